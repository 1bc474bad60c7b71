"""An explanation of strength or of momentum, in the one form that every way in shows."""

from dataclasses import dataclass
from functools import cached_property
from math import isnan

from domain.attribution import Attributed
from domain.effects import Effect, effects
from domain.explanation import PARTS, Explanation
from domain.momentum import POINTS
from domain.peer_effects import PeerEffects
from domain.rounding import adding_up
from domain.situation import Situation
from domain.why import MomentumExplanation, why, why_momentum
from service.explanation_in_words import Change

SHOWS = 0.005
"""Points below which a figure of two decimals shows nothing."""


@dataclass(frozen=True)
class Explained:
    """Why things changed from the end of the day `first` to that of the situation's day.

    `support` tells of everybody's support, `momentum` of the momentum where that was asked for.
    """

    situation: Situation
    first: int
    support: Explanation
    momentum: MomentumExplanation | None

    @property
    def change(self) -> Change:
        """The change of the figure asked for; NaN where nobody has influence."""
        if self.momentum is not None:
            return Change("Momentum", self.momentum.before, self.momentum.after, self.momentum.parts)
        it = self.support
        return Change("Strength", POINTS * it.before, POINTS * it.after, it.strength)

    @property
    def figure(self) -> str:
        """What was asked for: strength or momentum."""
        return self.change.figure.lower()

    @cached_property
    def whole(self) -> dict[str, float]:
        """The change in points as it is shown, with two decimals, and its parts, which add up to it."""
        change = self.change
        points = round(round(change.after, 2) - round(change.before, 2), 2)
        sums = [float(getattr(change.parts, part).sum()) for part in PARTS]
        return {"points": points} | dict(zip(PARTS, adding_up(sums, points), strict=True))

    @property
    def known(self) -> bool:
        """Whether there is a figure at both ends."""
        return not isnan(self.change.points)

    @property
    def acts(self) -> Attributed:
        """What each act did to the figure asked for."""
        return self.support.acts if self.momentum is None else self.momentum.acts

    @property
    def peers(self) -> PeerEffects:
        """What each day did to it through what the peers let expect."""
        return self.support.peers if self.momentum is None else self.momentum.peers

    @cached_property
    def effects(self) -> list[Effect]:
        """The same with their tellings, in order of time."""
        return effects(self.situation, self.acts)

    def came(self, place: int) -> int | None:
        """The day number on which a partner came in, if that was after the first day."""
        day = int(self.situation.acts.first_day[place])
        return day if day > self.first else None


def explained(situation: Situation, first: int, *, momentum: bool) -> Explained:
    """Why strength changed, or momentum."""
    return Explained(situation, first, why(situation, first), why_momentum(situation, first) if momentum else None)
