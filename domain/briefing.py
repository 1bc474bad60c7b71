"""A briefing on one person: what speaks for a move with them, and what to know before it."""

from math import isnan
from typing import NamedTuple

import numpy as np

from domain.replay import Partner
from domain.scene import Scene
from domain.situation import Profile
from domain.tellings import Telling
from domain.trades import Trade


class Contact(NamedTuple):
    """How contact stands: days of `silence`, None where there never was any, against the `cadence`, agreed or not."""

    silence: int | None
    cadence: float
    agreed: bool


class Briefing(NamedTuple):
    """What is known of one person.

    `partner`, `profile` and `contact` are None of somebody who is no partner yet. `share` of all
    influence on the map; `pivotal`: the probability that they decide today; `listeners`: how many
    listen to them. `risk`: the probability to depart within the horizon of `domain.risk`, None for
    those who are no members. `through`: whom to speak to first, by name; `reach`: how likely they are
    reached so. The `trades` are open, and so is the `conflict`.
    """

    name: str
    partner: Partner | None
    profile: Profile | None
    contact: Contact | None
    share: float
    pivotal: float
    listeners: int
    risk: float | None
    through: tuple[str, ...]
    reach: float
    trades: tuple[Trade, ...]
    conflict: Telling | None


def briefing(scene: Scene, place: int) -> Briefing:
    """The briefing on the person at this place of the network."""
    network, known = scene.situation.network, place < scene.situation.network.partners
    way, conflict = scene.ways[place], scene.open_conflicts.get(place)
    return Briefing(
        name=scene.people[place],
        partner=scene.partners[place] if known else None,
        profile=scene.situation.partners[place] if known else None,
        contact=_contact(scene, place) if known else None,
        share=float(network.mass[place]),
        pivotal=float(scene.stakes.prospects.pivotal[place]) if known else 0.0,
        listeners=int(np.count_nonzero(network.influencer == place)),
        risk=float(scene.departing[place]) or None,
        through=tuple(scene.people[each] for each in way.through),
        reach=way.probability,
        trades=tuple(scene.open_trades.get(place, ())),
        conflict=conflict.raised if conflict else None,
    )


def _contact(scene: Scene, place: int) -> Contact:
    engaged = scene.engaged
    silence = float(engaged.silence[place])
    return Contact(None if isnan(silence) else int(silence), float(engaged.cadence[place]), bool(engaged.agreed[place]))
