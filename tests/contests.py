"""Small contests, and every way in which they can go, counted one by one in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from domain.changes import Floats, as_floats
from domain.identity import stakeholder_id
from domain.terms import Terms, terms
from domain.winning import Winning

MOST = 10
"""Stakeholders of a contest whose ways are all counted."""


@dataclass(frozen=True)
class Contest:
    """Who is on the map, who must be for it, and what else wins; influence and share as written."""

    influence: tuple[str, ...]
    support: tuple[float, ...]
    must: tuple[bool, ...]
    share: str | None = None
    count: int | None = None

    @property
    def terms(self) -> Terms:
        asked = tuple(stakeholder_id(f"stakeholder {number}") for number, must in enumerate(self.must) if must)
        wins = Winning(share=float(self.share) if self.share else None, count=self.count, must_have=asked)
        return terms(wins, as_floats([float(text) for text in self.influence]), np.array(self.must, dtype=np.bool_))

    @property
    def supports(self) -> Floats:
        return as_floats(self.support)

    @cached_property
    def ways(self) -> NDArray[np.bool_]:
        """Every way in which each of them may be for it or against: ways x stakeholders."""
        size = len(self.influence)
        return np.array(list(product([False, True], repeat=size)), dtype=np.bool_).reshape(2**size, size)

    @cached_property
    def winning(self) -> NDArray[np.bool_]:
        """Which of the ways win."""
        weights = np.array([Fraction(text) for text in self.influence], dtype=object)
        wins = self.ways[:, np.array(self.must, dtype=np.bool_)].all(axis=1) & (
            self.ways.sum(axis=1) >= (self.count or 0)
        )
        if self.share is not None:
            weights = np.array([Fraction(text) for text in self.influence], dtype=object)
            whole = weights.sum()
            wins &= [whole > 0 and weights[way].sum() >= Fraction(self.share) * whole for way in self.ways]
        return np.asarray(wins, dtype=np.bool_)

    def chance(self, support: Floats) -> float:
        """The sum of the probabilities of all ways in which it wins."""
        return float(np.where(self.ways, support, 1 - support).prod(axis=1)[self.winning].sum())

    def chance_if(self, number: int, support: float) -> float:
        """The chance if one of them had another support."""
        changed = self.supports.copy()
        changed[number] = support
        return self.chance(changed)

    def swing(self, number: int) -> float:
        """The part of all ways of the others in which this one decides."""
        with_them = self.ways[:, number]
        return float(self.winning[with_them].sum() - self.winning[~with_them].sum()) / (len(self.ways) / 2)


tenths = st.integers(0, 60).map(lambda tenth: f"{tenth // 10}.{tenth % 10}")
supports = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), st.floats(0, 1))
shares = st.sampled_from(["0.1", "0.3", "0.5", "0.6", "0.66", "0.75", "0.9", "1"])


@st.composite
def contests(draw: st.DrawFn, least: int = 0) -> Contest:
    """Any contest of a few; with a share, with a count, or with must-haves alone."""
    size = draw(st.integers(least, MOST))
    influence = tuple(draw(st.lists(tenths, min_size=size, max_size=size)))
    support = tuple(draw(st.lists(supports, min_size=size, max_size=size)))
    must = tuple(draw(st.lists(st.sampled_from([False, False, True]), min_size=size, max_size=size)))
    asked = draw(st.sampled_from(["share", "count", "must-haves"] if any(must) else ["share", "count"]))
    if asked == "must-haves":
        return Contest(influence, support, must)
    if asked == "count":
        return Contest(influence, support, must, count=draw(st.integers(1, MOST)))
    return Contest(influence, support, must, share=draw(shares))
