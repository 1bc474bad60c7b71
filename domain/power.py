"""Pivotal power: how often a stakeholder decides, whatever the others happen to think.

The Banzhaf index counts, of all 2^(n-1) ways in which the others can be for it or against, those in
which the stakeholder decides: with them it wins, without them it does not. It tells what the terms
and influence alone give, where nothing is known of anybody's support: everybody is for it with
probability 1/2. It is found from the count of `domain.chance` with 1/2 for all, taking one out at a
time. Loss and gain lie alike there, so it may be read off the lower half of the count, where the
numbers are small and nothing is lost by subtracting:

    swing = 2 (2 (F(k) - F(k - w) + F(k - 2w) - ...) - F(k)),    k = min(quota - 1, total - quota)

Those who must be for it decide wherever the others reach what is needed; the others decide only
where all of these are for it.

Source: Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965); Dubey & Shapley,
Mathematical properties of the Banzhaf power index, Math. of Operations Research 4 (1979).
"""

from typing import NamedTuple

import numpy as np

from domain.chance import at_least, at_most_without, tally
from domain.changes import Floats, Ints, as_floats
from domain.terms import Terms

EVEN = 0.5
"""The probability with which everybody is for it, where nothing is known."""


class Banzhaf(NamedTuple):
    """Pivotal power, with one entry for each on the map; all 0 where nobody decides anything.

    `swing`: the probability that they decide. `share`: their part of all swings, adding up to 1.
    """

    swing: Floats
    share: Floats


def banzhaf(terms: Terms) -> Banzhaf:
    """The pivotal power of each one on the map; all 0 where there is an obstacle."""
    here = len(terms.must)
    if terms.obstacle is not None:
        return Banzhaf(np.zeros(here), np.zeros(here))
    must, others = terms.must, ~terms.must
    units, quota = terms.units.units[others], terms.quota(np.full(here, EVEN))
    tallied = tally(units, np.full(len(units), EVEN))
    weighed = np.empty(here)  # the swings, but for a factor: the must-haves' may be below what a float can hold
    weighed[must] = at_least(tallied, quota)
    weighed[others] = EVEN * _swings(tallied.cumsum(), units, quota)
    total = weighed.sum()
    swing = weighed * EVEN ** (int(must.sum()) - 1)
    return Banzhaf(swing, weighed / total if total > 0 else weighed)


def _swings(at_most: Floats, units: Ints, quota: int) -> Floats:
    """How likely each one decides, among these alone."""
    most = min(quota - 1, len(at_most) - 1 - quota)
    if most < 0:
        return np.zeros(len(units))
    without = np.array([at_most_without(at_most, most, unit, EVEN) for unit in units.tolist()])
    return as_floats(np.clip(2.0 * (without - at_most[most]), 0.0, 1.0))
