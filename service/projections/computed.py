"""What the read models of one coalition should hold, from its timeline rows."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from domain.acts import acts
from domain.by_column import Row
from domain.changes import number
from domain.course import course
from domain.momentum import FIRST, Month, month_of, months
from domain.policy import InForce, policy_on
from domain.record import Evidence, evidence
from domain.replay import standing
from domain.time import DAY_IN_MICROSECONDS
from service.projections.policies import Adopted

Record = dict[str, Any]


class Counted(NamedTuple):
    """How far a coalition is counted: its last fact, and the last day of its series."""

    position: int
    through: int


@dataclass(frozen=True)
class Computed:
    """The rows of one coalition: `coalition_now`, `partnership_now`, `months`.

    Where it builds on what was `counted` before, the months are those from day `since` on.
    """

    now: Record
    partners: list[Record]
    months: list[Record]
    counted: Counted | None
    since: int


def compute(
    coalition_id: str, rows: list[Row], policies: Sequence[Adopted], upto: Counted, counted: Counted | None = None
) -> Computed:
    """The rows of a coalition `upto` a fact and a day; all of them, or what changed since `counted`."""
    in_force = [each.in_force for each in policies]
    told = evidence(acts(rows, policy_on(in_force, upto.through)))
    stand = standing(told, upto.through)
    since = month_of(first_change(rows, counted, policies)) if counted else FIRST
    of = {"coalition_id": coalition_id}
    figures = {"strength": number(stand.strength), "momentum": number(stand.momentum)}
    return Computed(
        now=of | upto._asdict() | figures,
        partners=[of | {"place": place} | partner._asdict() for place, partner in enumerate(stand.each())],
        months=[of | _packed(month) for month in _series(told, rows, in_force, upto.through, since)],
        counted=counted,
        since=since,
    )


def _series(
    told: Evidence, rows: Sequence[Row], in_force: Sequence[InForce], through: int, since: int
) -> Iterable[Month]:
    """The months; where no policy changed, without weighing the rows once more."""
    changed = any(since < each.since for each in in_force)
    return course(rows, in_force, through, since) if changed else months(told, through, since)


def first_change(rows: Sequence[Row], counted: Counted, policies: Sequence[Adopted] = ()) -> int:
    """The first day that the facts after `counted` change; at the latest the day after its last."""
    new = rows[bisect_right(rows, counted.position, key=itemgetter(0)) :]
    amended = {row[3] for row in new if row[3] is not None}
    before = [row for row in rows if row[0] in amended or row[3] in amended] if amended else []
    days = [row[4] // DAY_IN_MICROSECONDS for row in (*new, *before)]
    turns = [each.in_force.since for each in policies if each.position > counted.position]
    return min([*days, *turns, counted.through + 1])


def _packed(month: Month) -> Record:
    return {
        "first_day": month.first_day,
        "strength": month.strength.tobytes(),
        "momentum": month.momentum.tobytes(),
    }
