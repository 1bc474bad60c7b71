"""Values that hold until changed (bloc, influence, membership), over days and partners."""

from dataclasses import dataclass
from itertools import pairwise
from math import isnan

import numpy as np
from numpy.typing import ArrayLike, NDArray

from domain.time import DAY_IN_MICROSECONDS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def as_floats(values: ArrayLike) -> Floats:
    """The values as float64, without a copy where they are that already."""
    return np.asarray(values, dtype=np.float64)


def number(value: float) -> float | None:
    """The value, or None where the mathematics says there is none (NaN)."""
    return None if isnan(value) else float(value)


EVERY_DAY = 1 << 23
"""More days than lie between any two dates."""


def group_day(group: Ints, day: ArrayLike) -> Ints:
    """One number for each group and day, in order of group, then day; day numbers may be negative."""
    keys: Ints = group * EVERY_DAY + np.asarray(day)
    return keys


@dataclass(frozen=True)
class Changes:
    """When which partner's value became what: three arrays of one length, in order of day."""

    day: Ints
    who: Ints
    value: Floats

    def at(self, day: int, partners: int, unstated: float) -> Floats:
        """The value of each partner at the end of a day; `unstated` before its first change."""
        held = np.full(partners, unstated)
        until = int(np.searchsorted(self.day, day, side="right"))
        held[self.who[:until]] = self.value[:until]  # of several, numpy keeps the last
        return held

    def over(self, first: int, shape: tuple[int, ...], unstated: float) -> Floats:
        """The values on each day of a block that begins on day `first`; days x partners."""
        days, partners = shape
        block = np.repeat(self.at(first - 1, partners, unstated)[None, :], days, axis=0)
        bounds = np.searchsorted(self.day, np.arange(first, first + days + 1)).tolist()
        for row, (begin, end) in enumerate(pairwise(bounds)):
            if begin < end:
                block[row:, self.who[begin:end]] = self.value[begin:end]  # of several, numpy keeps the last
        return block

    def held(self, who: Ints, day: Ints, unstated: float) -> Floats:
        """The value of each of these partners at the end of each of these days, two arrays of one length."""
        key = group_day(self.who, self.day)
        order = np.argsort(key, kind="stable")
        latest = np.searchsorted(key[order], group_day(who, day), side="right") - 1
        theirs = np.append(self.who[order], -1)[latest] == who  # place -1, before all, is nobody's
        return np.where(theirs, np.append(self.value[order], unstated)[latest], unstated)


def changes(when: Ints, who: Ints, value: ArrayLike, stated: NDArray[np.bool_]) -> Changes:
    """The acts, among those that state a value, that change what their partner's was before.

    `when`: instants in microseconds, in order. What one partner's acts state for one instant is
    taken by value, the lowest last, so that the order of recording does not matter: of a joining
    and a departure in one moment, the departure stands.
    """
    telling = np.flatnonzero(stated)
    telling = telling[in_order(who[telling])]
    theirs, then, values = who[telling], when[telling], as_floats(value)[telling]
    later = differs(theirs) | differs(then)
    if np.any(differs(values) & ~later):  # else nobody says two things at once
        by_value = np.lexsort((-values, np.cumsum(later)))
        telling, values = telling[by_value], values[by_value]
    news = telling[differs(theirs) | differs(values)]
    news = news[np.argsort(when[news], kind="stable")]
    return Changes(when[news] // DAY_IN_MICROSECONDS, who[news], as_floats(value)[news])


def in_order(group: Ints) -> Ints:
    """The places in order of group (numbers from 0), those of one group as they were."""
    few = group.max(initial=0) <= np.iinfo(np.uint16).max
    return np.argsort(group.astype(np.uint16) if few else group, kind="stable")  # short numbers sort much quicker


def number_days(group: Ints, day: Ints) -> Ints:
    """The number of each group and day, in order of group, then day; `group` as above, `day` in order."""
    order = in_order(group)
    number = np.empty(len(group), dtype=np.int64)
    number[order] = np.cumsum(differs(group[order]) | differs(day[order])) - 1
    return number


def differs(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Which entries differ from the one before; the first always does."""
    differs = np.ones(len(values), dtype=np.bool_)
    differs[1:] = values[1:] != values[:-1]
    return differs
