"""The data keys, unwrapped: read many at once, kept in the process for a while, never written anywhere."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, select

from domain.errors import StakeholderIsErased
from domain.personal import pseudonym
from service.sealing.data_key import DataKey
from service.sealing.master_keys import MasterKeys
from service.sealing.saving import Saving
from service.sealing.table import keys

if TYPE_CHECKING:
    from service.database import Database

LIMIT = 50_000
"""Most keys kept in a process, at some 300 bytes each."""

AT_ONCE = 1_000
"""Most keys asked for in one query."""

DESTROYED = DataKey(b"")
"""Stands for the key of somebody who was erased."""


BROKEN = DataKey(b"broken")
"""Stands for a key that cannot be unwrapped."""


class KeyChanged(ValueError):
    """A data key in the table is not what was put there."""

    def __init__(self) -> None:
        super().__init__("its data key was changed, or is another aggregate's")


class Keyring:
    """The keys of the aggregates asked for last, for any number of threads."""

    def __init__(self, database: "Database", masters: MasterKeys) -> None:
        self.masters = masters
        self._database = database
        self._lock = threading.Lock()
        self._kept: OrderedDict[UUID, DataKey | None] = OrderedDict()
        self._at_hand = threading.local()

    def have(self, aggregates: Iterable[UUID]) -> None:
        """Read the keys of these aggregates that are not kept yet, many at a time."""
        with self._lock:
            wanted = iter({each for each in aggregates if each not in self._kept})
        while some := list(islice(wanted, AT_ONCE)):
            self._keep(self._read(some))

    def of(self, aggregate: UUID, *, anew: bool = False) -> DataKey | None:
        """The key of an aggregate, `DESTROYED`, or None where it has none. `anew` asks the database in any case.

        Raises `KeyChanged`.
        """
        with self._lock:
            found = self._kept.get(aggregate, BROKEN)
        if anew or found is BROKEN:
            there = self._read([aggregate])
            self._keep(there)
            found = there[aggregate]
        if found is BROKEN:
            raise KeyChanged
        return found

    def to_seal(self, aggregate: UUID) -> DataKey:
        """The key that seals what is said in an aggregate: its own, or a new one that goes with the save at hand."""
        key = self.of(aggregate)
        saving: Saving | None = getattr(self._at_hand, "saving", None)
        if key is DESTROYED:
            raise StakeholderIsErased(pseudonym(saving.about[aggregate] if saving else aggregate))
        if key is not None:
            return key
        return saving.key_of(aggregate) if saving else DataKey.new()

    @contextmanager
    def saving(self, saving: Saving) -> Iterator[None]:
        """Meanwhile this thread may make new keys, which that save keeps."""
        self.have(saving.about)
        saving.master = self.masters.first()
        self._at_hand.saving = saving
        try:
            yield
        except BaseException:
            self.forget(saving.about)  # maybe somebody was erased meanwhile
            raise
        finally:
            self._at_hand.saving = None
            self.forget(saving.made)  # only what the database has by now is a key
            self.forget(saving.erasure.aggregates if saving.erasure else ())

    def forget(self, aggregates: Iterable[UUID] | None = None) -> None:
        """Let go of the keys of these aggregates, or of all."""
        with self._lock:
            for each in list(self._kept) if aggregates is None else aggregates:
                self._kept.pop(each, None)

    def _keep(self, found: dict[UUID, DataKey | None]) -> None:
        with self._lock:
            self._kept.update(found)
            while len(self._kept) > LIMIT:
                self._kept.popitem(last=False)

    def _read(self, aggregates: Sequence[UUID]) -> dict[UUID, DataKey | None]:
        with self._database.reading() as connection:
            there = dict(self._unwrapped(connection, [each.hex for each in aggregates]))
        return {each: there.get(each.hex) for each in aggregates}

    def _unwrapped(self, connection: Connection, wanted: list[str]) -> Iterator[tuple[str, DataKey]]:
        columns = keys.c.aggregate_id, keys.c.wrapped, keys.c.master
        for key, wrapped, master in connection.execute(select(*columns).where(keys.c.aggregate_id.in_(wanted))):
            yield key, DESTROYED if wrapped is None else self._unwrap(key, wrapped, master)

    def _unwrap(self, key: str, wrapped: bytes, master: str) -> DataKey:
        try:
            return DataKey(self.masters.named(master).unwrap(wrapped, key))
        except (InvalidTag, ValueError):
            return BROKEN
