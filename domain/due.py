"""What is due with whom: contacts, trades and conditions of withdrawal, by what is at stake.

At stake is what would be lost with the stakeholder, as in the alerts (`domain.alarms`); what is more
of it comes first, be it of the chance of winning or of strength.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from domain.alarms.people import held, present
from domain.alert import Loss
from domain.changes import Floats, as_floats
from domain.departing import watch_of
from domain.scene import Scene
from domain.signs import Members, habit
from domain.situation import Situation
from domain.time import day_number
from domain.trades import Trade

AHEAD = 7
"""Days ahead that count as due: a week is what people plan."""

YEAR = 365


class Due(NamedTuple):
    """Something due with the partner at `place`: since, or on, the day number `on`.

    `stake`: what would be lost with them. `every`: the days between two contacts, agreed or
    usual, where a contact is due; `trade` or `condition` where it is about one.
    """

    place: int
    on: int
    stake: Loss
    every: float | None = None
    trade: Trade | None = None
    condition: str | None = None


@dataclass(frozen=True)
class Duties:
    """All that is due by the end of the coming week, by what is at stake, most first.

    `contacts`: with whom a contact fell due, or will; `on` is that day. `trades`:
    open ones that fell or fall due. `conditions` of withdrawal that are met, since the day `on`.
    """

    contacts: tuple[Due, ...]
    trades: tuple[Due, ...]
    conditions: tuple[Due, ...]


def duties(scene: Scene, ahead: int = AHEAD) -> Duties:
    """What is due within so many days with those who are on the map and did not break away."""
    found = _contacts(scene, ahead), _trades(scene, ahead), _conditions(scene)
    return Duties(*(tuple(sorted(each, key=_merit)) for each in found))


def _merit(each: Due) -> tuple[float, float, int, int]:
    return -each.stake.most, -each.stake.strength, each.on, each.place


def next_due(scene: Scene) -> Due | None:
    """What falls due first after the coming week, within a year."""
    found = duties(scene, YEAR)
    later = (each for each in (*found.contacts, *found.trades) if each.on > scene.situation.day + AHEAD)
    return min(later, key=lambda each: (each.on, _merit(each)), default=None)


def _contacts(scene: Scene, ahead: int) -> list[Due]:
    """Contacts that fell due by agreement, or by what was usual with a member; of those agreed also the coming ones."""
    situation, agreed = scene.situation, scene.engaged.agreed
    every = np.where(agreed, situation.cadence, _usual(situation))
    known_for = as_floats(situation.day - situation.acts.first_day)
    last = situation.day - np.where(np.isnan(scene.engaged.silence), known_for, scene.engaged.silence)
    due = np.floor(last + np.where(np.isnan(every), np.inf, every))
    wanted = np.where(agreed, due <= situation.day + ahead, situation.standing.member & (due < situation.day))
    there = np.flatnonzero(present(scene) & wanted).tolist()
    return [Due(place, int(due[place]), held(scene, place), every=float(every[place])) for place in there]


def _usual(situation: Situation) -> Floats:
    """The usual days between two contacts with each partner, NaN where contact is no habit (see `domain.reasons`)."""
    everybody = np.arange(len(situation.names))
    members = Members(everybody, situation.acts.first_day, np.full(len(everybody), situation.day))
    return habit(watch_of(situation).contact_days, members)


def _trades(scene: Scene, ahead: int) -> list[Due]:
    here, last = present(scene), scene.situation.day + ahead
    dated = [(each, day_number(each.due_on)) for each in scene.situation.trades if each.open and each.due_on]
    return [
        Due(each.place, on, held(scene, each.place), trade=each)
        for each, on in dated
        if on <= last and here[each.place]
    ]


def _conditions(scene: Scene) -> list[Due]:
    return [
        Due(place, day_number(mark.on), held(scene, place), condition=mark.condition)
        for place in np.flatnonzero(present(scene)).tolist()
        for mark in scene.situation.partners[place].met
    ]
