"""The recorder on PostgreSQL."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import InterfaceError, Notification, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import retry
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier
from typing_extensions import override

from service import append_only
from service.recorders.turns import COLUMNS, TakesTurns, by_aggregate
from service.sealing.saving import Saving, on_postgres

SAVE_BYTES = 256 * 1024
"""Most bytes of events sent to PostgreSQL at once; around a megabyte its pipeline never returns."""

INSERT = """
    INSERT INTO public.{} (originator_id, originator_version, topic, state)
    SELECT * FROM unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[]) RETURNING notification_id
"""
"""Adds facts, each column an array in binary; the library's array of rows is text, and twice the work at either end."""


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
            return by_aggregate(Notification(*row) for row in cursor)

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
