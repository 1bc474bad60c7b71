"""The library's recorders, taught four things.

Saves of any size, keeping others from saving, refusing changes, and reading many aggregates at once.
"""

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import InterfaceError, Notification, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.sqlite import SQLiteApplicationRecorder
from eventsourcing.utils import retry
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier
from typing_extensions import override

from service import append_only
from service.sealing.saving import Saving, on_postgres, on_sqlite

SAVE_BYTES = 256 * 1024
"""Most bytes of events sent to PostgreSQL at once; around a megabyte its pipeline never returns."""

COLUMNS = "originator_id, originator_version, topic, state, {position}"
"""What is read of a fact, in the order of a `Notification`."""

INSERT = """
    INSERT INTO public.{} (originator_id, originator_version, topic, state)
    SELECT * FROM unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[]) RETURNING notification_id
"""
"""Adds facts, each column an array in binary; the library's array of rows is text, and twice the work at either end."""


class TakesTurns:
    """Base of recorders whose writing can be had alone, for as long as one decision takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mine = threading.local()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else saves meanwhile; what this thread saves is kept together at the end."""
        datastore: Any = self.datastore  # type: ignore[attr-defined]  # every recorder has one
        with datastore.transaction(commit=True) as cursor:
            self._shut_out_others(cursor)
            self._mine.cursor = cursor
            try:
                yield
            finally:
                del self._mine.cursor

    def histories(self, aggregates: Collection[UUID]) -> dict[UUID, list[Notification]]:
        """The facts of each of these aggregates that has any, in order, with their positions in the log."""
        raise NotImplementedError

    def _my_cursor(self) -> Any:
        """The cursor of the transaction that this thread has alone, if it has one."""
        return getattr(self._mine, "cursor", None)

    def _shut_out_others(self, cursor: Any) -> None:
        raise NotImplementedError


class SQLiteRecorder(TakesTurns, SQLiteApplicationRecorder):
    """On SQLite whoever writes first is alone until the transaction ends."""

    @override
    def construct_create_table_statements(self) -> list[str]:
        made: list[str] = super().construct_create_table_statements()
        return made + append_only.sqlite_statements(self.events_table_name)

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        cursor = self._my_cursor()
        if cursor is None:
            return super().insert_events(stored_events, **kwargs)
        return self._insert_events(cursor, stored_events, **kwargs)

    @override
    def _insert_events(
        self, c: Any, stored_events: Sequence[StoredEvent], *, saving: Saving | None = None, **kwargs: Any
    ) -> Sequence[int] | None:
        positions: Sequence[int] | None = super()._insert_events(c, stored_events, **kwargs)
        if saving is not None:
            on_sqlite(saving, c)
        return positions

    @override
    def histories(self, aggregates: Collection[UUID]) -> dict[UUID, list[Notification]]:
        columns, ids = COLUMNS.format(position="rowid"), json.dumps([each.hex for each in aggregates])
        wanted = "originator_id IN (SELECT value FROM json_each(?))"  # parameters there may be only so many
        query = f"SELECT {columns} FROM {self.events_table_name} WHERE {wanted}"  # noqa: S608  # nosec B608 # our own names
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(f"{query} ORDER BY originator_id, originator_version", (ids,))
            return _histories(Notification(UUID(key), *told) for key, *told in cursor.fetchall())

    @override
    def _shut_out_others(self, cursor: Any) -> None:
        cursor.execute(f"DELETE FROM {self.events_table_name} WHERE 0")  # noqa: S608  # nosec B608 # our own name


class PostgresRecorder(TakesTurns, PostgresApplicationRecorder):
    """On PostgreSQL large saves go in pieces that the library's pipeline survives."""

    @override
    @retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)  # as the library reads a single one
    def histories(self, aggregates: Collection[UUID]) -> dict[UUID, list[Notification]]:
        columns = COLUMNS.format(position="notification_id")
        query = f"SELECT {columns} FROM {self.events_table_name} WHERE originator_id = ANY(%s)"  # noqa: S608  # nosec B608 # our own names
        in_order = f"{query} ORDER BY originator_id, originator_version".encode()
        with self.datastore.get_connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
            cursor.execute(in_order, (list(aggregates),), binary=True)  # as text each byte of a fact is two
            return _histories(Notification(*row) for row in cursor)

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        # psycopg goes on using a statement whose preparing was skipped because a pipeline failed before it
        datastore.pool.kwargs = {**cast("dict[str, Any]", datastore.pool.kwargs), "prepare_threshold": None}
        super().__init__(datastore, **kwargs)
        made = append_only.postgresql_statements(self.events_table_name)
        self.insert_events_statement = SQL(INSERT).format(Identifier(self.events_table_name))
        self.sql_create_statements += [SQL(statement).format() for statement in made]
        patience = f"set_config('lock_timeout', '{self.datastore.lock_timeout}s', true)"  # one statement, not two
        self.lock_table_statements = [SQL(f"SELECT public.{append_only.LOCK}() FROM {patience}")]  # noqa: S608  # nosec B608 # our own words

    @override
    def create_table(self) -> None:
        """Make what is missing. A role that does not own the facts makes nothing, and has to find them made."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(append_only.POSTGRESQL_STATE)
            found = cursor.fetchone()
        if found is None or (found["mine"] and not found["guarded"]):
            super().create_table()
        else:
            self.datastore.register_type_adapters()

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        cursor = self._my_cursor()
        if cursor is not None:
            return self._insert_pieces(cursor, stored_events, **kwargs)
        saving: Saving | None = kwargs.get("saving")
        if sum(_size(event) for event in stored_events) + (saving.size if saving else 0) <= SAVE_BYTES:
            at_once: Sequence[int] | None = super().insert_events(stored_events, **kwargs)
            return at_once
        with self.datastore.transaction(commit=True) as own:
            return self._insert_pieces(own, stored_events, **kwargs)

    @override
    def _insert_stored_events(
        self, curs: Any, stored_events: Sequence[StoredEvent], *, saving: Saving | None = None, **_: Any
    ) -> None:
        """As the library does, but nobody is notified, for nobody listens."""
        self._lock_table(curs)
        if saving is not None:
            on_postgres(saving, curs)
        rows = ((each.originator_id, each.originator_version, each.topic, each.state) for each in stored_events)
        curs.execute(self.insert_events_statement, [list(column) for column in zip(*rows, strict=True)])

    def _insert_pieces(
        self, cursor: Any, stored_events: Sequence[StoredEvent], *, saving: Saving | None = None, **_: Any
    ) -> list[int]:
        positions: list[int] = []
        for number, piece in enumerate(_pieces(stored_events)):
            self._insert_stored_events(cursor, piece, saving=None if number else saving)
            positions.extend(self._fetch_ids_after_insert_events(cursor, piece) or [])
        return positions

    @override
    def _shut_out_others(self, cursor: Any) -> None:
        self._lock_table(cursor)


def _histories(facts: Iterable[Notification]) -> dict[UUID, list[Notification]]:
    found: dict[UUID, list[Notification]] = {}
    for fact in facts:
        found.setdefault(cast("UUID", fact.originator_id), []).append(fact)
    return found


def _pieces(events: Sequence[StoredEvent]) -> Iterator[Sequence[StoredEvent]]:
    start, size = 0, 0
    for number, event in enumerate(events):
        size += _size(event)
        if size > SAVE_BYTES and number > start:
            yield events[start:number]
            start, size = number, _size(event)
    if len(events) > start:
        yield events[start:]


def _size(event: StoredEvent) -> int:
    return len(event.state) + 100
