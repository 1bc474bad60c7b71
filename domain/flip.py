"""What would flip a count: the fewest who change sides, so that the other side of what wins is expected.

Of a coalition expected to hold less than it needs, those to win over; of one expected to hold enough,
those whose loss would cost it that. One who is won over is for it for certain, one who is lost is
against; the others stay as they are. So each changes what is held by their part of it, times the support
they lack or have, and taking the greatest changes first takes the fewest.
"""

from dataclasses import dataclass
from uuid import UUID

import numpy as np

from domain.changes import Floats
from domain.situation import Situation
from domain.support import BANDS
from domain.terms import terms_of
from domain.values import Stance

WAVERING = {stance: lowest for lowest, stance in BANDS}[Stance.OPPOSE]
"""Least support of those who can be won over soon: whoever does not oppose strongly."""

MOST = 8
"""How many at most are looked at: beyond so many it hangs on nobody in particular."""

LITTLE = 1e-9
"""A change below this is rounding."""


@dataclass(frozen=True)
class Flip:
    """Who would flip the count, the greatest change first; empty where nobody can.

    `wins`: whether enough is expected to be held now. `places`: of the partners. `held`: what is
    expected to be held after each of them changed sides; `enough`: whether these flip it.
    """

    wins: bool
    places: list[int]
    held: list[float]
    enough: bool


def flip(measure: Floats, support: Floats, needed: float) -> Flip:
    """Who would flip a count in which each one's support (0 to 1) adds so much of `measure` to what is held."""
    held = float(measure @ support)
    wins = held >= needed
    change = measure * (-support if wins else np.where(support >= WAVERING, 1.0 - support, 0.0))
    order = np.argsort(-np.abs(change), kind="stable")[:MOST]
    order = order[np.abs(change[order]) > LITTLE]
    after = held + np.cumsum(change[order])
    flipped = np.flatnonzero((after >= needed) != wins)
    taken = int(flipped[0]) + 1 if len(flipped) else len(order)
    return Flip(wins, order[:taken].tolist(), after[:taken].tolist(), enough=len(flipped) > 0)


def flip_of(situation: Situation) -> Flip:
    """Who would flip the count of a coalition; nobody where it cannot win, or only must-haves are asked for."""
    stand, wins = situation.standing, situation.winning
    terms = terms_of(stand, wins, UUID(situation.coalition_id))
    if terms.obstacle is not None or (wins.share is None and wins.count is None):
        return Flip(wins=False, places=[], held=[], enough=False)
    here = np.flatnonzero(stand.on_map)
    found = flip(terms.measure, stand.backing[here], terms.threshold)
    return Flip(found.wins, here[found.places].tolist(), found.held, found.enough)
