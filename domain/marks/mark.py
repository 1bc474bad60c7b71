"""A mark of a sound coalition: a figure from 0 to 100, what it was counted from, and what would raise it.

    mark = sum over the parts that are known  weight * score / sum of their weights

What nothing is recorded of is not known, which is neither good nor bad: the weight of such a part
goes to the others in proportion, and a mark without known parts is not known. What was done counts
half after each half-life of the policy, like all evidence.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

FULL = 100.0
"""Marks and their parts run from 0 to this."""

MOST_ADVICE = 3
"""How much advice a mark gives: more is no advice."""

LEAST_GAIN = 0.05
"""Points that a mark must rise by for advice to be worth giving: less is not seen."""


class Remedy(StrEnum):
    """What would raise a mark."""

    ENDORSEMENT = "endorsement"
    CONTRIBUTION = "contribution"
    MEETING = "meeting"
    RECONCILIATION = "reconciliation"
    TRADE_HONOURED = "trade honoured"
    WIN_OVER = "win over"
    AFFIRM_PURPOSE = "affirm the purpose"
    PLAN_MILESTONE = "plan a milestone"
    REACH_MILESTONE = "reach a milestone"


class Advice(NamedTuple):
    """What would raise a mark, and by how many points; None where the mark is not known yet.

    `person`: the place in the network of whom it takes. `subject`: what else it is about: the name
    of a milestone, what kind of contribution, or the id of the trade.
    """

    remedy: Remedy
    gain: float | None
    person: int | None = None
    subject: str | None = None


class Because(NamedTuple):
    """Something recorded that a part was counted from, on a day (a day number).

    `what`: the kind of the interaction, with its partner's place and its id; or what became of a
    milestone, with its name; or that the purpose was affirmed.
    """

    what: str
    day: int
    person: int | None = None
    interaction_id: str | None = None
    name: str | None = None


class Part(NamedTuple):
    """One part of a mark.

    `score` from 0 to 100, None where it is not known. `weight` from 0 to 1, 0 where it is not known:
    the weights of a mark that is known add up to 1. `counted` has the figures behind the score.
    """

    name: str
    weight: float
    score: float | None
    counted: Mapping[str, float]
    because: tuple[Because, ...] = ()


class Mark(NamedTuple):
    """One mark; `score` from 0 to 100, None where none of its parts is known."""

    name: str
    score: float | None
    parts: tuple[Part, ...]
    advice: tuple[Advice, ...]


def mark(name: str, parts: Sequence[Part], advice: Iterable[Advice]) -> Mark:
    """A mark of these parts, given with the weights they have where all are known; the best advice first."""
    useful = [each for each in advice if each.gain is None or each.gain >= LEAST_GAIN]
    ranked = sorted(useful, key=lambda each: -(each.gain or 0.0))
    return Mark(name, total(parts), _weighed(parts), tuple(ranked[:MOST_ADVICE]))


def total(parts: Sequence[Part]) -> float | None:
    """What parts give together; None where none is known."""
    scores = [each.weight * each.score for each in _weighed(parts) if each.score is not None]
    return sum(scores) if scores else None


def gain(now: Sequence[Part], then: Sequence[Part]) -> float | None:
    """By how many points a mark would rise; None where it is not known now."""
    before, after = total(now), total(then)
    return None if before is None or after is None else after - before


def part(name: str, weight: float, share: float | None, because: Iterable[Because] = (), /, **counted: float) -> Part:
    """A part whose score is a share of 1, or not known."""
    score = None if share is None else FULL * min(max(float(share), 0.0), 1.0)
    return Part(name, weight, score, {key: float(value) for key, value in counted.items()}, tuple(because))


def _weighed(parts: Sequence[Part]) -> tuple[Part, ...]:
    known = sum(each.weight for each in parts if each.score is not None)
    return tuple(each._replace(weight=each.weight / known if each.score is not None else 0.0) for each in parts)
