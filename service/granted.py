"""The roles that are granted, read from the facts themselves: a revocation counts at once, in every process."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import ColumnClause, Connection, column, select

from domain.access import Access
from domain.fact import Fact
from domain.identity import access_id
from domain.roles import Role
from service.database import Database
from service.log import stored
from service.projections import lists
from service.store import Facts

CHUNK = 500
"""Most aggregates asked for in one statement."""


@dataclass(frozen=True)
class Granted:
    """What is granted in coalitions and everywhere; None stands for everywhere."""

    facts: Facts
    database: Database

    def of(self, person: str, coalitions: Collection[UUID | None]) -> dict[UUID | None, frozenset[Role]]:
        """The roles of somebody in these coalitions."""
        found = ((access.coalition_id, access.of(person)) for access in self.all(coalitions))
        return {coalition: roles for coalition, roles in found if roles}

    def anywhere(self, person: str) -> dict[UUID | None, frozenset[Role]]:
        """The roles of somebody in all coalitions in which they have one, and everywhere."""
        with self.database.reading() as connection:
            known = lists.coalition_names(connection)
        return self.of(person, [None, *known])

    def all(self, coalitions: Collection[UUID | None], until: datetime | None = None) -> Iterator[Access]:
        """What is granted in these coalitions; as of an instant, if one is given."""
        keys = [access_id(each) for each in coalitions]
        with self.database.reading() as connection:
            for begin in range(0, len(keys), CHUNK):
                yield from _made(self._facts(connection, keys[begin : begin + CHUNK]), until)

    def _facts(self, connection: Connection, keys: Collection[UUID]) -> Iterator[Fact]:
        columns: list[ColumnClause[Any]] = [column(each) for each in StoredEvent.__match_args__]
        ids = [each.hex if self.database.is_sqlite else each for each in keys]
        query = select(*columns).select_from(stored(connection)).where(columns[0].in_(ids)).order_by(*columns[:2])
        for row in connection.execute(query):
            yield cast("Fact", self.facts.mapper.to_domain_event(_event(*row)))


def _event(key: UUID | str, version: int, topic: str, state: bytes) -> StoredEvent:
    return StoredEvent(
        originator_id=key if isinstance(key, UUID) else UUID(key),
        originator_version=version,
        topic=topic,
        state=bytes(state),
    )


def _made(facts: Iterable[Fact], until: datetime | None) -> Iterator[Access]:
    """The aggregates that these facts make, each after all of its own until an instant."""
    made: dict[UUID, Access] = {}
    for fact in facts:
        if until is None or fact.timestamp <= until:
            before = made.get(fact.originator_id)
            made[fact.originator_id] = cast("Access", fact.mutate(before))
    yield from made.values()
