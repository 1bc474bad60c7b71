"""After an erasure: no byte of what the tables no longer hold is left in the database's files, as far as it can be had.

SQLite keeps deleted texts in free pages and in its write-ahead log; PostgreSQL in dead rows, in
statistics and in the segments of its write-ahead log.
"""

import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Connection, text

from service.database import Database
from service.projections.tables import dead_letters, stakeholders, timeline
from service.sealing.table import keys

PATIENCE = 20.0
"""Seconds to wait for readers that still see the rows as they were."""

HELD = "others were reading all the while, so parts of the database could not be written anew; run it again later"
NO_RIGHT = (
    "the database's role may not run {0}, so the write-ahead log keeps what was written before the erasure until "
    "PostgreSQL lets go of it; ask its administrator to run CHECKPOINT; SELECT pg_switch_wal(); CHECKPOINT"
)
RECYCLED = (
    "PostgreSQL uses old segments of its write-ahead log again, and until then they hold what was written before; "
    "with wal_recycle = off it removes them"
)
ARCHIVED = (
    "PostgreSQL archives its write-ahead log, and the archive holds what was written before; see the operations guide"
)


def clear(database: Database) -> list[str]:
    """Write anew what held deleted texts; says what could not be done, in sentences without a full stop."""
    return _clear_sqlite(database) if database.is_sqlite else list(_clear_postgres(database))


def _clear_sqlite(database: Database) -> list[str]:
    connection = database.engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.execute("PRAGMA secure_delete = ON")
        driver.execute("VACUUM")
        busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:  # locked all the while, or the disk is full
        return [f"the database's file could not be written anew ({error}); run it again once that is mended"]
    else:
        return [HELD] if busy else []
    finally:
        connection.close()


def _clear_postgres(database: Database) -> Iterator[str]:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not _alone_with_the_present(connection):
            yield HELD
        for each in (timeline.name, stakeholders.name, dead_letters.name, keys.name, "pg_catalog.pg_statistic"):
            connection.execute(text(f"VACUUM (FULL) {each}"))
        yield from _clear_write_ahead_log(connection)


def _alone_with_the_present(connection: Connection) -> bool:
    """Whether nobody sees the rows as they were any more; such rows are not removed."""
    now = connection.execute(text("SELECT pg_current_xact_id()::text::bigint % 4294967296")).scalar_one()
    older = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND age(backend_xmin) > age(CAST(CAST(:now AS text) AS xid))"
    )
    deadline = time.monotonic() + PATIENCE
    while connection.execute(older, {"now": now}).scalar_one():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def _clear_write_ahead_log(connection: Connection) -> Iterator[str]:
    for statement in ("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
        try:
            connection.execute(text(statement))
        except sqlalchemy.exc.ProgrammingError:  # psycopg's InsufficientPrivilege is one
            yield NO_RIGHT.format(statement.removeprefix("SELECT "))
            break
    if connection.execute(text("SHOW archive_mode")).scalar_one() != "off":
        yield ARCHIVED
    if connection.execute(text("SHOW wal_recycle")).scalar_one() != "off":
        yield RECYCLED
