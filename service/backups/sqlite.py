"""Backups of SQLite: a copy by its online backup, and a database put in the place of another."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from service.backups.errors import Failed, InUse
from service.backups.files import before_restore
from service.backups.tally import Told, told
from service.database import Database
from service.progress import Progress
from service.projections.tables import metadata

PAGES = 2_000
"""Pages copied at a time: 8 MB, between two reports of progress."""


def copy(database: Database, to: Path, progress: Progress) -> Told:
    """Copy the database as it is at one moment, while others go on saving; what it tells of itself.

    One connection counts and copies in one transaction: what is saved meanwhile is in neither.
    """
    with database.reading() as connection:
        seen = told(connection)
        _copy(connection, to, progress)
    return seen


def _copy(connection: Connection, to: Path, progress: Progress) -> None:
    source: Any = connection.connection.driver_connection
    with closing(sqlite3.connect(to)) as target:
        source.backup(target, pages=PAGES, progress=lambda _, left, of: progress(of - left, of))


def strip(file: Path) -> None:
    """Take the read models out, and every trace of them: they are computed anew, and name people in plain words.

    `VACUUM` leaves each fact at its position (the rowid); that is checked with the rest.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        for table in metadata.tables:
            connection.execute(f'DROP TABLE IF EXISTS "{table}"')
        connection.execute("VACUUM")


def check(file: Path) -> None:
    """Raise `Failed` unless SQLite finds the file whole."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        told = str(error)
    if told != "ok":
        raise Failed(f"SQLite finds the copy damaged ({told}); is the disk sound?")


def nobody_else(file: Path) -> None:
    """Raise `InUse` if others have the database open; afterwards all of it is in the one file.

    SQLite gives its write-ahead log up only for whoever is alone. A file that is no database any more
    may be put aside all the same: a backup is there for that.
    """
    try:
        with closing(sqlite3.connect(file, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        raise InUse from error
    except sqlite3.DatabaseError:
        return


def put_aside(file: Path, now: datetime) -> Path:
    """Rename what is there, with what SQLite keeps beside it; the new name of the database file."""
    kept = before_restore(file, now)
    for suffix in ("-wal", "-shm", ""):  # the database last: until then it is as it was
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + suffix))
    return kept


def facts_in(file: Path) -> int | None:
    """How many facts a database file holds, 0 where there is none; None where it is no database."""
    if not file.exists() or file.stat().st_size == 0:
        return 0
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = "SELECT count(*) FROM sqlite_master WHERE name = ?"
            if not connection.execute(tables, ["stored_events"]).fetchone()[0]:
                return 0
            return int(connection.execute("SELECT count(*) FROM stored_events").fetchone()[0])
    except sqlite3.DatabaseError:
        return None
