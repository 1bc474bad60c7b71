"""How acts fade: each counts half after every half-life."""

import numpy as np

from domain.acts import Acts
from domain.changes import Floats, as_floats
from domain.policy import Policy


def faded(acts: Acts, policy: Policy, day: int, partners: int) -> tuple[Floats, Floats]:
    """What the acts until the end of a day still count for and against, for each partner."""
    until = int(np.searchsorted(acts.day, day, side="right"))
    left = policy.daily ** as_floats(day - acts.day[:until])
    who = acts.who[:until]
    favour, against = (
        as_floats(np.bincount(who, weights=weight[:until] * left, minlength=partners))
        for weight in (acts.favour, acts.against)
    )
    return favour, against
