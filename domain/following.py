"""One stakeholder followed through time: support and its interval on any days, without the others'.

The figures of a day follow from the policy in force on it, as those of the series do (`domain.course`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, Ints, as_floats
from domain.record import Evidence, Record
from domain.situation import Situation
from domain.support import interval, posterior
from domain.why import told_on


@dataclass(frozen=True)
class Followed:
    """Where one partner stood; arrays with one entry a day.

    `support`, `low` and `high` from 0 to 1, the ends those of the 80 % interval. `away`: whether
    they had broken away and not returned; `on_map`: whether they counted at all.
    """

    day: Ints
    support: Floats
    low: Floats
    high: Floats
    away: NDArray[np.bool_]
    on_map: NDArray[np.bool_]


def followed(situation: Situation, place: int, days: Ints) -> Followed:
    """Where a partner stood at the end of these days (day numbers in order), from their first day on."""
    theirs = days[days >= situation.acts.first_day[place]]
    parts = [_followed(told_on(situation, int(part[-1])), place, part) for part in _by_policy(situation, theirs)]
    if not parts:
        return _followed(situation.evidence, place, theirs)
    return Followed(*(np.concatenate(column) for column in zip(*(vars(part).values() for part in parts), strict=True)))


def _by_policy(situation: Situation, days: Ints) -> Iterator[Ints]:
    """The days in pieces: those on which one policy was in force."""
    turns = [each.since for each in situation.adopted]
    yield from (part for part in np.split(days, np.searchsorted(days, turns)) if len(part))


def _followed(told: Evidence, place: int, days: Ints) -> Followed:
    who = np.full(len(days), place)
    bloc = told.acts.bloc.held(who, days, 0.0).astype(np.int64)
    beta = posterior(_record(told, place, days), *told.levels(days, bloc), told.acts.policy)
    low, high = interval(beta)
    away, on_map = (each.held(who, days, 0.0) > 0 for each in (told.acts.away, told.acts.on_map))
    return Followed(days, beta.support, low, high, away, on_map)


def _record(told: Evidence, place: int, days: Ints) -> Record:
    """The record of one partner at the end of each of these days."""
    theirs = np.flatnonzero((told.acts.who == place) & (told.weight > 0))
    acted, weight, surprise = told.acts.day[theirs], told.weight[theirs], told.surprise[theirs]
    until = np.searchsorted(acted, days, side="right")
    age = as_floats(np.maximum(days[:, None] - acted, 0))
    left = np.where(days[:, None] >= acted, told.acts.policy.daily**age, 0.0)
    all_of_it, surprises = (as_floats(np.append(0.0, np.cumsum(each))[until]) for each in (weight, surprise))
    return Record(all_of_it, surprises, left @ weight, left @ surprise)
