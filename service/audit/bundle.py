"""The audit bundle: one file that proves the log without the database; what is in it, and how it is written."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import Connection

from domain.checkpoint import Head, Malformed
from domain.merkle import EMPTY, Levels, consistency
from service.audit.checkpoints import Checkpoint, kept
from service.audit.keys import Verifier
from service.audit.proofs import steps_since
from service.backups.files import aside, give_name
from service.leaves import pages
from service.progress import Progress
from service.projections.tiles import grown, leaves_of

FACTS, HASHES = "facts.tsv", "leaf-hashes.bin"
CHECKPOINTS, CONSISTENCY, KEYS, README = "checkpoints.txt", "consistency.txt", "verifier-keys.txt", "README.txt"
NAMES = (README, KEYS, CHECKPOINTS, CONSISTENCY, HASHES, FACTS)
"""The files in a bundle, none of them compressed: hashing reads them as they lie."""

UNFINISHED = ".groundswell-bundle-"


class Written(NamedTuple):
    """How many facts and checkpoints a bundle has."""

    facts: int
    checkpoints: int


def write(file: Path, connection: Connection, trusted: Iterable[Verifier], progress: Progress) -> Written:
    """Write a bundle of all facts that are in the tree, as this connection sees them."""
    with aside(file, UNFINISHED) as folder:
        whole = folder / "bundle"
        with ZipFile(whole, "w") as bundle:
            written = _fill(bundle, connection, trusted, progress)
        give_name(whole, file)
    return written


def _fill(bundle: ZipFile, connection: Connection, trusted: Iterable[Verifier], progress: Progress) -> Written:
    hashes = b"".join(leaves_of(connection))
    checkpoints = kept(connection)
    _put(bundle, README, (files(__package__) / README).read_bytes())
    _put(bundle, KEYS, "".join(f"{key}\n" for key in trusted).encode())
    _put(bundle, CHECKPOINTS, in_a_row(each.note for each in checkpoints).encode())
    _put(bundle, CONSISTENCY, _proofs(checkpoints, Levels(hashes)).encode())
    _put(bundle, HASHES, hashes)
    return Written(_put_facts(bundle, connection, progress), len(checkpoints))


def in_a_row(notes: Iterable[str]) -> str:
    """Notes below one another, each followed by a blank line."""
    return "".join(f"{note}\n" for note in notes)


def _put(bundle: ZipFile, name: str, content: bytes) -> None:
    bundle.writestr(_info(name), content)


def _info(name: str) -> ZipInfo:
    """The date of a file would tell nothing: each bundle is what it holds."""
    info = ZipInfo(name)
    info.compress_type = ZIP_STORED
    info.external_attr = 0o600 << 16
    return info


def _put_facts(bundle: ZipFile, connection: Connection, progress: Progress) -> int:
    now, done = grown(connection), 0
    with bundle.open(_info(FACTS), "w", force_zip64=True) as stream:
        for page in pages(connection, now.position):
            stream.write(b"".join([b"%b\n" % leaf.content for leaf in page]))
            done += len(page)
            progress(done, now.size)
    return done


def _proofs(checkpoints: Iterable[Checkpoint], levels: Levels) -> str:
    """That each checkpoint continues the one before it, as far as the tree can prove it."""
    heads = [Head("", 0, EMPTY), *_heads(checkpoints)]
    return "".join(f"{_proof(before.size, after.size, levels)}\n" for before, after in pairwise(heads))


def _proof(old: int, new: int, levels: Levels) -> str:
    return steps_since(old, consistency(old, new, levels) if old <= new <= levels.size else [])


def _heads(checkpoints: Iterable[Checkpoint]) -> Iterator[Head]:
    """What the checkpoints say; one that was spoilt is written as it is, and proves nothing."""
    for each in checkpoints:
        try:
            yield each.head
        except Malformed:
            yield Head("", each.size, EMPTY)
