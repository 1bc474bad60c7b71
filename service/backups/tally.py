"""What the facts of a database count up to, and what else a backup says of them."""

from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnClause, Connection, column, func, or_, select

from domain.stakeholder import StakeholderErased
from service.log import place, stored
from service.sealing.opening import in_use

SHOWN = 5
"""Most gaps that are told one by one."""


class Tally(NamedTuple):
    """How many facts there are, the last one's position, and of how many aggregates they tell."""

    facts: int
    position: int
    aggregates: int


class Told(NamedTuple):
    """What one look at a database tells: the tally, which log it is, who was erased, which keys it is sealed with."""

    tally: Tally
    log: str
    erased: tuple[UUID, ...]
    master_keys: tuple[str, ...]


def told(connection: Connection) -> Told:
    """Look at what this connection sees."""
    keys = tuple(sorted(in_use(connection)))
    return Told(tally(connection), log(connection), erased(connection), keys)


def tally(connection: Connection) -> Tally:
    """Count what this connection sees."""
    last, aggregates = func.coalesce(func.max(place(connection)), 0), func.count(column("originator_id").distinct())
    query = select(func.count(), last, aggregates).select_from(stored(connection))
    return Tally(*connection.execute(query).one())


def log(connection: Connection) -> str:
    """What tells one log from all others, as text: its first fact, hashed; nothing where there is none."""
    state: ColumnClause[bytes] = column("state")
    first = select(state).select_from(stored(connection)).order_by(place(connection)).limit(1)
    found = connection.execute(first).scalar()
    return "" if found is None else sha256(found).hexdigest()


def erased(connection: Connection) -> tuple[UUID, ...]:
    """The ids of all stakeholders who were erased."""
    aggregate: ColumnClause[str] = column("originator_id")
    topic: ColumnClause[str] = column("topic")
    query = select(aggregate).distinct().select_from(stored(connection)).where(topic == StakeholderErased.TOPIC)
    return tuple(sorted(UUID(str(found)) for found in connection.execute(query).scalars()))


def gaps(connection: Connection) -> list[str]:
    """The first aggregates whose facts are not numbered 1, 2, 3 and so on without a gap, by their ids."""
    aggregate: ColumnClause[str] = column("originator_id")
    version: ColumnClause[int] = column("originator_version")
    each = select(aggregate).select_from(stored(connection)).group_by(aggregate)
    broken = each.having(or_(func.min(version) != 1, func.max(version) != func.count()))
    return [str(found) for found in connection.execute(broken.order_by(aggregate).limit(SHOWN)).scalars()]
