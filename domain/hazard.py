"""How often members depart: the coalition's own rate, its blocs' and its seasons', from the past alone.

A hazard is a number of departures per member and year. Rates are means of Gamma posteriors, with
departures as Poisson counts over the years of membership, each year counted by the ratio of the
reasons that stood in it. D: departures, E: years so counted.

    lasting = (D + s) / (E + s / PRIOR)                s = PRIOR_STRENGTH
    level   = (D_w + r) / (E_w + r / lasting)          r = RECENT_STRENGTH, each w = 2^-(age / FORGETTING)
    bloc    = (D_b,w + b) / (level * E_b,w + b)        b = BLOC_STRENGTH, a ratio
    season  = (sum v_y * seen_y + q * h) / (sum v_y * due_y + q * h)

Season: for each past year y, counted back from today, `seen` is the share of its departures that fell
into the days of the year ahead, `due` the share expected there, h the share of the year ahead, and
v = D_y / (D_y + BATCH) its say: departures come in batches, so that many of one year tell little more
than some. q = SEASON_STRENGTH, in years.

Sources: conjugate Gamma-Poisson pooling (Gelman et al., Bayesian Data Analysis, ch. 2); indirect
standardisation (Breslow & Day 1987) for the ratios; discounting (West & Harrison 1997) for the level.
"""

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, Ints, as_floats
from domain.exposure import YEAR, Exposure

PRIOR = 0.08
"""Departures per member and year before anything is known of the coalition."""

PRIOR_STRENGTH = 4.0
"""How many departures that is worth."""

FORGETTING = 365.0
"""Days after which a year of membership counts half for the recent level."""

RECENT_STRENGTH = 8.0
"""How many departures the lasting level is worth beside the recent ones."""

BLOC_STRENGTH = 10.0
"""How many departures the coalition's level is worth beside the bloc's own."""

BATCH = 20.0
"""Departures of a year at which it has half a say on the season."""

SEASON_STRENGTH = 2.0
"""How many years with full say the assumption of no seasons is worth."""


def level(past: Exposure, day: int) -> float:
    """The hazard of a member with no reasons, at the end of a day."""
    lasting = (past.departed.sum() + PRIOR_STRENGTH) / (past.due.sum() + PRIOR_STRENGTH / PRIOR)
    weight = _weight(past, day)
    return float((weight @ past.departed + RECENT_STRENGTH) / (weight @ past.due + RECENT_STRENGTH / lasting))


def bloc_ratios(past: Exposure, base: float, day: int, blocs: int) -> Floats:
    """How the hazard of each bloc's members, numbered as in `Acts`, compares with the level `base`."""
    weight = _weight(past, day)
    departed, due = (
        np.bincount(past.bloc, weights=weight * each, minlength=blocs + 1) for each in (past.departed, base * past.due)
    )
    ratios = as_floats((departed + BLOC_STRENGTH) / (due + BLOC_STRENGTH))
    ratios[0] = 1.0  # those of no stated bloc have nothing in common
    return ratios


def season_ratio(past: Exposure, day: int, horizon: int) -> float:
    """How the hazard in the days ahead compares with that of the whole year."""
    age = day - (past.begin + past.end) / 2
    year = (age // YEAR).astype(np.int64)
    ahead = -age % YEAR < horizon
    seen, say = _share(year, ahead, past.departed)
    due, _ = _share(year, ahead, past.due)
    telling = say / (say + BATCH) * (due > 0)
    assumed = SEASON_STRENGTH * min(horizon / YEAR, 1.0)
    return float((telling @ seen + assumed) / (telling @ due + assumed))


def _weight(past: Exposure, day: int) -> Floats:
    return as_floats(0.5 ** ((day - past.begin) / FORGETTING))


def _share(year: Ints, ahead: NDArray[np.bool_], value: Floats) -> tuple[Floats, Floats]:
    """The share of each year's values that lies ahead, 0 where there are none; and their sum."""
    whole, part = (np.bincount(year, weights=each) for each in (value, value * ahead))
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0), as_floats(whole)
