"""The read models' side of the database: one engine, one way to read and one to write."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from service.settings import Settings
from service.store import LOCK_TIMEOUT


class Database:
    """Transactions on SQLite or PostgreSQL that behave alike.

    Reading sees one moment throughout. Writing on SQLite takes the write lock at once, so that
    it waits its turn and never fails for having read before it wrote.
    """

    def __init__(self, settings: Settings) -> None:
        self.is_sqlite = settings.sqlite_path is not None
        self.engine = self._engine(settings)
        self._reader = self.engine.execution_options(
            **({} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"})
        )
        self._writer = self.engine.execution_options(**({"begin": "BEGIN IMMEDIATE"} if self.is_sqlite else {}))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together, or not at all."""
        with self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _engine(self, settings: Settings) -> Engine:
        if not self.is_sqlite:
            return create_engine(settings.sqlalchemy_url, pool_pre_ping=True)
        engine = create_engine(settings.sqlalchemy_url, connect_args={"timeout": LOCK_TIMEOUT})
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin)
        return engine


def _leave_transactions_to_us(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql(options.get("begin", "BEGIN"))


def insert_many(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as tuples in the order of the table's columns, as fast as the driver can.

    SQLite takes the tuples without SQLAlchemy's work on each; PostgreSQL takes them by COPY.
    """
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = insert(table).compile(dialect=sqlite.dialect(paramstyle="qmark"))
        connection.exec_driver_sql(str(statement), list(rows))
        return
    columns = ", ".join(column.name for column in table.columns)
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
