"""Making a backup, and removing those that are older than they may be."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from domain.roles import Right
from service.backups import postgres, sqlite
from service.backups.container import NAMES, Manifest, digest, pack
from service.backups.errors import Failed
from service.backups.files import aside, expired, give_name, named, refuse_to_overwrite
from service.backups.tally import Tally, Told, tally
from service.database import Database
from service.guard import INSIDE, Guard, Where, needs
from service.progress import Progress, silent
from service.settings import Settings

Stage = Callable[[str], AbstractContextManager[Progress]]
"""Shows a piece of the work by its name, and how far it is."""


def unseen(_: str) -> AbstractContextManager[Progress]:
    """Shows nothing to anybody."""
    return nullcontext(silent)


@dataclass(frozen=True)
class Made:
    """A backup that is whole, how many bytes it has, and the older ones that were removed."""

    file: Path
    manifest: Manifest
    size: int
    removed: list[Path]


@dataclass(frozen=True)
class Backups:
    """Makes backups of a database while others use it."""

    settings: Settings
    database: Database
    clock: Callable[[], datetime]
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def make(self, to: Path, *, force: bool = False, stage: Stage = unseen) -> Made:
        """Back all facts up into a file, or into one named by the time where `to` is a folder.

        Every fact saved before it begins is in it. In a folder, backups older than the retention are
        removed afterwards. Raises `AlreadyThere`, `ToolMissing` or `Failed`; then there is no new file.
        """
        now = self.clock()
        file = named(to, now)
        refuse_to_overwrite(file, force=force)
        with aside(file) as folder:
            manifest, whole = self._write(folder, now, stage)
            refuse_to_overwrite(file, force=force)  # another may have been quicker
            give_name(whole, file)
        days = self.settings.backup_retention_days
        return Made(file, manifest, file.stat().st_size, self._removed(to, now, days) if days and to.is_dir() else [])

    def _write(self, folder: Path, now: datetime, stage: Stage) -> tuple[Manifest, Path]:
        kind = "sqlite" if self.database.is_sqlite else "postgresql"
        database, whole = folder / NAMES[kind], folder / "whole"
        with stage("Copying") as progress:
            seen = self._copied(database, progress)
        manifest = Manifest(
            taken_at=now,
            database="sqlite" if self.database.is_sqlite else "postgresql",
            version=version("groundswell"),
            **seen.tally._asdict(),
            **{name: getattr(seen, name) for name in ("log", "master_keys", "erased")},
            size=database.stat().st_size,
            sha256=digest(database),
        )
        with stage("Packing") as progress:
            pack(database, manifest, whole, progress)
        return manifest, whole

    def _copied(self, to: Path, progress: Progress) -> Told:
        """The database in a file of its own, without read models; what it tells of itself."""
        if not self.database.is_sqlite:
            return postgres.dump(self.database, self.settings.database_url, to, progress)
        seen = sqlite.copy(self.database, to, progress)
        sqlite.strip(to)
        sqlite.check(to)
        self._same(to, seen.tally)
        return seen

    def _same(self, file: Path, counted: Tally) -> None:
        """Raise `Failed` unless the facts in a copy count up to the same."""
        copied = Database(self.settings.model_copy(update={"database_url": f"sqlite:///{file}"}))
        try:
            with copied.reading() as connection:
                there = tally(connection)
        finally:
            copied.close()
        if there != counted:
            raise Failed(f"The copy holds {there.facts:,} facts instead of {counted.facts:,}; is the disk sound?")

    def _removed(self, folder: Path, now: datetime, days: int) -> list[Path]:
        old = expired(folder, now, days)
        for file in old:
            file.unlink()
        return old
