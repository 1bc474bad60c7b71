"""Reciprocity: whether promises between a stakeholder and us are kept, and favours go both ways.

    kept = honoured / (honoured + broken + overdue)       even = min(gave, got) / max(gave, got)

Honoured, broken and overdue trades are counted, each fading like all evidence since it was settled;
one that is overdue counts in full while it is. `gave` and `got` are the worth, fading since the
agreement, of what either side gave or promised in trades that were not broken. Reciprocity is the
mean of the two, or the one that is known: kept is known once a trade was settled or fell due, even
once a worth was told. Source: Gouldner, The norm of reciprocity (1960): that what is received be
returned, in roughly equal worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, as_floats
from domain.trades import Trade


@dataclass(frozen=True)
class Reciprocity:
    """How far favours go both ways; arrays with one entry a partner.

    `score`, `kept` and `even` 0 to 1, each 0 where it is not known. `gave` and `got` are sums of worth
    as it still counts.
    """

    score: Floats
    known: NDArray[np.bool_]
    kept: Floats
    kept_known: NDArray[np.bool_]
    even: Floats
    even_known: NDArray[np.bool_]
    gave: Floats
    got: Floats


def reciprocity(trades: Sequence[Trade], partners: int, day: int, daily: float) -> Reciprocity:
    """The reciprocity of each of so many partners at the end of a day; `daily`: what a day leaves of a weight."""
    kept, kept_known = _kept(trades, partners, day, daily)
    gave, got = _worth(trades, partners, day, daily)
    even, even_known = _ratio(np.minimum(gave, got), np.maximum(gave, got))
    score, known = _ratio(kept + even, as_floats(kept_known) + even_known)
    return Reciprocity(score, known, kept, kept_known, even, even_known, gave, got)


def _kept(trades: Sequence[Trade], partners: int, day: int, daily: float) -> tuple[Floats, NDArray[np.bool_]]:
    settled = [(each, daily ** (day - each.settled.day)) for each in trades if each.settled]
    late = [each for each in trades if each.overdue(day)]
    good = _sums([each for each, _ in settled], [left * bool(each.honoured) for each, left in settled], partners)
    due = _sums([each for each, _ in settled], [left for _, left in settled], partners)
    return _ratio(good, due + _sums(late, [1.0] * len(late), partners))


def _worth(trades: Sequence[Trade], partners: int, day: int, daily: float) -> tuple[Floats, Floats]:
    """What we gave and what we got, as it still counts, in trades that were not broken."""
    stands = [(each, daily ** each.age(day)) for each in trades if each.honoured is not False]
    standing = [each for each, _ in stands]
    gave = _sums(standing, [left * each.gave for each, left in stands], partners)
    got = _sums(standing, [left * each.got for each, left in stands], partners)
    return gave, got


def _sums(trades: Sequence[Trade], values: Sequence[float], partners: int) -> Floats:
    place = np.array([each.place for each in trades], dtype=np.int64)
    return as_floats(np.bincount(place, weights=as_floats(values), minlength=partners))


def _ratio(part: Floats, whole: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """The parts of the wholes, 0 where the whole is nothing; and where it is something."""
    known = whole > 0
    return np.divide(part, whole, out=np.zeros(len(whole)), where=known), known
