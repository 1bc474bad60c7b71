"""Rounding that keeps sums: what is shown one below the other adds up to the total shown."""

from collections.abc import Sequence

import numpy as np


def adding_up(values: Sequence[float], total: float, decimals: int = 2) -> list[float]:
    """The values, rounded so that they add up to the rounded total.

    Each is rounded to the nearest, then as many as it takes go to the other side, those first for
    which that is least wrong; zeros stay. Source: the method of largest remainders (Hamilton, 1792).
    """
    exact = np.asarray(values, dtype=np.float64) * 10**decimals
    rounded = np.rint(exact)
    missing = round(total * 10**decimals) - int(rounded.sum())
    wrong = np.where(exact == 0, np.inf, np.sign(missing) * (rounded - exact))
    rounded[np.argsort(wrong, kind="stable")[: abs(missing)]] += np.sign(missing)
    return [each / 10**decimals + 0.0 for each in rounded.tolist()]
