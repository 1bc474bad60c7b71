"""Engagement: how far contact with a stakeholder keeps to the agreed cadence, and both ways.

Each day of contact leaves a touch that fades by half in `MEMORY` cadences. What is left of them is
held against what would be left if there had been a two-way touch at every cadence since the
stakeholder became known, and the next fell due today:

    kept = sum over touches  worth * 2^-(age / h)          h = MEMORY * cadence
    due  = (1 - 2^-(known for / h)) / (2^(cadence / h) - 1)       score = min(1, kept / due)

`known for` is at least one cadence. So whoever is met at every cadence always has 1; silence after
that lowers it by half in `MEMORY` cadences. This is the sum of a geometric series; that contact is
judged against an expected cadence and one-way contact counts for little is the practice of
relationship intelligence in Dynamics 365 and of Nudge.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.acts import Acts
from domain.changes import Floats, Ints, as_floats, group_day
from domain.values import Kind

TWO_WAY = frozenset(
    {
        Kind.MEETING,
        Kind.TRADE,
        Kind.TRADE_HONOURED,
        Kind.JOIN,
        Kind.RETURN,
        Kind.PLEDGE,
        Kind.ENDORSEMENT,
        Kind.CONTRIBUTION,
        Kind.RECONCILIATION,
        Kind.MILESTONE,
    }
)
"""Kinds of contact both ways. Votes are cast without us, and acts against us keep nothing up."""

ONE_WAY_WORTH = 0.25
"""What a message is worth of a touch, since nobody knows that it was answered: a judgement."""

DEFAULT_CADENCE = 30.0
"""Days between contacts where no cadence is agreed: once a month, a judgement."""

MEMORY = 2.0
"""Cadences after which a touch counts half: long enough that one missed contact is no break."""

COLD = 0.1
"""How likely whom we never were in touch with is reached all the same: a judgement."""


@dataclass(frozen=True)
class Touches:
    """Days of contact, arrays of one length: the partner's place, the day, and the best worth that day."""

    place: Ints
    day: Ints
    worth: Floats

    @property
    def two_way(self) -> NDArray[np.bool_]:
        """Whether contact went both ways that day."""
        both: NDArray[np.bool_] = self.worth == 1.0
        return both

    def left(self, day: int, half_life: Floats) -> Floats:
        """What is left of the touches of each partner at the end of a day; `half_life` in days, of each."""
        fading = self.worth * 0.5 ** ((day - self.day) / half_life[self.place])
        return as_floats(np.bincount(self.place, weights=fading, minlength=len(half_life)))


@dataclass(frozen=True)
class Engagement:
    """How far contact keeps to the cadence; arrays with one entry a partner.

    `score` 0 to 1, and 0 where not `known`: no cadence is agreed and there never was contact. `kept`
    and `due`: touches as they still count. `cadence` in days, the default one where none is `agreed`.
    `two_way` and `one_way`: days of contact in the last `2 * MEMORY` cadences, those that still count a
    quarter or more. `silence`: days since the last contact, NaN where there never was one.
    """

    score: Floats
    known: NDArray[np.bool_]
    kept: Floats
    due: Floats
    cadence: Floats
    agreed: NDArray[np.bool_]
    two_way: Ints
    one_way: Ints
    silence: Floats


def touches(acts: Acts) -> Touches:
    """The days of contact among these acts. More contact on one day is one touch, the best."""
    contact = np.flatnonzero(_WORTH[acts.kind])
    keys, once, number = np.unique(
        group_day(acts.who[contact], acts.day[contact]), return_index=True, return_inverse=True
    )
    best = np.zeros(len(keys))
    np.maximum.at(best, number, _WORTH[acts.kind[contact]])
    return Touches(acts.who[contact][once], acts.day[contact][once], best)


def _worth(kind: Kind) -> float:
    if kind in TWO_WAY:
        return 1.0
    return ONE_WAY_WORTH if kind is Kind.MESSAGE else 0.0


_WORTH = as_floats([_worth(kind) for kind in Kind])


def engagement(touches: Touches, cadence: Floats, first_day: Ints, day: int) -> Engagement:
    """The engagement of each partner at the end of a day.

    `cadence`: the agreed one in days, NaN for none; `first_day`: when each became known, a day number.
    """
    agreed = ~np.isnan(cadence)
    expected = np.where(agreed, cadence, DEFAULT_CADENCE)
    kept = touches.left(day, MEMORY * expected)
    due = _due(expected, np.maximum(day - first_day, expected))
    silence = _silence(touches, len(cadence), day)
    known = agreed | ~np.isnan(silence)
    return Engagement(
        score=np.minimum(kept / due, 1.0),
        known=known,
        kept=kept,
        due=due,
        cadence=expected,
        agreed=agreed,
        two_way=_recent(touches, touches.two_way, expected, day),
        one_way=_recent(touches, ~touches.two_way, expected, day),
        silence=silence,
    )


def closeness(touches: Touches, partners: int, day: int) -> Floats:
    """How likely we reach each partner directly: 1 - (1 - `COLD`) * 2^-(touches left), from `COLD` to 1.

    Each touch halves the chance to miss them; it fades with the memory of the default cadence.
    """
    left = touches.left(day, np.full(partners, MEMORY * DEFAULT_CADENCE))
    return as_floats(1.0 - (1.0 - COLD) * 0.5**left)


def _due(cadence: Floats, known_for: Floats) -> Floats:
    half_life = MEMORY * cadence
    return as_floats((1.0 - 0.5 ** (known_for / half_life)) / (2.0 ** (cadence / half_life) - 1.0))


def _silence(touches: Touches, partners: int, day: int) -> Floats:
    last = np.full(partners, -np.inf)
    np.maximum.at(last, touches.place, as_floats(touches.day))
    return np.where(np.isfinite(last), day - last, np.nan)


def _recent(touches: Touches, which: NDArray[np.bool_], cadence: Floats, day: int) -> Ints:
    recent = day - touches.day <= 2 * MEMORY * cadence[touches.place]
    return np.bincount(touches.place[which & recent], minlength=len(cadence))
