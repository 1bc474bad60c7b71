"""The defection risk in a situation, whose cadences and links are known beside the acts."""

import numpy as np

from domain.risk import HORIZON, Risk, risk
from domain.situation import Situation
from domain.watch import Watch


def watch_of(situation: Situation) -> Watch:
    """The coalition set up to look for signs of departure."""
    network = situation.network
    inside = np.maximum(network.listener, network.influencer) < network.partners
    return Watch(situation.acts, situation.cadence, network.listener[inside], network.influencer[inside])


def risk_of(situation: Situation, horizon: int = HORIZON) -> Risk:
    """The risk of every member within so many days of the situation's day; raises `Invalid` below one."""
    return risk(watch_of(situation), [situation.day], horizon)
