"""Stakes: what it is worth if a stakeholder's support rises, or if they are lost.

Supports enter the chance of winning one by one, so that it is a straight line in each of them:

    c(p_i + d) = c + d * pivotal_i        pivotal = if_won - if_lost, see `domain.fragility`

and strength is one anyhow, with the share of influence in the place of `pivotal`. What those who
listen gain by it is added from the cascade (`domain.cascade`). Where several rise at once, their
gains are added up, which is right for small ones.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from domain.cascade import Cascade, cascade
from domain.changes import Floats, as_floats
from domain.momentum import UNKNOWN
from domain.prospects import Prospects
from domain.situation import Situation


class Measure(StrEnum):
    """What gains are counted in."""

    CHANCE = "chance"
    STRENGTH = "strength"


@dataclass(frozen=True)
class Worth:
    """In one measure, 0 to 1: what each person's support is worth; one entry a person of the network.

    `rise`: the gain for each unit that their support rises, followers included. `hold`: what would be
    lost with them.
    """

    rise: Floats
    hold: Floats


@dataclass(frozen=True)
class Stakes:
    """What is at stake: `backing` of each person, who is no partner with one half, and the worths."""

    prospects: Prospects
    backing: Floats
    chance: Worth
    strength: Worth


def stakes(situation: Situation) -> Stakes:
    """What is at stake at the end of the situation's day."""
    network, stand = situation.network, situation.standing
    found = situation.prospects
    outside = len(network) - network.partners
    backing = np.append(stand.backing, np.full(outside, UNKNOWN))
    follows = cascade(network, backing)
    pivotal = np.append(found.pivotal, np.zeros(outside))
    return Stakes(
        prospects=found,
        backing=backing,
        chance=_worth(follows, backing, pivotal),
        strength=_worth(follows, backing, network.mass),
    )


def _worth(follows: Cascade, backing: Floats, weights: Floats) -> Worth:
    """Of winning somebody all they lack is gained, so of each unit that part of it."""
    lacking = 1.0 - backing
    whole = follows.worth(weights)
    rise = np.divide(whole, lacking, out=np.zeros(len(whole)), where=lacking > 0)
    return Worth(as_floats(rise), as_floats(weights * backing))
