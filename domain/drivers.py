"""Momentum as a movement: its direction, whether it gathers pace, and who drives or drags it, by what.

    momentum     = strength now - strength four weeks ago, in points          (mass x velocity)
    acceleration = momentum now - momentum four weeks ago, as each was shown

Rising is a momentum of at least half a point, falling of at most minus half a point, steady what lies
between: a band that silence alone never leaves (docs/model.md).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from domain.changes import Floats, number
from domain.effects import Effect, effects, strongest
from domain.explanation import PARTS, Explanation, explanation
from domain.momentum import WINDOW
from domain.situation import Situation
from domain.why import why_momentum

STEADY = 0.5
"""Points per four weeks below which a change is not worth the name."""

VISIBLE = 0.005
"""Points below which nobody is said to drive or drag: it shows on no screen."""


class Direction(StrEnum):
    """Where a coalition is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


class Driver(NamedTuple):
    """Somebody's part of a change of strength, such as the momentum, in points; by what it is owed to.

    The parts add up to `points`; `facts` come strongest first and add up to the part of that name.
    There is a part `policy` only where another was adopted meanwhile.
    """

    name: str
    points: float
    parts: dict[str, float]
    facts: tuple[Effect, ...]


@dataclass(frozen=True)
class Movement:
    """How a coalition moves; None where nobody has, or four weeks ago had, influence.

    `momentum` and `before` (four weeks ago) in points per four weeks; `acceleration` is their
    difference. `drivers` and `drags` are those through whom strength rose and fell, most first.
    """

    momentum: float | None
    before: float | None
    drivers: tuple[Driver, ...]
    drags: tuple[Driver, ...]

    @property
    def direction(self) -> Direction | None:
        """Where it is going."""
        return direction(self.momentum)

    @property
    def acceleration(self) -> float | None:
        """The change of momentum in four weeks, in points per four weeks."""
        return acceleration(self.momentum, self.before)


def direction(momentum: float | None) -> Direction | None:
    """Where a coalition of that momentum is going."""
    if momentum is None:
        return None
    return Direction.RISING if momentum >= STEADY else Direction.FALLING if momentum <= -STEADY else Direction.STEADY


def acceleration(momentum: float | None, before: float | None) -> float | None:
    """How much more momentum there is than four weeks before."""
    return None if momentum is None or before is None else momentum - before


def movement(situation: Situation, top: int = 5) -> Movement:
    """How the coalition moves at the end of the day; at most so many drivers, and drags."""
    pace = why_momentum(situation, situation.day - WINDOW)
    told = explanation(situation.evidence, situation.day - WINDOW, situation.day)
    momentum = number(pace.after)
    drivers, drags = movers(situation, told, top) if momentum is not None else ((), ())
    return Movement(momentum=momentum, before=number(pace.before), drivers=drivers, drags=drags)


def movers(situation: Situation, told: Explanation, top: int = 5) -> tuple[tuple[Driver, ...], tuple[Driver, ...]]:
    """Those through whom strength rose in the time of an explanation, and those through whom it fell."""
    points = told.strength.total
    up, down = _most(points, top), _most(-points, top)
    return tuple(_drivers(situation, told, up)), tuple(_drivers(situation, told, down))


def _most(points: Floats, top: int) -> list[int]:
    """The places of the largest entries that show, the largest first."""
    order = np.argsort(-points, kind="stable")[:top]
    return [int(place) for place in order if points[place] >= VISIBLE]


def _drivers(situation: Situation, told: Explanation, places: list[int]) -> list[Driver]:
    done = strongest(effects(situation, told.acts.of(places)))
    return [
        Driver(
            name=situation.names[place],
            points=float(told.strength.total[place]),
            parts=_parts(told, place),
            facts=tuple(effect for effect in done if effect.telling.place == place),
        )
        for place in places
    ]


def _parts(told: Explanation, place: int) -> dict[str, float]:
    points = {part: float(getattr(told.strength, part)[place]) + 0.0 for part in PARTS}
    return points if told.strength.policy.any() else {part: points[part] for part in PARTS if part != "policy"}
