"""What if: how strength, momentum, the chance of winning and health would be, beside how they are.

The figures of the situation with all that is assumed are computed as those of any other situation;
nothing is approximated, and nothing is written. Peers of those concerned move along.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from domain.chance import chance
from domain.changes import number
from domain.health import health
from domain.hypotheses import Hypothesis, assumed, partnership_of
from domain.moment import moment
from domain.replay import Partner
from domain.shares import Share, shares
from domain.situation import Situation
from domain.terms import Obstacle, terms_of
from domain.trail import strength_interval
from domain.whip import Band, whip_count

MOST_OTHERS = 5
"""How many of those not concerned are told, of whom support moves most."""

VISIBLE = 0.0005
"""Support that moves by less is not told of those not concerned: it shows on no screen."""

Interval = tuple[float | None, float | None]
"""The lower and the upper end, 0 to 1; None where there is none."""


class Compared(NamedTuple):
    """A figure today, and as it would be; None where there is none."""

    today: float | None
    then: float | None

    @property
    def difference(self) -> float | None:
        """What is assumed would change it by this; None where one of both is missing."""
        return None if self.today is None or self.then is None else self.then - self.today


class Moved(NamedTuple):
    """A partner today, None if not known yet, and as they would be; `health` from 0 to 100."""

    name: str
    today: Partner | None
    then: Partner
    health: Compared

    @property
    def support(self) -> Compared:
        """Their support, 0 to 1."""
        return Compared(self.today.support if self.today else None, self.then.support)


@dataclass(frozen=True)
class WhatIf:
    """What would be if all that is assumed happened.

    `strength` 0 to 1, `momentum` in points per four weeks, `chance` of winning 0 to 1, `health` of the
    coalition 0 to 100. `obstacle`: why it then could not win at all. `concerned`: those of whom
    something is assumed, in the order given; `others`: those on the map of whom support moves most beside.
    Of today and then: `intervals` of the strength (80 %), and the `bands` of the whip count. `shares`:
    the part of each of those concerned in the differences of chance and strength, and of all others.
    """

    strength: Compared
    momentum: Compared
    chance: Compared
    health: Compared
    obstacle: Obstacle | None
    concerned: tuple[Moved, ...]
    others: tuple[Moved, ...]
    intervals: tuple[Interval, Interval]
    bands: tuple[list[Band], list[Band]]
    shares: tuple[Share, ...]


def what_if(situation: Situation, hypothetical: Sequence[Hypothesis], today: "Figures | None" = None) -> WhatIf:
    """The situation with all that is assumed, beside the situation as it is.

    `today`: the figures of the situation, where they are known already. Raises `HypothesisRefused` where
    what is known, or assumed before, does not allow it.
    """
    today, then = today or Figures(situation), Figures(assumed(situation, hypothetical))
    concerned = dict.fromkeys(partnership_of(situation, who) for who, _ in hypothetical)
    coalition = UUID(situation.coalition_id)
    return WhatIf(
        strength=Compared(number(today.standing.strength), number(then.standing.strength)),
        momentum=Compared(number(today.standing.momentum), number(then.standing.momentum)),
        chance=Compared(today.chance, then.chance),
        health=Compared(today.health.directions.whole.health, then.health.directions.whole.health),
        obstacle=then.obstacle,
        concerned=tuple(_moved(key, today, then) for key in concerned),
        others=_others(_moved(key, today, then) for key in today.partners if key not in concerned),
        intervals=(today.interval, then.interval),
        bands=(whip_count(today.partners.values()), whip_count(then.partners.values())),
        shares=shares(today.standing, then.standing, list(concerned), situation.winning, coalition),
    )


class Figures:
    """All figures of one situation."""

    def __init__(self, situation: Situation) -> None:
        self.standing = situation.standing
        terms = terms_of(situation.standing, situation.winning, UUID(situation.coalition_id))
        self.chance = chance(terms, situation.standing.backing[situation.standing.on_map])
        self.obstacle = terms.obstacle
        self.health = health(situation)
        self.interval = _interval(situation)
        self.places, self.names = situation.places, situation.names
        self.partners = {partner.partnership_id: partner for partner in situation.standing.each()}

    def health_of(self, partnership: str) -> float | None:
        """The health of a partner, 0 to 100; None of who is not known."""
        place = self.places.get(partnership)
        return None if place is None else float(self.health.health[place])


def _interval(situation: Situation) -> Interval:
    low, high = strength_interval(moment(situation.evidence, situation.day))
    return number(low), number(high)


def _moved(key: str, today: Figures, then: Figures) -> Moved:
    healths = Compared(today.health_of(key), then.health_of(key))
    return Moved(then.names[then.places[key]], today.partners.get(key), then.partners[key], healths)


def _others(moved: Iterable[Moved]) -> tuple[Moved, ...]:
    """Those on the map of whom support moves so much that it shows, most first."""
    shown = (each for each in moved if each.then.on_map and _distance(each) >= VISIBLE)
    return tuple(sorted(shown, key=lambda each: (-_distance(each), each.name))[:MOST_OTHERS])


def _distance(moved: Moved) -> float:
    return abs(moved.support.difference or 0.0)
