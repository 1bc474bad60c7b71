"""What one save does to the data keys; it happens in the transaction that keeps the facts, or not at all."""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from service.sealing.data_key import DataKey
from service.sealing.master_keys import MasterKey
from service.sealing.table import keys

ROW_BYTES = 250
"""About how much of a transaction one key takes."""


class Erasure(NamedTuple):
    """Whose keys are destroyed: those of a stakeholder, whose aggregates these are."""

    stakeholder: UUID
    aggregates: Collection[UUID]


@dataclass
class Saving:
    """The aggregates of one save that are about stakeholders, and the data keys made for it.

    `about` has the stakeholder of each aggregate.
    """

    about: Mapping[UUID, UUID]
    erasure: Erasure | None = None
    made: dict[UUID, DataKey] = field(default_factory=dict)
    master: MasterKey | None = None

    @property
    def size(self) -> int:
        """About how many bytes it adds to the transaction."""
        return ROW_BYTES * len(self.made)

    def key_of(self, aggregate: UUID) -> DataKey:
        """A new key for an aggregate that has none; the same one throughout the save."""
        return self.made.setdefault(aggregate, DataKey.new())

    def rows(self) -> list[tuple[Any, ...]]:
        """The new keys as rows of the table `keys`."""
        if self.master is None:
            return []
        now, master = _now(), self.master
        return [
            (key.hex, self.about[key].hex, master.wrap(data_key.secret, key.hex), master.name, now, None)
            for key, data_key in self.made.items()
        ]


def _now() -> int:
    return time.time_ns() // 1000


REFUSE_ERASED = f"INSERT INTO {keys.name} SELECT * FROM {keys.name} WHERE wrapped IS NULL AND stakeholder_id = "  # noqa: S608  # nosec B608 # our own name
"""Fails, and the save with it, where a stakeholder is erased: the row is there already.

An `INSERT` that finds nothing costs a look at an index; the library's pipeline could not ask first.
"""

DESTROY = f"UPDATE {keys.name} SET wrapped = NULL, master = NULL, destroyed_at = {{0}} WHERE wrapped IS NOT NULL AND stakeholder_id = {{0}}"  # noqa: E501, S608  # nosec B608 # our own names
MARK = f"INSERT INTO {keys.name} VALUES ({{0}}, {{0}}, NULL, NULL, {{0}}, {{0}}) ON CONFLICT DO NOTHING"  # noqa: S608  # nosec B608 # our own names


def on_sqlite(saving: Saving, cursor: Any) -> None:
    """Change the keys; the cursor has the write lock."""
    stakeholders = set(saving.about.values()) - ({saving.erasure.stakeholder} if saving.erasure else set())
    cursor.executemany(f"{REFUSE_ERASED}?", [(each.hex,) for each in stakeholders])
    cursor.executemany(f"INSERT INTO {keys.name} VALUES (?, ?, ?, ?, ?, ?)", saving.rows())  # noqa: S608  # nosec B608 # our own names
    if saving.erasure:
        cursor.execute("PRAGMA secure_delete = ON")
        _destroy(saving.erasure, cursor, "?")


def on_postgres(saving: Saving, cursor: Any) -> None:
    """Change the keys; the cursor has the table of facts locked."""
    stakeholders = set(saving.about.values()) - ({saving.erasure.stakeholder} if saving.erasure else set())
    cursor.execute(f"{REFUSE_ERASED}ANY(%s)", ([each.hex for each in stakeholders],))
    rows = saving.rows()
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        types = ("text", "text", "bytea", "text", "bigint", "bigint")
        arrays = ", ".join(f"%s::{each}[]" for each in types)
        cursor.execute(f"INSERT INTO {keys.name} SELECT * FROM unnest({arrays})", columns)  # noqa: S608  # nosec B608 # our own names
    if saving.erasure:
        _destroy(saving.erasure, cursor, "%s")


def _destroy(erasure: Erasure, cursor: Any, mark: str) -> None:
    now, whose = _now(), erasure.stakeholder.hex
    cursor.execute(DESTROY.format(mark), (now, whose))
    for each in erasure.aggregates:
        cursor.execute(MARK.format(mark), (each.hex, whose, now, now))
