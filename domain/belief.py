"""What was believed of a day, what is known of it now, and which facts learnt since make the difference.

Between the two lie facts of three kinds: those told late, corrections, and retractions. Strength goes from
what was believed to what is known in these steps, in this order, each beginning where the one before ended,
so that they add up to the whole change. What is no interaction (agendas, cadences, links, policies) counts
for a day only if it was known by its end; where the belief is of an earlier hour, a policy adopted since is
the first step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.acts import RETRACTION, effective
from domain.difference import Shift, difference
from domain.momentum import POINTS
from domain.situation import Situation
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS


class Learnt(StrEnum):
    """How a fact that was learnt afterwards bears on a day before."""

    POLICY = "another policy"
    LATE = "told late"
    CORRECTED = "corrected"
    RETRACTED = "taken back"


@dataclass(frozen=True)
class Belief:
    """One day of a coalition as it was believed and as it is known now.

    `learnt` has the positions of the interactions told between, of those that had happened by then,
    in order. `steps` are what each kind of them did to strength, in points; NaN where there is none.
    """

    believed: Situation
    known: Situation
    learnt: dict[int, Learnt]
    steps: dict[Learnt, float]

    @property
    def shifts(self) -> list[Shift]:
        """Everybody, by whose part of the difference in strength is largest."""
        return difference(self.believed, self.known)


def belief(believed: Situation, known: Situation, rows: Sequence[Recorded]) -> Belief:
    """Compare two situations of one day; `rows` are all tellings of interactions known at the later instant."""
    end = (known.day + 1) * DAY_IN_MICROSECONDS - 1
    learnt = dict(_learnt(rows, end, believed.known))
    return Belief(believed, known, learnt, dict(_steps(believed, known, rows, learnt)))


def _learnt(rows: Sequence[Recorded], end: int, believed: int) -> Iterator[tuple[int, Learnt]]:
    """Each fact recorded after an instant that tells of the time until `end`, or amends one that did."""
    until: set[int] = set()
    for row in rows:
        first = row.amends or row.position
        if row.kind != RETRACTION and row.occurred_at <= end:
            until.add(first)
        if first in until and row.recorded_at > believed:
            yield row.position, _how(row)


def _steps(
    believed: Situation, known: Situation, rows: Sequence[Recorded], learnt: Mapping[int, Learnt]
) -> Iterator[tuple[Learnt, float]]:
    """What strength changed by, in points, with the facts of each kind."""
    before, counted = believed.standing.strength, set[Learnt]()
    for kind in Learnt:
        counted.add(kind)
        if kind in learnt.values() or (kind is Learnt.POLICY and believed.policy != known.policy):
            told = [row for row in rows if row.recorded_at <= believed.known or learnt.get(row.position) in counted]
            then = _counting(known, told).standing.strength
            yield kind, POINTS * (then - before)
            before = then


def _counting(known: Situation, told: Sequence[Recorded]) -> Situation:
    """The later situation, had only these rows been told."""
    end = (known.day + 1) * DAY_IN_MICROSECONDS - 1
    return replace(known, rows=[row for row in effective(told) if row.occurred_at <= end])


def _how(row: Recorded) -> Learnt:
    if row.amends is None:
        return Learnt.LATE
    return Learnt.RETRACTED if row.kind == RETRACTION else Learnt.CORRECTED
