"""Lifts: what support would be if acts of a certain weight were done today.

As in `domain.support`, with what the peers let expect held as it is: what a single act does to the
judgement of peers is left out. It is what `domain.whatif` finds, but for that, for everybody at once.
"""

import numpy as np

from domain.changes import Floats, as_floats
from domain.moment import Moment
from domain.momentum import UNKNOWN
from domain.policy import Policy
from domain.record import Record
from domain.support import expectation


def lifted(now: Moment, weight: float, policy: Policy, outsiders: int = 0) -> Floats:
    """The support of each partner after acts of this weight in favour, or against if below 0.

    After the partners come so many outsiders, of whom nothing is known.
    """
    level = np.append(now.level, np.full(outsiders, UNKNOWN))
    surprise = max(weight, 0.0) - abs(weight) * level
    nothing = np.zeros(outsiders)
    record = now.record
    columns = (
        (record.weight, abs(weight)),
        (record.surprise, surprise),
        (record.recent_weight, abs(weight)),
        (record.recent_surprise, surprise),
    )
    after = Record(*(as_floats(np.append(before, nothing) + more) for before, more in columns))
    return expectation(after, level, policy)
