"""The record of each stakeholder: how far their acts departed from what their peers let expect.

Each act has a surprise: what it weighs for the initiative, less what was to be expected of it. The
expectation is what the others of the bloc did that same day, pulled to the level that the bloc had
before it: so that a day on which everybody votes alike tells nothing of anybody in particular.

    expected = (others_for + day_pull * level) / (others_for + others_against + day_pull)
    surprise = for - weight * expected

The record keeps the sums of weights and surprises, whole and faded (half after every half-life).
Sums have no order: late and corrected facts come out the same.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from domain.acts import Acts
from domain.changes import Floats, Ints, as_floats, differs, number_days
from domain.peers import Peers, peers


@dataclass(frozen=True)
class Record:
    """What acts until some day sum up to; arrays of one shape.

    `weight` and `surprise` of all acts, `recent_weight` and `recent_surprise` faded.
    """

    weight: Floats
    surprise: Floats
    recent_weight: Floats
    recent_surprise: Floats

    @property
    def sums(self) -> tuple[Floats, Floats, Floats, Floats]:
        """All four, in the order of the fields."""
        return self.weight, self.surprise, self.recent_weight, self.recent_surprise

    def faded(self, left: float) -> "Record":
        """The same after a while without acts, in which a share `left` of the recent remains."""
        return Record(self.weight, self.surprise, self.recent_weight * left, self.recent_surprise * left)


@dataclass(frozen=True)
class Evidence:
    """The acts of a coalition with what each tells; `weight` and `surprise` have one entry an act."""

    acts: Acts
    peers: Peers
    weight: Floats
    surprise: Floats

    def record(self, day: int, partners: int) -> Record:
        """The record of each partner at the end of a day (a day number)."""
        left = self.left(day)
        until = len(left)
        who, each = self.acts.who[:until], (self.weight[:until], self.surprise[:until])
        sums = (np.bincount(who, weights=told, minlength=partners) for told in (*each, *(one * left for one in each)))
        return Record(*map(as_floats, sums))

    def left(self, day: int) -> Floats:
        """What is left of each act at the end of a day, from 1 on its own day; of the acts until then."""
        until = int(np.searchsorted(self.acts.day, day, side="right"))
        days, place = self._days
        return as_floats((self.acts.policy.daily ** as_floats(day - np.minimum(days, day)))[place[:until]])

    @cached_property
    def _days(self) -> tuple[Ints, Ints]:
        """The days with acts, in order, and the place of each act's among them."""
        begins = differs(self.acts.day)
        return self.acts.day[begins], np.cumsum(begins) - 1

    def levels(self, day: ArrayLike, bloc: Ints) -> tuple[Floats, Floats]:
        """Level and evidence of the peers in these blocs at the end of these days, which fit their shape."""
        level, evidence = self.peers.level, self.peers.evidence
        cell = self.peers.after(np.asarray(day)) * level.shape[1] + bloc
        return level.take(cell, mode="clip"), evidence.take(cell, mode="clip")  # all are inside; to check takes longer

    @cached_property
    def first_day(self) -> int | None:
        """The day of the first act of any sort; None where there is none."""
        return int(self.acts.day[0]) if len(self.acts.day) else None


def evidence(acts: Acts) -> Evidence:
    """What each act tells, beside those of the peers on its day."""
    known, bloc = peers(acts), acts.bloc_of_each
    weight = acts.favour + acts.against
    favour_there, there = _sums(number_days(bloc, acts.day), acts.favour, weight)
    favour_own, own = _sums(number_days(acts.who, acts.day), acts.favour, weight)
    level = known.level[known.before(acts.day), bloc]
    pull = acts.policy.day_pull
    expected = (np.maximum(favour_there - favour_own, 0.0) + pull * level) / (np.maximum(there - own, 0.0) + pull)
    return Evidence(acts, known, weight, acts.favour - weight * expected)


def _sums(group: Ints, *values: Floats) -> list[Floats]:
    """For each act, the sum of the values over its group."""
    return [as_floats(np.bincount(group, weights=each)[group]) for each in values]
