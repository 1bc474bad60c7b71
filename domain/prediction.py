"""What the support model would have said of each act beforehand: the support on the day before it."""

from itertools import pairwise

import numpy as np

from domain.acts import Acts
from domain.changes import Floats
from domain.record import Evidence, Record, evidence
from domain.support import expectation


def predictions(acts: Acts) -> Floats:
    """For each act, the probability that it is for, from strictly earlier days (UTC).

    The bloc is that of the act's own day: a matter of who acts, not of how.
    """
    told = evidence(acts)
    row = told.peers.before(acts.day)
    level = told.peers.level[row, acts.bloc_of_each]
    return expectation(_records_before(told), level, acts.policy)


def _records_before(told: Evidence) -> Record:
    """The record of each act's partner at the end of the day before the act."""
    acts, empty = told.acts, np.zeros(len(told.acts.partners))
    before = Record(*(np.empty(len(acts.who)) for _ in range(4)))
    so_far = Record(empty.copy(), empty.copy(), empty.copy(), empty.copy())
    days, begins = np.unique(acts.day, return_index=True)
    for (begin, end), past in zip(pairwise([*begins, len(acts.day)]), np.diff(days, prepend=days[:1]), strict=True):
        so_far = so_far.faded(acts.policy.daily ** float(max(past - 1, 0)))
        here = slice(begin, end)
        for was, total in zip(before.sums, so_far.sums, strict=True):
            was[here] = total[acts.who[here]]
        so_far = so_far.faded(acts.policy.daily)
        for total, each in zip(so_far.sums, (told.weight, told.surprise) * 2, strict=True):
            np.add.at(total, acts.who[here], each[here])
    return before
