"""What fell: the chance of winning, strength, momentum; and why the initiative cannot win at all."""

from collections.abc import Iterator
from functools import cached_property
from math import isnan
from typing import NamedTuple
from uuid import UUID

import numpy as np

from domain.alert import Alert, AlertKind, Loss
from domain.attribution import Attributed
from domain.chance import chance_of
from domain.drivers import STEADY, VISIBLE
from domain.effects import effects, strongest
from domain.explanation import Explanation, Parts
from domain.momentum import POINTS, WINDOW
from domain.outlook import EVEN, SAFE
from domain.replay import standing
from domain.scene import Scene
from domain.tellings import Telling
from domain.terms import Obstacle
from domain.why import why, why_momentum

FELL = 0.05
"""A fall of the chance in four weeks by this is told wherever it ends."""

SHOWS = 0.01
"""A fall of the chance below one half, or below what is safe, is told from this on."""

PACE = 1.0
"""A fall of momentum by so many points is told while strength does not fall."""

MOST = 5
"""How many people and facts are named for a fall."""


def trend(scene: Scene) -> Iterator[Alert]:
    """What fell within the last four weeks (28 days)."""
    looked = _Look(scene)
    yield from looked.obstacle()
    yield from looked.chance()
    yield from looked.strength() or looked.momentum()


class _Fall(NamedTuple):
    """A figure at both ends of the four weeks, and what its change is owed to: partners, and acts."""

    kind: AlertKind
    before: float
    after: float
    parts: Parts
    acts: Attributed


class _Look:
    """A situation beside that of four weeks before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.situation = scene, scene.situation
        self.then = self.situation.day - WINDOW

    @cached_property
    def _why(self) -> Explanation:
        return why(self.situation, self.then)

    def obstacle(self) -> list[Alert]:
        """Why it cannot win; where nobody is known yet there is nothing to be alarmed about."""
        found = self.scene.stakes.prospects.obstacle
        if found is None or found is Obstacle.NOBODY:
            return []
        return [Alert(AlertKind.CANNOT_WIN, Loss(1.0, 0.0), subject=found.value)]

    def chance(self) -> list[Alert]:
        """Whether the chance fell, as what wins stands today."""
        now, before = self.scene.stakes.prospects, self._chance_before()
        fell = before - now.chance
        below = any(now.chance < each <= before for each in (EVEN, SAFE))
        if now.obstacle is not None or fell < (SHOWS if below else FELL):
            return []
        fall = _Fall(AlertKind.CHANCE, before, now.chance, self._why.strength, self._why.acts)
        return [self._alert(fall, Loss(fell, 0.0))]

    def strength(self) -> list[Alert]:
        """Whether strength fell."""
        it = self._why
        fall = _Fall(AlertKind.STRENGTH, POINTS * it.before, POINTS * it.after, it.strength, it.acts)
        return self._fallen(fall, STEADY)

    def momentum(self) -> list[Alert]:
        """Whether there is less momentum than four weeks ago."""
        it = why_momentum(self.situation, self.then)
        return self._fallen(_Fall(AlertKind.MOMENTUM, it.before, it.after, it.parts, it.acts), PACE)

    def _fallen(self, fall: _Fall, least: float) -> list[Alert]:
        points = fall.before - fall.after
        if isnan(points) or points < least:
            return []
        return [self._alert(fall, Loss(0.0, points / POINTS))]

    def _alert(self, fall: _Fall, stake: Loss) -> Alert:
        owed = fall.parts.total
        down = np.argsort(owed, kind="stable")[:MOST]
        return Alert(
            fall.kind,
            stake,
            since=self.then,
            places=tuple(int(place) for place in down if owed[place] <= -VISIBLE),
            facts=self._against(fall.acts),
            before=fall.before,
            after=fall.after,
            parts=fall.parts,
        )

    def _against(self, acts: Attributed) -> tuple[Telling, ...]:
        """The interactions that did most to the fall."""
        done = strongest(effects(self.situation, acts))
        return tuple(each.telling for each in done if each.points <= -VISIBLE)[:MOST]

    def _chance_before(self) -> float:
        stand = standing(self.situation.evidence, self.then)
        return chance_of(stand, self.situation.winning, UUID(self.situation.coalition_id))
