"""The prospects of a coalition: its chance of winning, and what each stakeholder means for it."""

from dataclasses import dataclass
from uuid import UUID

import numpy as np

from domain.changes import Floats
from domain.fragility import fragility
from domain.power import banzhaf
from domain.replay import Standing
from domain.terms import Obstacle, terms_of
from domain.winning import Winning


@dataclass(frozen=True)
class Prospects:
    """How a coalition stands towards winning; arrays have one entry for each known partner.

    `chance`: the probability of winning today, 0 where there is an `obstacle`. `needed` and `held`
    (as expected), in one measure: shares of influence where a share wins, stakeholders where a
    count does, must-haves where only these are asked for. `banzhaf`: parts of all pivotal power,
    adding up to 1; `swing`: the same as probabilities, everybody even. `pivotal`: the probability
    that they decide today. `if_lost`, `if_won`: the chance if they defected, or were won.
    Who is not on the map has no power, and moves nothing.
    """

    chance: float
    obstacle: Obstacle | None
    needed: float
    held: float
    banzhaf: Floats
    swing: Floats
    pivotal: Floats
    if_lost: Floats
    if_won: Floats


def prospects(standing: Standing, winning: Winning, coalition: UUID) -> Prospects:
    """The prospects of a coalition as it stands, where this counts as winning."""
    terms, here = terms_of(standing, winning, coalition), standing.on_map
    support = standing.backing[here]
    today, power = fragility(terms, support), banzhaf(terms)

    def spread(values: Floats, elsewhere: float = 0.0) -> Floats:
        all_of_them = np.full(len(here), elsewhere)
        all_of_them[here] = values
        return all_of_them

    return Prospects(
        chance=today.chance,
        obstacle=terms.obstacle,
        needed=terms.threshold,
        held=float(terms.measure @ support),
        banzhaf=spread(power.share),
        swing=spread(power.swing),
        pivotal=spread(today.pivotal),
        if_lost=spread(today.if_lost, today.chance),
        if_won=spread(today.if_won, today.chance),
    )


def most_missed(prospects: Prospects, standing: Standing) -> list[int]:
    """The places of those on the map: whose loss would lower the chance most first, then whose winning raises it."""
    order = np.lexsort((-prospects.banzhaf, -prospects.if_won, prospects.if_lost))
    return [place for place in order.tolist() if standing.on_map[place]]
