"""Influence in whole units, so that sums of it can be counted exactly.

Influence is real: 0.1, 2.5, 40 000. Sums of such floats hit a threshold by luck (0.1 + 0.2 is
more than 0.3), and a distribution over them has as many values as there are subsets. Whole
numbers have neither trouble. Influence is taken as the decimal number that people read, to
`DIGITS` significant digits, and counted in the largest unit that all of it is a multiple of.
"""

from fractions import Fraction
from functools import lru_cache
from math import ceil, fsum, gcd, lcm
from typing import NamedTuple

import numpy as np

from domain.changes import Floats, Ints

GRID = 20_000
"""Most units that all influence together is counted in: what is finer is rounded to this."""

DIGITS = 12
"""Significant digits of an influence or a share that count; those behind are noise of floats."""


class Units(NamedTuple):
    """What each stakeholder's being for it is worth, and how much wins, in whole units.

    `units`: one for each stakeholder. `error`: rounded less true, in units; all 0 where the units
    are exact. `needed`: the units that win, a whole number where the units are exact.
    """

    units: Ints
    error: Floats
    needed: float


def heads(stakeholders: int, count: int) -> Units:
    """Everybody counts alike, and so many win."""
    return Units(np.ones(stakeholders, dtype=np.int64), np.zeros(stakeholders), count)


def nothing(stakeholders: int) -> Units:
    """Nothing is counted, and nothing is needed."""
    return Units(np.zeros(stakeholders, dtype=np.int64), np.zeros(stakeholders), 0.0)


def influence_in_units(influence: Floats, share: float) -> Units:
    """Influence (0 or more, not all 0) in units, and the units that are this share of it or more.

    Exact where all influence together is at most `GRID` of its largest common unit. Otherwise
    rounded to the nearest of `GRID` units: then what a stakeholder has, and with it their power,
    is known to one half of a 20,000th of all influence.
    """
    wholes = _in_common_units(influence)
    total = sum(wholes)
    if total <= GRID:
        return Units(np.array(wholes, dtype=np.int64), np.zeros(len(wholes)), ceil(_read(share) * total))
    parts = influence / influence.max()
    true = parts * (GRID / fsum(parts))
    units = np.rint(true).astype(np.int64)
    return Units(units, units - true, share * GRID)


def _in_common_units(influence: Floats) -> list[int]:
    read = [_read(value) for value in influence.tolist()]
    finest = lcm(*(value.denominator for value in read))
    wholes = [value.numerator * (finest // value.denominator) for value in read]
    largest = gcd(*wholes)
    return [whole // largest for whole in wholes]


@lru_cache(maxsize=10_000)  # most have one of a few influences
def _read(value: float) -> Fraction:
    """The decimal number that a float stands for."""
    return Fraction(f"{value:.{DIGITS}g}")
