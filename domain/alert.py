"""An alert: something a leader must not miss, what is at stake, how likely it is lost, and what to do.

    expected loss = likelihood * stake       severity = the greater one of chance and of strength

`likelihood` is 1 of what has happened already. Severity tells alerts apart in three levels; what can
be counted neither in chance nor in strength, such as a milestone, has a severity of 0.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.explanation import Parts
from domain.moves import Move
from domain.reasons import Reason
from domain.tellings import Telling
from domain.trades import Trade

NOW, SOON = 0.05, 0.01
"""An expected loss of so much chance or strength, 0 to 1, is to be acted upon now, or soon: judgements."""


class AlertKind(StrEnum):
    """What an alert is about."""

    CANNOT_WIN = "cannot win"
    CHANCE = "chance fell"
    STRENGTH = "strength fell"
    MOMENTUM = "momentum fell"
    DEPARTURE = "departed"
    COUNTER_COALITION = "counter-coalition"
    CONDITION = "would withdraw"
    RISK = "may depart"
    SILENCE = "gone silent"
    TRADE = "trade overdue"
    CONFLICT = "conflict open"
    FRAGILE = "hangs on one"
    MILESTONE = "milestone overdue"
    STALE = "influence out of date"


class Level(StrEnum):
    """How soon to act."""

    NOW = "act now"
    SOON = "act soon"
    WATCH = "keep an eye on"


class Loss(NamedTuple):
    """What is, or would be, lost: of the chance of winning and of strength, 0 to 1."""

    chance: float
    strength: float

    @property
    def most(self) -> float:
        """The greater one."""
        return max(self.chance, self.strength)


NOTHING = Loss(0.0, 0.0)


@dataclass(frozen=True)
class Alert:
    """One alert of a situation.

    `stake` is the whole loss and `likelihood` that of its coming, 0 to 1. `since`: a day number, None
    where it has no beginning. `places`: the partners it is about, the first ones first. `facts`: the
    interactions behind it, those that tell most first. `move`: the best one against it.

    What else belongs to one kind only: `subject` (milestone, condition, counter-coalition, or obstacle),
    `before` and `after` of the figure that fell, with the `parts` of its change; the influence that is
    out of date (`after`), or the chance if they were lost (`after`); `reasons` to depart; the `trade`.
    """

    kind: AlertKind
    stake: Loss
    likelihood: float = 1.0
    since: int | None = None
    places: tuple[int, ...] = ()
    facts: tuple[Telling, ...] = ()
    move: Move | None = None
    subject: str | None = None
    before: float | None = None
    after: float | None = None
    parts: Parts | None = None
    reasons: tuple[Reason, ...] = ()
    trade: Trade | None = None

    @property
    def severity(self) -> float:
        """The loss to be expected, 0 to 1, in chance or in strength, whichever is greater."""
        return self.likelihood * self.stake.most

    @property
    def level(self) -> Level:
        """How soon to act."""
        if self.severity >= NOW:
            return Level.NOW
        return Level.SOON if self.severity >= SOON else Level.WATCH
