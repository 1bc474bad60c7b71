"""Support: the probability that a stakeholder's next act is for the initiative.

A Beta posterior that forgets, pulled towards the stakeholder's peers:

    for(t)     = sum over acts in favour  w * 2^-((t - occurred) / half_life)
    against(t) = the same over acts against
    a = for + pull * m      b = against + pull * (1 - m)      support = a / (a + b)

where m, the judgement by peers, is the same formula over the other stakeholders of the bloc,
pulled towards those of the whole coalition, pulled towards one half. Peers never include the
stakeholder, whose own acts would otherwise count twice. Silence lets the own evidence fade, so
that the interval widens and the level drifts to the peers'.

Source: conjugate Beta-Bernoulli updating with exponential forgetting (West & Harrison, Bayesian
Forecasting and Dynamic Models, 1997, discounting) and partial pooling (Gelman et al., Bayesian
Data Analysis, ch. 5).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from domain.changes import Floats, Ints, as_floats
from domain.policy import Policy
from domain.values import Stance

INTERVAL = 0.8
"""The probability mass between `low` and `high`."""

BANDS = (
    (0.8, Stance.STRONG_SUPPORT),
    (0.6, Stance.SUPPORT),
    (0.4, Stance.UNDECIDED),
    (0.2, Stance.OPPOSE),
    (0.0, Stance.STRONG_OPPOSE),
)
"""Lowest support of each band of the whip scale."""


@dataclass(frozen=True)
class Beta:
    """Parameters of the posterior, arrays of one shape: days x partners, or partners."""

    a: Floats
    b: Floats

    @property
    def support(self) -> Floats:
        """Mean of the posterior, in (0, 1)."""
        return self.a / (self.a + self.b)

    @property
    def evidence(self) -> Floats:
        """Weight of what is known, own acts and peers together, in act weights."""
        return self.a + self.b


def interval(beta: Beta) -> tuple[Floats, Floats]:
    """The quantiles that leave `INTERVAL` of the posterior between them."""
    tail = (1 - INTERVAL) / 2
    low, high = (betaincinv(beta.a, beta.b, mass) for mass in (tail, 1 - tail))
    return as_floats(low), as_floats(high)


def stance(support: float, *, aware: bool) -> Stance:
    """The band that a support falls in; unaware where no act has told anything yet."""
    if not aware:
        return Stance.UNAWARE
    return next(band for lowest, band in BANDS if support >= lowest)


def posterior(favour: Floats, against: Floats, bloc: Ints, policy: Policy) -> Beta:
    """The posterior of each partner on each day.

    `favour`, `against`: faded weights, days x partners. `bloc`: the same shape, each partner's
    bloc that day as a number from 0 (0 for none).
    """
    peers_for, peers_against = _peers(favour, bloc), _peers(against, bloc)
    all_for = _others(favour.sum(axis=1, keepdims=True), favour)
    all_against = _others(against.sum(axis=1, keepdims=True), against)
    overall = _pulled(all_for, all_against, policy.coalition_pull, 0.5)
    peers = _pulled(peers_for, peers_against, policy.bloc_pull, overall)
    return Beta(favour + policy.pull * peers, against + policy.pull * (1 - peers))


def _pulled(favour: Floats, against: Floats, pull: float, towards: Floats | float) -> Floats:
    return (favour + pull * towards) / (favour + against + pull)


def _peers(weight: Floats, bloc: Ints) -> Floats:
    """The weight of the others in the same bloc, for each day and partner."""
    days, blocs = len(weight), int(bloc.max(initial=0)) + 1
    cell = bloc + blocs * np.arange(days)[:, None]
    total = np.bincount(cell.ravel(), weights=weight.ravel(), minlength=days * blocs)
    return _others(total[cell], weight)


def _others(total: Floats, own: Floats) -> Floats:
    return np.maximum(total - own, 0.0)  # never below zero by rounding


def strength(support: Floats, mass: Floats) -> Floats:
    """Influence-weighted mean support, for each day; NaN where nobody has influence.

    `mass`: influence of those on the map, zero for others, days x partners.
    """
    total = mass.sum(axis=1)
    weighted = (mass * support).sum(axis=1)
    level: Floats = np.full(len(total), np.nan)
    np.divide(weighted, total, out=level, where=total > 0)
    return level
