"""The read models as they were, or would have been, at the end of a day by what was known at an instant.

The same functions compute them from the same rows, cut at two instants; nothing of this is stored.
"""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Select, func, select

from domain.replay import Partner
from domain.time import day_number, end_of
from domain.values import Stance
from service.projections import lists, refresh
from service.projections.computed import Computed, Counted, compute
from service.projections.lists import CoalitionSummary
from service.projections.particulars import Particulars, particulars, said
from service.projections.policies import adopted
from service.projections.recorded import recorded_beside
from service.projections.series import Series
from service.projections.tables import NOBODY, timeline


class Cut(NamedTuple):
    """As it happened until the end of `on`, as known at `known` (microseconds since 1970)."""

    on: date
    known: int


def computed(connection: Connection, coalition_id: str, cut: Cut) -> Computed:
    """Every computed row of a coalition."""
    rows, _ = refresh.read(connection, coalition_id, known=cut.known)
    policies = adopted(connection, coalition_id, known=min(end_of(cut.on), cut.known))
    upto = Counted(_last(connection, coalition_id, cut), day_number(cut.on))
    return compute(coalition_id, rows, policies, upto)


def series(connection: Connection, coalition_id: str, cut: Cut) -> Series:
    """Strength and momentum by day."""
    months = computed(connection, coalition_id, cut).months
    return Series(
        first_day=months[0]["first_day"] if months else 0,
        strength=np.frombuffer(b"".join(month["strength"] for month in months)),
        momentum=np.frombuffer(b"".join(month["momentum"] for month in months)),
    )


def partners(connection: Connection, coalition_id: str, cut: Cut) -> list[Partner]:
    """Where everybody stood."""
    rows = ({name: row[name] for name in Partner._fields} for row in computed(connection, coalition_id, cut).partners)
    return [Partner(**{**row, "stance": Stance(row["stance"])}) for row in rows]


def summary(connection: Connection, found: CoalitionSummary, cut: Cut) -> CoalitionSummary:
    """A coalition and where it stood."""
    then, said_then = computed(connection, found.coalition_id, cut), stated(connection, found.coalition_id, cut)
    must_have = said_then.winning.must_have
    return replace(
        found,
        purpose=said_then.purpose,
        winning=said_then.winning,
        must_have=lists.named(connection, must_have) if must_have else [],
        position=then.now["position"],
        heard=_last(connection, NOBODY, cut),
        facts=_facts(connection, found.coalition_id, cut),
        stakeholders=len(then.partners),
        members=sum(partner["member"] for partner in then.partners),
        strength=then.now["strength"],
        momentum=then.now["momentum"],
        through=cut.on,
        counted=True,
    )


def stated(connection: Connection, coalition_id: str, cut: Cut) -> Particulars:
    """What the coalition was for, what won, and its timetable."""
    known = (row for row in recorded_beside(connection, coalition_id) if row.recorded_at <= cut.known)
    return particulars(said(known, end_of(cut.on)))


def _last(connection: Connection, coalition_id: str, cut: Cut) -> int:
    """The position of the last fact known of a coalition; 0 where nothing was."""
    last = func.coalesce(func.max(timeline.c.position), 0)
    return int(connection.execute(_known(select(last), coalition_id, cut)).scalar_one())


def _facts(connection: Connection, coalition_id: str, cut: Cut) -> int:
    return int(connection.execute(_known(select(func.count()).select_from(timeline), coalition_id, cut)).scalar_one())


def _known(query: Select[Any], coalition_id: str, cut: Cut) -> Select[Any]:
    return query.where(timeline.c.coalition_id == coalition_id, timeline.c.recorded_at <= cut.known)
