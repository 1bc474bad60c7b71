"""Support and momentum of a coalition, computed anew from its timeline rows.

A pure function of the rows and of the last day: running it twice, late, or in parallel for other
coalitions is harmless. Of the series, only the months that came out differently are written.
"""

from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Select, select

from domain.by_column import Row
from domain.time import day_number, microseconds
from service.database import Database
from service.projections.computed import Counted, compute
from service.projections.dead_letters import take_back
from service.projections.policies import adopted
from service.projections.series import counted, replace
from service.projections.tables import (
    NOBODY,
    coalition_now,
    coalitions,
    dead_letters,
    timeline,
)

TASK = "refresh"

MODEL_COLUMNS = (
    "position",
    "partnership_id",
    "kind",
    "amends",
    "occurred_at",
    "influence",
    "bloc",
    "tone",
    "visibility",
)
"""The columns of the timeline that make a `Row`, in its order."""


REST = timedelta(minutes=5)
"""How long a coalition that keeps failing is left alone before it is tried again."""


def stale(connection: Connection, now: datetime) -> list[str]:
    """Coalitions with facts that are not counted in yet, or whose series ends before today.

    One that has just failed for good rests for a while, so that it does not hold others up.
    """
    resting = select(dead_letters.c.subject).where(
        dead_letters.c.task == TASK, dead_letters.c.failed_at > microseconds(now - REST)
    )
    fresh = (coalition_now.c.position == coalitions.c.position) & (coalition_now.c.through >= day_number(now.date()))
    counted = select(coalition_now.c.coalition_id).join(
        coalitions, coalitions.c.coalition_id == coalition_now.c.coalition_id
    )
    query = select(coalitions.c.coalition_id).where(
        coalitions.c.coalition_id.not_in(counted.where(fresh)),
        coalitions.c.coalition_id.not_in(resting),
    )
    return list(connection.execute(query.order_by(coalitions.c.position)).scalars())


def refresh(database: Database, coalition_id: str, today: date) -> None:
    """Bring one coalition's support and momentum up to its last fact and to today."""
    with database.reading() as connection:
        rows, position = read(connection, coalition_id)
        policies = adopted(connection, coalition_id, position=position)
        before = counted(connection, coalition_id)
    upto = Counted(position, day_number(today))
    computed = compute(coalition_id, rows, policies, upto, before) if before != upto else None
    with database.writing() as connection:
        if computed is not None:
            replace(connection, computed)
        take_back(connection, TASK, coalition_id)


def read(
    connection: Connection,
    coalition_id: str,
    *,
    position: int | None = None,
    known: int | None = None,
) -> tuple[list[Row], int]:
    """A coalition's interaction rows in order, and the position of its last fact of any sort.

    Cut at a `position`, or at what was `known` at an instant (microseconds).
    """
    if position is None:
        last = select(coalitions.c.position).where(coalitions.c.coalition_id == coalition_id)
        position = int(connection.execute(last).scalar_one())
    result = connection.execute(rows_of(coalition_id, position, known))
    rows = result.cursor.fetchall()  # the driver's tuples: less work than Row objects
    return cast("list[Row]", rows), position  # with the fields of `Row`, without its class


def rows_of(coalition_id: str, position: int, known: int | None = None) -> Select[Any]:
    """The statement that reads a coalition's interaction rows, as `read` does."""
    query = select(*(timeline.c[name] for name in MODEL_COLUMNS)).where(
        timeline.c.coalition_id == coalition_id,
        timeline.c.position <= position,
        timeline.c.interaction_id != NOBODY,
    )
    if known is not None:
        query = query.where(timeline.c.recorded_at <= known)
    return query.order_by(timeline.c.position)
