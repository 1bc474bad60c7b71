"""Firmness: how much of a stakeholder's support stands on evidence, and in public.

    firmness = (low + public share) / 2

`low` is the lower end of the 80 % interval of support: the support that stands nine times in ten. It
rises both with support and with the evidence behind it, so that a firm opponent is not firm support.
The public share is that of the supporting acts, as they still count, which were done in public,
among those of which it is known whether they were; whoever never stood with us in public has none.
That commitment made in public holds better than in private: Cialdini, Influence (1984), chapter 3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.acts import PUBLIC, Acts
from domain.changes import Floats, Ints, as_floats


@dataclass(frozen=True)
class Firmness:
    """How firm support is; arrays with one entry a partner.

    `score` and `public_share` 0 to 1, `low` that of the interval. `supporting` and `public`: how many
    supporting acts there are of which it is known, and how many of these were public.
    """

    score: Floats
    low: Floats
    public_share: Floats
    supporting: Ints
    public: Ints


@dataclass(frozen=True)
class Supporting:
    """Supporting acts of which it is known whether they were public; arrays of one length.

    `place` of the partner, `weight` as it still counts, and whether it was `public`.
    """

    place: Ints
    weight: Floats
    public: NDArray[np.bool_]


def supporting(acts: Acts, weight: Floats) -> Supporting:
    """The supporting acts among these, whose weight in favour at present is given one to one; or among the first."""
    known = acts.told_how[: np.searchsorted(acts.told_how, len(weight))]
    here = known[weight[known] > 0]
    return Supporting(place=acts.who[here], weight=weight[here], public=acts.seen[here] == PUBLIC)


def firmness(low: Floats, acts: Supporting) -> Firmness:
    """The firmness of each partner, from the lower end of their support and their supporting acts."""
    every, in_public = (
        np.bincount(acts.place, weights=acts.weight * which, minlength=len(low)) for which in (1.0, acts.public)
    )
    share = np.divide(in_public, every, out=np.zeros(len(low)), where=every > 0)
    return Firmness(
        score=as_floats((low + share) / 2),
        low=low,
        public_share=share,
        supporting=np.bincount(acts.place, minlength=len(low)),
        public=np.bincount(acts.place[acts.public], minlength=len(low)),
    )
