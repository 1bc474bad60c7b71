"""Fragility: what the defection of each single stakeholder, or winning them, would do to the chance.

A defector's support is taken to be 0 and their influence to stay on the map, where it goes on to
count in the whole; one who is won has support 1. The others are as they are today: what a defection
does to them is not in it. With c the chance today and p the support,

    c = (1 - p) c_lost + p c_won

so one of both is found by taking the stakeholder out of the count (see `domain.chance`), and the
other follows.
"""

from dataclasses import dataclass

import numpy as np

from domain.chance import STEADY, at_least, at_most_without, tally
from domain.changes import Floats, as_floats
from domain.terms import Terms


@dataclass(frozen=True)
class Fragility:
    """The chance today, and if each one on the map were lost or won; all from 0 to 1."""

    chance: float
    if_lost: Floats
    if_won: Floats

    @property
    def pivotal(self) -> Floats:
        """The probability that each one decides: the others win with them, and do not without."""
        return self.if_won - self.if_lost


def fragility(terms: Terms, support: Floats) -> Fragility:
    """The chance today and without or with each one; all 0 where there is an obstacle."""
    here = len(support)
    lost, won = np.zeros(here), np.zeros(here)
    if terms.obstacle is not None:
        return Fragility(0.0, lost, won)
    must, others = terms.must, ~terms.must
    counted = _Counted(terms, support)
    all_must = float(support[must].prod())
    won[must] = counted.chance * _products_of_others(support[must])
    lost[others], won[others] = all_must * counted.without_each()
    return Fragility(all_must * counted.chance, lost, won)


class _Counted:
    """The count of those who may be for it or not, towards what is needed beside the must-haves."""

    def __init__(self, terms: Terms, support: Floats) -> None:
        others = ~terms.must
        self.units, self.support = terms.units.units[others], support[others]
        self.quota, self.total = terms.quota(support), int(self.units.sum())
        tallied = tally(self.units, self.support)
        self.chance = at_least(tallied, self.quota)
        self.at_most_for, self.at_most_against = tallied.cumsum(), tallied[::-1].cumsum()

    def without_each(self) -> Floats:
        """Two rows: the chance if each one is lost, and if each one is won."""
        each = zip(self.units.tolist(), self.support.tolist(), strict=True)
        found = np.array([self._without(unit, probability) for unit, probability in each]).reshape(-1, 2).T
        lowest, highest = np.array([[0.0], [self.chance]]), np.array([[self.chance], [1.0]])
        return as_floats(np.clip(found, lowest, highest))  # rounding never makes it better to lose somebody

    def _without(self, unit: int, probability: float) -> tuple[float, float]:
        if probability <= STEADY:
            won = 1.0 - at_most_without(self.at_most_for, self.quota - unit - 1, unit, probability)
            return (self.chance - probability * won) / (1.0 - probability), won
        most = self.total - unit - self.quota  # units that may be against
        lost = at_most_without(self.at_most_against, most, unit, 1.0 - probability)
        return lost, (self.chance - (1.0 - probability) * lost) / probability


def _products_of_others(support: Floats) -> Floats:
    """The product of all supports but each one's own."""
    before = np.concatenate([[1.0], support[:-1].cumprod()])[: len(support)]
    after = np.concatenate([support[:0:-1].cumprod()[::-1], [1.0]])[: len(support)]
    return as_floats(before * after)
