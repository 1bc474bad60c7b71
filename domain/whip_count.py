"""The whip count in full: the bands, the chance they add up to, who decides it, and where the trend leads."""

from dataclasses import dataclass
from uuid import UUID

import numpy as np

from domain.chance import chance_of, tally
from domain.changes import Floats
from domain.momentum import WINDOW
from domain.outlook import Outlook, outlook
from domain.prospects import Prospects
from domain.replay import standing
from domain.situation import Situation
from domain.support import INTERVAL
from domain.terms import Terms, terms_of
from domain.whip import Band, whip_count


@dataclass(frozen=True)
class WhipCount:
    """Where a coalition stands towards winning, at the end of a day.

    `low` and `high`: with a probability of 80 % or more, what will be held lies between them, in the
    measure of `prospects.held`; None where nothing can be counted. `before`: the chance of winning
    four weeks earlier, by what counts as winning today.
    """

    bands: list[Band]
    prospects: Prospects
    outlook: Outlook
    low: float | None
    high: float | None
    before: float


def whip_count_of(situation: Situation) -> WhipCount:
    """The whip count of a coalition."""
    stand, wins, coalition = situation.standing, situation.winning, UUID(situation.coalition_id)
    before = standing(situation.evidence, situation.day - WINDOW)
    low, high = likely(terms_of(stand, wins, coalition), stand.backing[stand.on_map]) or (None, None)
    return WhipCount(
        bands=whip_count(stand.each()),
        prospects=situation.prospects,
        outlook=outlook(stand, before, wins, coalition),
        low=low,
        high=high,
        before=chance_of(before, wins, coalition),
    )


def likely(terms: Terms, support: Floats) -> tuple[float, float] | None:
    """The quantiles that leave `INTERVAL` of what may be held between them, or None.

    Exactly, from the Poisson-binomial distribution of `domain.chance` over everybody on the map, each
    for it with their support.
    """
    units = terms.units.units if terms.units.units.any() else terms.must.astype(np.int64)
    if not units.any():
        return None
    at_most, tail = tally(units, support).cumsum(), (1 - INTERVAL) / 2
    low, high = (int(np.searchsorted(at_most, mass)) for mass in (tail, 1 - tail))
    of_measure = float(terms.measure.sum()) / int(units.sum())
    return low * of_measure, high * of_measure
