"""The recorder on SQLite."""

import json
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder
from typing_extensions import override

from service import append_only
from service.recorders.turns import COLUMNS, TakesTurns, by_aggregate
from service.sealing.saving import Saving, on_sqlite


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
            return by_aggregate(Notification(UUID(key), *told) for key, *told in cursor.fetchall())

    @override
    def _shut_out_others(self, cursor: Any) -> None:
        cursor.execute(f"DELETE FROM {self.events_table_name} WHERE 0")  # noqa: S608  # nosec B608 # our own name
