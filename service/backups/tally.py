"""What the facts of a database count up to: whether what was restored is what was saved."""

from typing import NamedTuple

from sqlalchemy import ColumnClause, Connection, column, func, or_, select

from service.log import place, stored

SHOWN = 5
"""Most gaps that are told one by one."""


class Tally(NamedTuple):
    """How many facts there are, the last one's position, and of how many aggregates they tell."""

    facts: int
    position: int
    aggregates: int


def tally(connection: Connection) -> Tally:
    """Count what this connection sees."""
    last, aggregates = func.coalesce(func.max(place(connection)), 0), func.count(column("originator_id").distinct())
    query = select(func.count(), last, aggregates).select_from(stored(connection))
    return Tally(*connection.execute(query).one())


def gaps(connection: Connection) -> list[str]:
    """The first aggregates whose facts are not numbered 1, 2, 3 and so on without a gap, by their ids."""
    aggregate: ColumnClause[str] = column("originator_id")
    version: ColumnClause[int] = column("originator_version")
    each = select(aggregate).select_from(stored(connection)).group_by(aggregate)
    broken = each.having(or_(func.min(version) != 1, func.max(version) != func.count()))
    return [str(found) for found in connection.execute(broken.order_by(aggregate).limit(SHOWN)).scalars()]
