"""What the read models let go of when a stakeholder is erased: the same as a rebuild would never learn."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import MapperDeserialisationError
from sqlalchemy import Connection, bindparam, select, update

from domain.fact import Fact
from service.projections.rows import row
from service.projections.tables import NOBODY, partnerships, read_model, timeline
from service.store import Facts


def let_go(connection: Connection, facts: Facts, erased: Sequence[UUID]) -> None:
    """Tell the facts about these stakeholders anew, without the texts whose keys are destroyed by now.

    Everybody lets go of what they have kept: it is another edition.
    """
    if not erased:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    facts.forget_keys()
    for stakeholder in erased:
        anew = list(_told_anew(connection, facts, stakeholder))
        if anew:
            here = (timeline.c.coalition_id == bindparam("home")) & (timeline.c.position == bindparam("at"))
            anew_there = update(timeline).where(here).values(note=bindparam("left"), more=bindparam("besides"))
            connection.execute(anew_there, anew)
    connection.execute(update(read_model).values(edition=uuid4().hex))


def _told_anew(connection: Connection, facts: Facts, stakeholder: UUID) -> Iterator[dict[str, Any]]:
    theirs = partnerships.c.stakeholder_id == stakeholder.hex
    columns = partnerships.c.partnership_id, partnerships.c.coalition_id
    homes = {key: home for key, home in connection.execute(select(*columns).where(theirs))}  # noqa: C416  rows are no pairs to mypy
    for position, fact in _readable(facts, [stakeholder, *map(UUID, homes)]):
        told = row(fact, position, homes)
        yield {"home": told.coalition_id or NOBODY, "at": position, "left": told.note, "besides": told.more}


def _readable(facts: Facts, aggregates: Sequence[UUID]) -> Iterator[tuple[int, Fact]]:
    for notification in chain.from_iterable(facts.histories(aggregates).values()):
        try:
            fact: Fact = facts.mapper.to_domain_event(notification)  # type: ignore[assignment]
        except MapperDeserialisationError:
            continue  # it has no row, and is among the dead letters
        yield notification.id, fact
