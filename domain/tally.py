"""Counts and sums over partners, looked up for any day."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from domain.changes import EVERY_DAY, Floats, Ints, as_floats, group_day

BEFORE = -(EVERY_DAY // 2)
"""A day number before every date."""


@dataclass(frozen=True)
class Tally:
    """What was told of partners, by partner and day, to be counted until any day.

    Arrays of one length, in order of partner, then day; `total` is one longer and has the sum of
    weights before each of them, and after the last. In what is asked, `who` and `day` are of one length.
    """

    who: Ints
    day: Ints
    total: Floats

    @classmethod
    def of(cls, who: Ints, day: Ints, weight: Floats | None = None) -> Self:
        """Count each of these as 1, or by its weight."""
        order = np.argsort(group_day(who, day), kind="stable")
        each = np.ones(len(who)) if weight is None else weight[order]
        return cls(who[order], day[order], np.concatenate([np.zeros(1), np.cumsum(each)]))

    def until(self, who: Ints, day: Ints) -> Floats:
        """What was told of each of these partners until the end of each of these days."""
        return self.between(who, np.full(len(who), BEFORE), day)

    def between(self, who: Ints, first: Ints, day: Ints) -> Floats:
        """The same, of what was told after the end of the days `first`."""
        return as_floats(self.total[self._after(who, day)] - self.total[self._after(who, first)])

    def latest(self, who: Ints, day: Ints) -> Floats:
        """The day of the latest until then, NaN where there is none."""
        after = self._after(who, day)
        return np.where(after > self._begin(who), np.append(self.day, 0)[after - 1], np.nan)

    def earliest(self, who: Ints, day: Ints) -> Floats:
        """The day of the first until then, NaN where there is none."""
        begin = self._begin(who)
        return np.where(self._after(who, day) > begin, np.append(self.day, 0)[begin], np.nan)

    def _begin(self, who: Ints) -> Ints:
        return np.searchsorted(self.who, who, side="left")

    def _after(self, who: Ints, day: Ints) -> Ints:
        return np.searchsorted(self._key, group_day(who, day), side="right")

    @cached_property
    def _key(self) -> Ints:
        return group_day(self.who, self.day)


@dataclass(frozen=True)
class Total:
    """The sum over partners of a value that holds until it changes; `level` is one longer than `day`."""

    day: Ints
    level: Floats

    @classmethod
    def of(cls, who: Ints, day: Ints, value: Floats) -> Self:
        """The sum of these values, each held from the end of its day on, and nothing before the first."""
        _, once = np.unique(group_day(who, day), return_index=True)
        who, day, value = who[once], day[once], value[once]
        held = np.where(np.append(-1, who[:-1]) == who, np.append(0.0, value[:-1]), 0.0)
        order = np.argsort(day, kind="stable")
        return cls(day[order], np.concatenate([np.zeros(1), np.cumsum((value - held)[order])]))

    def at(self, day: Ints) -> Floats:
        """The sum at the end of each of these days."""
        return self.level[np.searchsorted(self.day, day, side="right")]
