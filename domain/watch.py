"""A coalition set up to look for signs of departure: what was told of whom, by sort and by day."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from domain.acts import KIND_PLACES, Acts
from domain.changes import Floats, Ints, group_day
from domain.engagement import TWO_WAY
from domain.memberships import Memberships, memberships
from domain.policy import SEEN
from domain.tally import Tally, Total
from domain.values import Kind

CONTACTS = TWO_WAY | {Kind.MESSAGE}
"""Kinds that break a silence."""


@dataclass(frozen=True)
class Watch:
    """A coalition's acts, and beside them what is agreed and who listens to whom.

    `cadence`: the agreed days between contacts of each partner, NaN where none is agreed.
    `listener` and `influencer`: places of partners, one entry a link. Cadences and links are taken
    as they are today, on every day of the past too.
    """

    acts: Acts
    cadence: Floats
    listener: Ints
    influencer: Ints

    @cached_property
    def memberships(self) -> Memberships:
        """Who was a member from when until when."""
        return memberships(self.acts)

    @cached_property
    def favour(self) -> Tally:
        """Acts in favour, by weight."""
        return self._tally(self.acts.favour > 0, self.acts.favour)

    @cached_property
    def against(self) -> Tally:
        """Acts against, by weight."""
        return self._tally(self.acts.against > 0, self.acts.against)

    @cached_property
    def private(self) -> Tally:
        """Acts in favour of kinds done in private."""
        return self._tally((self.acts.favour > 0) & self._of(*_seen("private")))

    @cached_property
    def public(self) -> Tally:
        """Acts in favour of kinds done in public."""
        return self._tally((self.acts.favour > 0) & self._of(*_seen("public")))

    @cached_property
    def criticism(self) -> Tally:
        """Criticism and opposition."""
        return self._tally(self._of(Kind.CRITICISM, Kind.OPPOSITION))

    @cached_property
    def broken_trades(self) -> Tally:
        """Trades broken, by whichever side."""
        return self._tally(self._of(Kind.TRADE_BROKEN))

    @cached_property
    def contact_days(self) -> Tally:
        """Days of contact; more contact on one day is one."""
        contact = self._of(*CONTACTS)
        who, day = self.acts.who[contact], self.acts.day[contact]
        _, once = np.unique(group_day(who, day), return_index=True)
        return Tally.of(who[once], day[once])

    @cached_property
    def influencers_left(self) -> Tally:
        """Departures of those whom each partner listens to."""
        departures = self.memberships.departures
        departure, link = np.nonzero(departures.who[:, None] == self.influencer[None, :])
        return Tally.of(self.listener[link], departures.day[departure])

    def mean_influence(self, day: Ints) -> Floats:
        """The mean influence of the members at the end of each of these days; 0 where there are none."""
        heads = self._heads.at(day)
        return np.divide(self._mass.at(day), heads, out=np.zeros(len(heads)), where=heads > 0)

    @cached_property
    def _heads(self) -> Total:
        return Total.of(self.acts.member.who, self.acts.member.day, self.acts.member.value)

    @cached_property
    def _mass(self) -> Total:
        """The influence of all members together."""
        member, influence = self.acts.member, self.acts.influence
        who, day = np.concatenate([member.who, influence.who]), np.concatenate([member.day, influence.day])
        theirs = influence.held(who, day, self.acts.policy.unstated_influence)
        return Total.of(who, day, theirs * member.held(who, day, 0.0))

    def _of(self, *kinds: Kind) -> NDArray[np.bool_]:
        return np.isin(self.acts.kind, [KIND_PLACES[kind] for kind in kinds])

    def _tally(self, which: NDArray[np.bool_], weight: Floats | None = None) -> Tally:
        return Tally.of(self.acts.who[which], self.acts.day[which], None if weight is None else weight[which])


def watch(acts: Acts) -> Watch:
    """A coalition of which nothing but acts is known: no cadence agreed, nobody listening to anybody."""
    nobody = np.empty(0, dtype=np.int64)
    return Watch(acts, np.full(len(acts.partners), np.nan), nobody, nobody)


def _seen(how: str) -> list[Kind]:
    return [kind for kind, seen in SEEN.items() if seen == how]
