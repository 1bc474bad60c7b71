"""The seven days that end with a situation's day: what was told of them, who turned, which steps were taken."""

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from domain.milestones import Milestone
from domain.situation import Situation
from domain.tellings import Recorded, Telling, tellings
from domain.time import DAY_IN_MICROSECONDS, day_number
from domain.values import Kind

RECORDED_AT = Recorded._fields.index("recorded_at")

DAYS = 7
"""The days of a week."""

TURNING = frozenset({Kind.DEFECTION, Kind.LAPSE, Kind.RETURN, Kind.ENDORSEMENT, Kind.JOIN, Kind.PLEDGE})
"""Kinds by which somebody comes, goes, or commits themselves."""

LATE = 2
"""Days after which an interaction is recorded late: by then people remember it less well."""

WIDE = 0.4
"""An 80 % interval of support wider than this says little more than that nobody knows."""


class Doubt(NamedTuple):
    """How many on the map are hardly known, and their share of the influence, 0 to 1."""

    people: int
    share: float


@dataclass(frozen=True)
class Week:
    """What is told of the days after `first` until the situation's day (day numbers).

    `interactions` happened in the week; `late` of them were recorded more than two days later.
    `belated` were recorded in the week, and happened before it. `turns` come in order of time,
    milestones in order of due date: those `reached` in the week, `ahead`, and those `overdue`.
    """

    first: int
    interactions: int
    late: int
    belated: int
    turns: tuple[Telling, ...]
    reached: tuple[Milestone, ...]
    ahead: tuple[Milestone, ...]
    overdue: tuple[Milestone, ...]
    doubt: Doubt


def week_of(situation: Situation) -> Week:
    """The week that ends with the situation's day."""
    first, last = situation.day - DAYS, situation.day
    begin, end = ((day + 1) * DAY_IN_MICROSECONDS for day in (first, last))
    here, steps = situation.by_column.since(begin), situation.milestones
    return Week(
        first=first,
        interactions=len(here),
        late=sum(row.recorded_at - row.occurred_at > LATE * DAY_IN_MICROSECONDS for row in here),
        belated=_belated(situation, begin, end),
        turns=tuple(tellings(here, situation.places, TURNING)),
        reached=tuple(step for step in steps if _reached(step, first, last)),
        ahead=tuple(step for step in steps if step.reached_on is None and not step.overdue(last)),
        overdue=tuple(step for step in steps if step.overdue(last)),
        doubt=_doubt(situation),
    )


def _belated(situation: Situation, begin: int, end: int) -> int:
    """How many that occurred before the week were recorded in it."""
    recorded = np.fromiter(map(itemgetter(RECORDED_AT), situation.rows), np.int64, len(situation.rows))
    return int(np.count_nonzero((recorded >= begin) & (recorded < end) & (situation.by_column.when < begin)))


def _reached(step: Milestone, first: int, last: int) -> bool:
    return step.reached_on is not None and first < day_number(step.reached_on) <= last


def _doubt(situation: Situation) -> Doubt:
    stand = situation.standing
    wide = stand.on_map & (stand.high - stand.low > WIDE)
    mass = float(stand.mass.sum())
    return Doubt(int(wide.sum()), float(stand.mass[wide].sum()) / mass if mass else 0.0)
