"""What is due with whom: contacts, trades and conditions of withdrawal, by what is at stake.

At stake is what would be lost with the stakeholder: of the chance of winning or of strength,
whichever is more (`hold` of `domain.stakes`), as in the alerts.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import as_floats
from domain.scene import Scene
from domain.time import day_number
from domain.trades import Trade

AHEAD = 7
"""Days ahead that count as due: a week is what people plan."""


class Due(NamedTuple):
    """Something due with the partner at `place`: since, or on, the day number `on`.

    `stake`: what would be lost with them, 0 to 1. `trade` or `condition` where it is about one.
    """

    place: int
    on: int
    stake: float
    trade: Trade | None = None
    condition: str | None = None


@dataclass(frozen=True)
class Duties:
    """All that is due by the end of the coming week, by what is at stake, most first.

    `contacts`: with whom a contact fell due by the cadence, or will; `on` is that day. `trades`:
    open ones that fell or fall due. `conditions` of withdrawal that are met, since the day `on`.
    """

    contacts: tuple[Due, ...]
    trades: tuple[Due, ...]
    conditions: tuple[Due, ...]


def duties(scene: Scene) -> Duties:
    """What is due with those who are on the map and did not break away."""
    return Duties(
        *(tuple(sorted(found, key=_merit)) for found in (_contacts(scene), _trades(scene), _conditions(scene)))
    )


def _merit(each: Due) -> tuple[float, int, int]:
    return -each.stake, each.on, each.place


def _contacts(scene: Scene) -> list[Due]:
    """Contacts that fell due with members or by agreement; of those agreed also the coming ones."""
    situation, engaged = scene.situation, scene.engaged
    known_for = as_floats(situation.day - situation.acts.first_day)
    last = situation.day - np.where(np.isnan(engaged.silence), known_for, engaged.silence)
    due = np.floor(last + engaged.cadence).astype(np.int64)
    expected = engaged.agreed & (due <= situation.day + AHEAD)
    missed = situation.standing.member & engaged.known & (due < situation.day)
    there = np.flatnonzero(_here(scene) & (expected | missed)).tolist()
    return [Due(place, int(due[place]), stake(scene, place)) for place in there]


def _trades(scene: Scene) -> list[Due]:
    here, last = _here(scene), scene.situation.day + AHEAD
    dated = [(each, day_number(each.due_on)) for each in scene.situation.trades if each.open and each.due_on]
    return [
        Due(each.place, on, stake(scene, each.place), each) for each, on in dated if on <= last and here[each.place]
    ]


def _conditions(scene: Scene) -> list[Due]:
    return [
        Due(place, day_number(mark.on), stake(scene, place), condition=mark.condition)
        for place in np.flatnonzero(_here(scene)).tolist()
        for mark in scene.situation.partners[place].met
    ]


def _here(scene: Scene) -> NDArray[np.bool_]:
    return scene.situation.standing.on_map & ~scene.situation.standing.away


def stake(scene: Scene, place: int) -> float:
    """What would be lost with a partner, of the chance or of strength, 0 to 1."""
    return max(float(scene.stakes.chance.hold[place]), float(scene.stakes.strength.hold[place]))
