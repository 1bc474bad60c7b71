"""What each act did to its stakeholder's support, and to the strength: one after another in time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.acts import TURNS
from domain.changes import Floats, Ints, as_floats, differs
from domain.record import Evidence, Record
from domain.support import expectation


@dataclass(frozen=True)
class Attributed:
    """What each act of some days did; arrays of one length, in order of time.

    `act`: its place among all acts. `who`: its partner's place. `support`: how far it moved their
    support. `points`: how far it moved the strength, in points.
    """

    act: Ints
    who: Ints
    support: Floats
    points: Floats

    def of(self, places: Sequence[int]) -> "Attributed":
        """The acts of some partners only."""
        theirs = np.isin(self.who, places)
        return Attributed(self.act[theirs], self.who[theirs], self.support[theirs], self.points[theirs])

    def __sub__(self, other: "Attributed") -> "Attributed":
        """Act by act; an act that is missing in one of both did nothing there."""
        act = np.union1d(self.act, other.act)
        who, support, points = np.zeros(len(act), np.int64), np.zeros(len(act)), np.zeros(len(act))
        for sign, each in ((-1.0, other), (1.0, self)):
            place = np.searchsorted(act, each.act)
            who[place] = each.who
            support[place] += sign * each.support
            points[place] += sign * each.points
        return Attributed(act, who, support, points)


def attributed(
    told: Evidence, span: tuple[int, int], start: tuple[Record, Floats], worth: tuple[Floats, Floats]
) -> Attributed:
    """What each act after the first day of a span, until its last, did.

    `start`: the record of everybody as it would be on the last day without these acts, and the level
    of their peers. `worth`: the points that a unit of support is worth, and the points of those who
    broke away or returned, which are put down to the last act that says so.
    """
    act = _acts_of(told, span)
    order = np.argsort(told.acts.who[act], kind="stable")
    moved = np.empty(len(act))
    moved[order] = _moved(told, span[1], act[order], start)
    who = told.acts.who[act]
    counted, turned = worth
    points = counted[who] * moved
    last = _last_turns(told, act)
    points[last] += turned[who[last]]
    return Attributed(act, who, moved, points)


def _acts_of(told: Evidence, span: tuple[int, int]) -> Ints:
    """The acts of the span that say something: by their weight, or by whether somebody is with us."""
    here = np.arange(*np.searchsorted(told.acts.day, [span[0] + 1, span[1] + 1]))
    says: Ints = here[(told.weight[here] > 0) | (TURNS[told.acts.kind[here]] != 0)]
    return says


def _moved(told: Evidence, day: int, act: Ints, start: tuple[Record, Floats]) -> Floats:
    """How far each act moved support, those of one partner standing together, in order of time."""
    (record, level), policy = start, told.acts.policy
    who, left = told.acts.who[act], policy.daily ** as_floats(day - told.acts.day[act])
    first = differs(who)
    weight, surprise = told.weight[act], told.surprise[act]
    steps = (_running(each, first) for each in (weight, surprise, weight * left, surprise * left))
    added = (one[who] + step for one, step in zip(record.sums, steps, strict=True))
    after = expectation(Record(*added), level[who], policy)
    before = np.where(first, expectation(record, level, policy)[who], np.roll(after, 1))
    return after - before


def _running(values: Floats, first: NDArray[np.bool_]) -> Floats:
    """Running sums that begin anew wherever `first` is set."""
    begins = np.flatnonzero(first)
    total = np.concatenate([[0.0], np.cumsum(values)])
    return as_floats(total[1:] - np.repeat(total[begins], np.diff(np.append(begins, len(values)))))


def _last_turns(told: Evidence, act: Ints) -> Ints:
    """The place, among these acts, of each partner's last one that makes or ends a membership."""
    turning = np.flatnonzero(TURNS[told.acts.kind[act]] != 0)
    last = np.full(len(told.acts.partners), -1)
    last[told.acts.who[act[turning]]] = turning  # of several, numpy keeps the last
    return last[last >= 0]
