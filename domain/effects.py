"""What each interaction of some days did, with its telling: for those who want to know which ones."""

from typing import NamedTuple

import numpy as np

from domain.attribution import Attributed
from domain.situation import Situation
from domain.tellings import Telling, tellings
from domain.time import DAY_IN_MICROSECONDS


class Effect(NamedTuple):
    """What an interaction did to the support of its stakeholder, and to the figure of the coalition in points."""

    telling: Telling
    support: float
    points: float


def effects(situation: Situation, did: Attributed) -> list[Effect]:
    """What these acts did, in order of time."""
    if not len(did.act):
        return []
    day = situation.acts.day
    first, last = (int(day[did.act[end]]) for end in (0, -1))
    rows = situation.by_column.since(first * DAY_IN_MICROSECONDS, (last + 1) * DAY_IN_MICROSECONDS)
    told, begin = tellings(rows, situation.places), int(np.searchsorted(day, first))
    each = zip(did.act.tolist(), did.support.tolist(), did.points.tolist(), strict=True)
    return [Effect(told[act - begin], support, points) for act, support, points in each]


def effects_on(situation: Situation, did: Attributed, place: int) -> list[Effect]:
    """What the acts of one partner among these did, in order of time; nobody else's are looked at."""
    partnership, theirs = situation.acts.partners[place], did.of([place])
    rows = situation.by_column.where("partnership", {partnership})
    told = tellings(rows, situation.places)
    number = np.searchsorted(np.flatnonzero(situation.acts.who == place), theirs.act)
    each = zip(number.tolist(), theirs.support.tolist(), theirs.points.tolist(), strict=True)
    return [Effect(told[act], support, points) for act, support, points in each]


def strongest(done: list[Effect]) -> list[Effect]:
    """The same, what moved the figure most first."""
    return sorted(done, key=lambda effect: -abs(effect.points))
