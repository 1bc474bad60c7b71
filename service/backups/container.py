"""The form of a backup: a ZIP archive of a manifest and of the database as its own programs write it.

`database.sqlite` is a database file, `database.dump` an archive of `pg_dump --format=custom`: without
Groundswell, `unzip` takes them out and `sqlite3` or `pg_restore` reads them. A ZIP archive has its list
of contents at the end, so one that is cut short is none.
"""

import zlib
from errno import EINVAL
from hashlib import sha256
from pathlib import Path
from typing import IO, Literal
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from service.backups.errors import NoBackup
from service.backups.tally import Tally
from service.progress import Progress

MANIFEST = "manifest.json"
MOST_MANIFEST = 16 * 1024 * 1024
"""Bytes; a manifest has a few hundred, and forty for each stakeholder erased."""

PIECE = 1024 * 1024
NEWEST = 1
"""The form that this program writes; older ones it reads."""

BROKEN = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What reading a ZIP archive may raise that is damaged, encrypted or made otherwise."""

NAMES = {"sqlite": "database.sqlite", "postgresql": "database.dump"}


class Manifest(BaseModel):
    """What a backup holds; `size` and `sha256` are of the database in it, `form` is that of the archive.

    `log` tells the log from all others; `master_keys` are the names of those that its data keys are
    wrapped by, `erased` the ids of all stakeholders erased before it was taken.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    of: Literal["Groundswell"] = "Groundswell"
    form: int = Field(default=NEWEST, ge=1)
    taken_at: AwareDatetime
    database: Literal["sqlite", "postgresql"]
    version: str
    facts: int = Field(ge=0)
    position: int = Field(ge=0)
    aggregates: int = Field(ge=0)
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    log: str = ""
    master_keys: tuple[str, ...] = ()
    erased: tuple[UUID, ...] = ()

    @property
    def tally(self) -> Tally:
        """What its facts count up to."""
        return Tally(self.facts, self.position, self.aggregates)


def digest(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return _digest(stream)


def _digest(stream: IO[bytes]) -> str:
    counted = sha256()
    while piece := stream.read(PIECE):
        counted.update(piece)
    return counted.hexdigest()


def pack(database: Path, manifest: Manifest, to: Path, progress: Progress) -> None:
    """Write a backup; what `pg_dump` wrote is compressed already."""
    method = ZIP_DEFLATED if manifest.database == "sqlite" else ZIP_STORED
    with ZipFile(to, "x", method, compresslevel=3) as archive:
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=2))
        with (
            database.open("rb") as source,
            archive.open(NAMES[manifest.database], "w", force_zip64=True) as target,
        ):
            _copied(source, target, manifest.size, progress)


def manifest_of(file: Path) -> Manifest:
    """What a backup says of itself; raises `NoBackup` where it is none, or not whole."""
    try:
        with ZipFile(file) as archive, archive.open(MANIFEST) as stream:
            told = stream.read(MOST_MANIFEST)
            manifest = Manifest.model_validate_json(told)
            there = archive.getinfo(NAMES[manifest.database])
    except (*BROKEN, ValidationError, OSError) as error:
        if _not_of_the_archive(error):
            raise
        raise NoBackup(file, "is no backup of Groundswell, or only a part of one") from error
    if manifest.form > NEWEST:
        raise NoBackup(file, f"was written by Groundswell {manifest.version}, which is newer; restore it with that")
    if there.file_size != manifest.size:
        raise NoBackup(file, "is damaged: the database in it has another size than its manifest says")
    return manifest


def unpack(file: Path, manifest: Manifest, to: Path, progress: Progress) -> None:
    """Take the database out of a backup; raises `NoBackup` where it is not what the manifest says."""
    try:
        with ZipFile(file) as archive, archive.open(NAMES[manifest.database]) as source, to.open("xb") as target:
            _copied(source, target, manifest.size, progress)
    except (*BROKEN, OSError) as error:
        if _not_of_the_archive(error):
            raise
        raise NoBackup(file, "is damaged") from error
    if digest(to) != manifest.sha256:
        raise NoBackup(file, "is damaged: the database in it is not what its manifest says")


def _not_of_the_archive(error: Exception) -> bool:
    """Whether the system failed, and not the archive by naming a place before the beginning of its file."""
    return isinstance(error, OSError) and error.errno != EINVAL


def _copied(source: IO[bytes], target: IO[bytes], size: int, progress: Progress) -> None:
    """Copy no more than so many bytes, whatever the archive claims."""
    done = 0
    while done < size and (piece := source.read(min(PIECE, size - done))):
        target.write(piece)
        done += len(piece)
        progress(done, size)
