"""Backups of PostgreSQL, by `pg_dump` and `pg_restore` in the custom format."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from service.backups.tally import Told, told
from service.backups.tools import environment, run, tool
from service.database import Database
from service.progress import Progress
from service.projections.tables import metadata

COPIED = text("SELECT coalesce(sum(tuples_processed), 0) FROM pg_stat_progress_copy WHERE datname = current_database()")
"""How many rows are copied by now, of all tables being copied."""


def dump(database: Database, url: str, to: Path, progress: Progress) -> Told:
    """Dump the database as it is at one moment, while others go on saving; what it tells of itself.

    The snapshot in which they are counted is handed to `pg_dump`. The read models stay out: they are
    computed anew, and name people in plain words.
    """
    with database.reading() as connection:
        program = tool("pg_dump", server_version(connection))
        seen, snapshot = told(connection), connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        without = [f"--exclude-table={name}" for table in metadata.tables for name in (table, f"{table}_*_seq")]
        plain = ["--format=custom", "--no-owner", "--no-privileges", f"--file={to}", f"--snapshot={snapshot}"]
        run(program, [*plain, *without], url, lambda: _tell(database, seen.tally.facts, progress))
    return seen


def fill(database: Database, url: str, dumped: Path, facts: int, progress: Progress) -> None:
    """Put what was dumped in the place of what is there: all of it, or nothing."""
    with database.reading() as connection:
        program = tool("pg_restore", server_version(connection))
    name = environment(url)["PGDATABASE"]
    whole = ["--single-transaction", "--exit-on-error", "--clean", "--if-exists", "--no-owner", "--no-privileges"]
    run(program, [*whole, f"--dbname={name}", str(dumped)], url, lambda: _tell(database, facts, progress))


def server_version(connection: Connection) -> int:
    """The server's major version."""
    number: Any = connection.execute(text("SHOW server_version_num")).scalar_one()
    return int(number) // 10_000


def _tell(database: Database, facts: int, progress: Progress) -> None:
    with database.reading() as connection:
        done: Any = connection.execute(COPIED).scalar_one()
    progress(min(int(done), facts), facts)
