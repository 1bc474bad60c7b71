"""The computed rows in the database: written where they changed, read back as arrays."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from domain.changes import Floats
from service.database import insert_many
from service.projections.computed import Computed
from service.projections.packing import unpack_evidence, unpack_support
from service.projections.tables import coalition_now, coalitions, months, partnership_now


def replace(connection: Connection, computed: Computed) -> None:
    """Put the computed rows in place, unless somebody has put newer ones there meanwhile."""
    coalition_id = computed.now["coalition_id"]
    of_coalition = coalitions.c.coalition_id == coalition_id
    connection.execute(select(coalitions.c.position).where(of_coalition).with_for_update())
    if _newer(connection, computed):
        return
    for table in (coalition_now, partnership_now):
        connection.execute(delete(table).where(table.c.coalition_id == coalition_id))
    connection.execute(insert(coalition_now), computed.now)
    insert_many(connection, partnership_now, [tuple(row.values()) for row in computed.partners])
    _replace_months(connection, computed)


def _newer(connection: Connection, computed: Computed) -> bool:
    of_coalition = coalition_now.c.coalition_id == computed.now["coalition_id"]
    query = select(coalition_now.c.position, coalition_now.c.through).where(of_coalition)
    there = connection.execute(query).one_or_none()
    return there is not None and tuple(there) > (
        computed.now["position"],
        computed.now["through"],
    )


def _replace_months(connection: Connection, computed: Computed) -> None:
    of_coalition = months.c.coalition_id == computed.now["coalition_id"]
    there = select(months.c.first_day, months.c.digest).where(of_coalition)
    old: dict[int, bytes] = {day: digest for day, digest in connection.execute(there)}  # noqa: C416  rows are no pairs to mypy
    same = {month["first_day"] for month in computed.months if old.get(month["first_day"]) == month["digest"]}
    gone = old.keys() - same
    if gone:
        connection.execute(delete(months).where(of_coalition, months.c.first_day.in_(gone)))
    changed = [month for month in computed.months if month["first_day"] not in same]
    if changed:
        connection.execute(insert(months), changed)


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


def support_of(connection: Connection, coalition_id: str, place: int) -> tuple[int, Floats, Floats]:
    """First day, support and evidence by day of the partner at a place; empty if unknown."""
    query = select(months).where(months.c.coalition_id == coalition_id).order_by(months.c.first_day)
    first: int | None = None
    support, evidence = [np.zeros(0)], [np.zeros(0)]
    for row in connection.execute(query):
        days = len(row.strength) // np.dtype(np.float64).itemsize
        month = unpack_support(row.support).reshape(days, -1)
        if place < month.shape[1]:
            first = row.first_day if first is None else first
            support.append(month[:, place])
            evidence.append(unpack_evidence(row.evidence).reshape(days, -1)[:, place])
    return first or 0, np.concatenate(support), np.concatenate(evidence)
