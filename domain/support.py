"""Support: the probability that a stakeholder's next act is for the initiative.

What the peers let expect, moved by how far the stakeholder's own record departs from them, of late
and ever (see `domain.peers` and `domain.record`):

    lasting = surprise / (weight + pull)
    support = level + lasting + (recent_surprise - recent_weight * lasting) / (recent_weight + recent_pull)

With a level that never changes this is the mean of the Beta posterior under a prior of `pull` acts at
the level; here the level may move, and the record moves along. Support keeps off 0 and 1 by what
`doubt` is worth beside the record. The posterior is taken as a Beta distribution of this mean, on

    evidence = recent_weight + 1 / (1 / pull + 1 / evidence of the peers)

acts: silence fades the record, so that the interval widens, and leaves the level.

Source: conjugate Beta-Bernoulli updating with exponential forgetting (West & Harrison, Bayesian
Forecasting and Dynamic Models, 1997, discounting) and partial pooling (Gelman et al., Bayesian
Data Analysis, ch. 5).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from domain.changes import Floats, as_floats
from domain.policy import Policy
from domain.record import Record
from domain.values import Stance

INTERVAL = 0.8
"""The probability mass between `low` and `high`."""

JEFFREYS = 0.5
"""The acts that an interval takes for granted on either side."""

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
        return self.a / self.evidence

    @cached_property
    def evidence(self) -> Floats:
        """Weight of what is known, own acts and peers together, in act weights."""
        return self.a + self.b


def interval(beta: Beta) -> tuple[Floats, Floats]:
    """The quantiles that leave `INTERVAL` of the posterior between them; support lies between them, too.

    On either side at least half an act is taken for granted (Jeffreys' prior): a posterior on next to
    nothing would otherwise lie wholly beside its own mean, and narrow as evidence fades.
    """
    from scipy.special import betaincinv  # noqa: PLC0415  slow to import, and most programs compute no interval

    tail = (1 - INTERVAL) / 2
    a, b = np.maximum(beta.a, JEFFREYS), np.maximum(beta.b, JEFFREYS)
    low, high = (betaincinv(a, b, mass) for mass in (tail, 1 - tail))
    return np.minimum(low, beta.support), np.maximum(high, beta.support)


def stance(support: float, *, aware: bool, away: bool = False) -> Stance:
    """The band that a support falls in; unaware where no act has told anything yet.

    Who broke away stands against us until they return, however likely that is.
    """
    if away:
        return Stance.STRONG_OPPOSE
    if not aware:
        return Stance.UNAWARE
    return next(band for lowest, band in BANDS if support >= lowest)


def posterior(record: Record, level: Floats, evidence: Floats, policy: Policy) -> Beta:
    """The posterior of each partner on each day; all arrays of one shape.

    `level`, `evidence`: what the peers let expect, and the acts that this stands on.
    """
    mean = expectation(record, level, policy)
    known = record.recent_weight + 1 / (1 / policy.pull + 1 / evidence)
    return Beta(mean * known, (1 - mean) * known)


def expectation(record: Record, level: Floats, policy: Policy) -> Floats:
    """Support: the mean of the posterior, in (0, 1)."""
    behind = record.weight + policy.pull
    lasting = record.surprise / behind
    of_late = (record.recent_surprise - record.recent_weight * lasting) / (record.recent_weight + policy.recent_pull)
    least = np.minimum(policy.doubt / behind, np.minimum(level, 1 - level) / 2)
    return as_floats(np.minimum(np.maximum(level + lasting + of_late, least), 1 - least))  # numpy.clip takes far longer


def strength(support: Floats, mass: Floats) -> Floats:
    """Influence-weighted mean of what stands with us, for each day; NaN where nobody has influence.

    `mass`: influence of those on the map, zero for others, days x partners.
    """
    total = mass.sum(axis=1)
    weighted = (mass * support).sum(axis=1)
    level: Floats = np.full(len(total), np.nan)
    np.divide(weighted, total, out=level, where=total > 0)
    return level
