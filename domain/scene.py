"""The scene: all that moves are judged by, each found once, when first asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, as_floats
from domain.departing import risk_of
from domain.engagement import COLD, Engagement, Touches, closeness, engagement, touches
from domain.firmness import Firmness, firmness, supporting
from domain.marks.conflicts import SETTLES, Conflict, conflicts
from domain.moment import Moment, moment
from domain.paths import Path, paths
from domain.reasons import Ground
from domain.replay import Partner
from domain.risk import Risk
from domain.situation import Situation
from domain.stakes import Stakes, stakes
from domain.trades import Trade
from domain.values import Kind


@dataclass(frozen=True)
class Scene:
    """A situation with what moves are judged by; arrays have one entry a person of the network."""

    situation: Situation

    @cached_property
    def people(self) -> list[str]:
        """Everybody's name."""
        return [*self.situation.names, *(outsider.name for outsider in self.situation.outsiders)]

    @cached_property
    def partners(self) -> list[Partner]:
        """Where each partner stands."""
        return list(self.situation.standing.each())

    @cached_property
    def now(self) -> Moment:
        """The coalition at the end of the day."""
        return moment(self.situation.evidence, self.situation.day)

    @cached_property
    def stakes(self) -> Stakes:
        """What it is worth if somebody's support rises."""
        return stakes(self.situation)

    @cached_property
    def support(self) -> Floats:
        """The support that success depends on: of those who broke away, too."""
        partners = self.situation.network.partners
        return np.append(self.situation.standing.support, self.stakes.backing[partners:])

    @cached_property
    def engaged(self) -> Engagement:
        """How far contact keeps to the cadence; one entry a partner."""
        return engagement(self._touches, self.situation.cadence, self.situation.acts.first_day, self.situation.day)

    @cached_property
    def firm(self) -> Firmness:
        """How firm support is; one entry a partner."""
        acts, stand = self.situation.acts, self.situation.standing
        left = self.situation.policy.daily ** as_floats(self.situation.day - acts.day)
        return firmness(stand.low, supporting(acts, acts.favour * left))

    @cached_property
    def ways(self) -> list[Path]:
        """The best way to each person."""
        network, outside = self.situation.network, len(self.people) - self.situation.network.partners
        near = closeness(self._touches, network.partners, self.situation.day)
        return paths(network, np.append(near, np.full(outside, COLD)), self.stakes.backing)

    @cached_property
    def reach(self) -> Floats:
        """How likely each person is reached, on the best way."""
        return as_floats([way.probability for way in self.ways])

    @cached_property
    def risk(self) -> Risk:
        """The risk of every member to depart."""
        return risk_of(self.situation)

    @cached_property
    def departing(self) -> Floats:
        """The probability that each person departs, 0 of those who are no members."""
        return self.spread(self.risk.probability)

    def relief(self, ground: Ground) -> Floats:
        """By how much less likely each member would depart without a reason, where it makes that likelier."""
        stays, ratio = 1.0 - self.risk.probability, np.exp(self.risk.log_ratios[ground])
        return self.spread(np.maximum(stays ** (1.0 / ratio) - stays, 0.0))

    def spread(self, of_members: Floats) -> Floats:
        """Values of the members of the risk, for everybody: 0 for others."""
        values = np.zeros(len(self.people))
        values[self.risk.place] = of_members
        return values

    @cached_property
    def open_trades(self) -> dict[int, list[Trade]]:
        """The open trades with each partner who has any: those overdue first, then the oldest."""
        day = self.situation.day
        found: dict[int, list[Trade]] = {}
        for each in sorted(self.situation.trades, key=lambda trade: not trade.overdue(day)):
            if each.open:
                found.setdefault(each.place, []).append(each)
        return found

    @cached_property
    def open_conflicts(self) -> dict[int, Conflict]:
        """The conflict that is open with each partner with whom there is one: the oldest."""
        told = conflicts(self.situation.told({Kind.CONFLICT, *SETTLES}))
        return {each.raised.place: each for each in reversed(told) if not each.settled}

    def among(self, places: Iterable[int]) -> NDArray[np.bool_]:
        """Whether each person is among these."""
        there = np.zeros(len(self.people), dtype=np.bool_)
        there[list(places)] = True
        return there

    def of_partners(self, partners: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """What holds of partners, for everybody: not of outsiders."""
        return self.among(np.flatnonzero(partners).tolist())

    @cached_property
    def _touches(self) -> Touches:
        return touches(self.situation.acts)
