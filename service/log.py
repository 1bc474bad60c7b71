"""The log of facts as such: how many there are, and all of them in order."""

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import Notification
from sqlalchemy import ColumnClause, Connection, TableClause, column, func, select, table

from service.store import FactMapper, Facts

PAGE = 2_000


def stored(connection: Connection) -> TableClause:
    """The table of the facts, as the library names it."""
    return table("groundswell_events" if connection.dialect.name == "postgresql" else "stored_events")


def place(connection: Connection) -> ColumnClause[int]:
    """The column of that table that holds a fact's position in the log."""
    return column("notification_id" if connection.dialect.name == "postgresql" else "rowid")


def count_facts(connection: Connection, after: int = 0) -> int:
    """How many facts are saved after a position."""
    query = select(func.count()).select_from(stored(connection))
    if after:  # all of them are counted in an index, without looking at a fact
        query = query.where(place(connection) > after)
    return int(connection.execute(query).scalar_one())


def notifications(facts: Facts) -> Iterator[Notification]:
    """All facts in their global order, as they are stored."""
    position = 0
    while page := facts.recorder.select_notifications(position, PAGE, inclusive_of_start=False):
        facts.have_keys(cast("UUID", each.originator_id) for each in page)
        yield from page
        position = page[-1].id


def export(facts: Facts) -> Iterator[dict[str, Any]]:
    """All facts as plain values: position, topic, aggregate, version, and what the fact tells."""
    mapper = cast("FactMapper", facts.mapper)
    for stored in notifications(facts):
        yield {
            "position": stored.id,
            "topic": stored.topic,
            "aggregate": str(stored.originator_id),
            "version": stored.originator_version,
            "fact": mapper.told(stored),
        }
