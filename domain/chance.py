"""The chance of winning: how likely those who are for it reach what wins.

Each stakeholder is for it with their support, independently of the others. What those who are for
it weigh together is then Poisson-binomial over influence, and its distribution is found exactly,
adding one stakeholder after the other (n stakeholders, g units: n x g steps, sums of positive
numbers only, so that nothing cancels):

    P(k units) <- (1 - p) P(k units) + p P(k - w units)

Those who must be for it are all taken to be for it, which has the product of their supports, and
the rest have to bring what is then still needed.

Taking one stakeholder j out again needs no second count. With F the distribution function,

    F(k) = (1 - p) F_j(k) + p F_j(k - w)    so    F_j(k) = 1/(1 - p) sum_i (-p/(1 - p))^i F(k - i w)

which is steady for p up to 1/2; beyond, the same holds of the units that are against, with 1 - p.

Source: Barlow & Heidtmann, Computing k-out-of-n system reliability, IEEE Trans. Reliability 33
(1984), for the recursion; Hong, On computing the distribution function for the Poisson binomial
distribution, Comput. Stat. Data Anal. 59 (2013), for the survey of methods.
"""

from math import ceil, log
from uuid import UUID

import numpy as np

from domain.changes import Floats, Ints, as_floats
from domain.replay import Standing
from domain.terms import Terms, terms_of
from domain.winning import Winning

STEADY = 0.5
"""The probability up to which taking a stakeholder out by the sum above is steady."""

NEGLIGIBLE = 1e-18
"""A term of a sum of probabilities below this changes nothing that a float can hold."""

TRIM = 32
"""Stakeholders after whom is looked anew which numbers of units are still probable."""


def chance(terms: Terms, support: Floats) -> float:
    """The probability of winning today, 0 to 1; 0 where there is an obstacle.

    `support`: of those on the map, in the order of the terms. 1 where they win for certain.
    """
    return float(chances(terms, support[:, np.newaxis])[0])


def chances(terms: Terms, support: Floats, never: float = 0.0) -> Floats:
    """The same for each column of `support` (stakeholders x columns), all at once, which is quicker; see `tally`."""
    if terms.obstacle is not None:
        return np.zeros(support.shape[1])
    others = ~terms.must
    units = tally(terms.units.units[others], support[others], never)
    rest = [at_least(column, terms.quota(its)) for column, its in zip(units.T, support.T, strict=True)]
    return as_floats(support[terms.must].prod(axis=0) * np.array(rest))


def chance_of(standing: Standing, winning: Winning, coalition: UUID) -> float:
    """The same of a coalition (its id), from where everybody stands."""
    return chance(terms_of(standing, winning, coalition), standing.backing[standing.on_map])


def tally(units: Ints, support: Floats, never: float = 0.0) -> Floats:
    """The probability of each number of units for it, from none to all of them.

    `support`: of each stakeholder, or several of each (stakeholders x columns), to be counted side by side.
    `never`: numbers of units no more probable than this are let go on the way, which is quicker.
    """
    counted = np.zeros((int(units.sum()) + 1, *support.shape[1:]))
    counted[0] = 1.0
    low, top = 0, 0  # nothing else is probable
    for number, place in enumerate(np.argsort(units, kind="stable").tolist(), 1):  # the small ones first: fewer steps
        unit, probability = int(units[place]), support[place]
        without = counted[low : top + 1]
        joined = probability * without
        without *= 1.0 - probability
        top += unit
        counted[low + unit : top + 1] += joined
        if number % TRIM == 0:
            low, top = _trimmed(counted, low, top, never)
    return counted


def _trimmed(counted: Floats, low: int, top: int, never: float) -> tuple[int, int]:
    """The first and last number of units that are still probable; the others become 0."""
    there = low + np.flatnonzero(counted[low : top + 1].reshape(top + 1 - low, -1).max(axis=1) > never)
    counted[low : there[0]], counted[there[-1] + 1 : top + 1] = 0.0, 0.0
    return int(there[0]), int(there[-1])


def at_least(tallied: Floats, quota: int) -> float:
    """The probability of this many units or more, in [0, 1]."""
    return 1.0 if quota <= 0 else min(float(tallied[quota:].sum()), 1.0)


def at_most_without(at_most: Floats, most: int, unit: int, probability: float) -> float:
    """The probability of at most so many units, one stakeholder not counted.

    `at_most`: the distribution function with the stakeholder, whose units are counted with a
    probability of at most `STEADY`.
    """
    if most < 0:
        return 0.0
    if most >= len(at_most) - 1 - unit:
        return 1.0
    if unit == 0:
        return float(at_most[most])
    return float(_alternating(at_most[most::-unit], probability / (1.0 - probability)) / (1.0 - probability))


def _alternating(values: Floats, ratio: float) -> float:
    """The sum of the values by (-ratio)^i, i counted from 0; ratio from 0 to 1."""
    if ratio >= 1.0:
        return float(values[::2].sum() - values[1::2].sum())
    telling = ceil(log(NEGLIGIBLE) / log(ratio)) if ratio > NEGLIGIBLE else 1
    powers = np.full(min(telling, len(values)), -ratio)
    powers[0] = 1.0
    return float(powers.cumprod() @ values[: len(powers)])
