"""Who was erased after a backup was taken, and must be erased again where it is restored.

A backup holds the wrapped keys of those who were not erased yet. Who was erased later is told by later
backups of the same log beside it, by the database that it replaces, and by a list.
"""

from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from domain.errors import Invalid
from service.backups import tally
from service.backups.container import Manifest, manifest_of
from service.backups.errors import NoBackup


def by_others(file: Path, manifest: Manifest) -> set[UUID]:
    """Those whom other backups of the same log in the same folder tell of."""
    found: set[UUID] = set()
    for other in file.parent.glob("*.backup"):
        try:
            told = manifest_of(other)
        except NoBackup:  # something else of this name
            continue
        found.update(told.erased if told.log == manifest.log else ())
    return found


def by_database(connection: Connection, manifest: Manifest) -> set[UUID]:
    """Those whom a database tells of, if it holds the same log."""
    return set(tally.erased(connection)) if tally.log(connection) == manifest.log else set()


def by_list(file: Path) -> set[UUID]:
    """Those in a list of stakeholders' ids, one a line; a line that begins with `#` is a remark."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return {_id(line) for line in lines if line and not line.startswith("#")}


def _id(line: str) -> UUID:
    try:
        return UUID(line)
    except ValueError as error:
        raise Invalid("list of erased stakeholders", line, f"'{line[:50]}' is no id; give one on each line") from error
