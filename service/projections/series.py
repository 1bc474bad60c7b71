"""The computed rows in the database: written where they changed, read back as arrays."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from domain.changes import Floats
from service.database import insert_many
from service.projections.computed import Computed, Counted
from service.projections.tables import coalition_now, coalitions, months, partnership_now


def replace(connection: Connection, computed: Computed) -> None:
    """Put the computed rows in place, unless what is there is newer, or not what they build on."""
    coalition_id = computed.now["coalition_id"]
    of_coalition = coalitions.c.coalition_id == coalition_id
    connection.execute(select(coalitions.c.position).where(of_coalition).with_for_update())
    if not _fits(computed, counted(connection, coalition_id)):
        return
    for table in (coalition_now, partnership_now):
        connection.execute(delete(table).where(table.c.coalition_id == coalition_id))
    connection.execute(insert(coalition_now), computed.now)
    insert_many(connection, partnership_now, [tuple(row.values()) for row in computed.partners])
    _replace_months(connection, computed)


def counted(connection: Connection, coalition_id: str) -> Counted | None:
    """How far a coalition is counted; None if it never was."""
    columns = coalition_now.c.position, coalition_now.c.through
    query = select(*columns).where(coalition_now.c.coalition_id == coalition_id)
    there = connection.execute(query).one_or_none()
    return Counted(*there) if there else None


def _fits(computed: Computed, there: Counted | None) -> bool:
    if there is None:
        return computed.counted is None
    base = computed.counted or there
    mine = Counted(computed.now["position"], computed.now["through"])
    return base.position <= there.position <= mine.position and base.through <= there.through <= mine.through


def _replace_months(connection: Connection, computed: Computed) -> None:
    of_coalition = months.c.coalition_id == computed.now["coalition_id"]
    connection.execute(delete(months).where(of_coalition, months.c.first_day >= computed.since))
    if computed.months:  # few, and bytes, which COPY would write as text
        connection.execute(insert(months), computed.months)


@dataclass(frozen=True)
class Series:
    """Strength (0 to 1) and momentum (points per four weeks) by day, NaN where there is none."""

    first_day: int
    strength: Floats
    momentum: Floats


def series(connection: Connection, coalition_id: str) -> Series:
    """A coalition's whole series; empty where nothing is known yet."""
    columns = months.c.first_day, months.c.strength, months.c.momentum
    query = select(*columns).where(months.c.coalition_id == coalition_id)
    rows = connection.execute(query.order_by(months.c.first_day)).all()
    return Series(
        first_day=rows[0].first_day if rows else 0,
        strength=np.frombuffer(b"".join(row.strength for row in rows)),
        momentum=np.frombuffer(b"".join(row.momentum for row in rows)),
    )
