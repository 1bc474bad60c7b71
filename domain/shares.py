"""Whose part of a difference is whose: of chance and strength, from where everybody stands to where they would.

One stakeholder after another goes from the one state to the other, in a given order, and all others
together at the end. What the figures change by at each step is that stakeholder's share, so the
shares add up to the difference. As in every path of states the order matters where effects overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from domain.chance import chance_of
from domain.replay import Standing
from domain.winning import Winning


class Share(NamedTuple):
    """Somebody's share of the differences, 0 to 1; `partnership` is None for all others together."""

    partnership: str | None
    chance: float
    strength: float


def shares(
    today: Standing, then: Standing, first: Sequence[str], winning: Winning, coalition: UUID
) -> tuple[Share, ...]:
    """The shares of the partnerships named first, in this order, and of all others together.

    Who is known then was known today, or is off the map today. Where there is no strength, it counts 0.
    """
    places = {partnership: place for place, partnership in enumerate(then.partners)}
    begin = _widened(today, then)
    states = [begin, *(_mixed(begin, then, moved) for moved in _moved(len(places), [places[each] for each in first]))]
    figures = [_figures(state, winning, coalition) for state in states]
    steps = zip([*first, None], pairwise(figures), strict=True)
    return tuple(Share(who, after[0] - before[0], after[1] - before[1]) for who, (before, after) in steps)


def _moved(partners: int, places: Sequence[int]) -> Iterator[NDArray[np.bool_]]:
    """Who has moved after each step: one after the other, and in the end everybody."""
    moved = np.zeros(partners, dtype=np.bool_)
    for place in places:
        moved = moved | (np.arange(partners) == place)
        yield moved
    yield np.ones(partners, dtype=np.bool_)


def _widened(today: Standing, then: Standing) -> Standing:
    """Today's standing with the newcomers, who are off the map; partners in the order of then."""
    known = {partnership: place for place, partnership in enumerate(today.partners)}
    there = np.array([each in known for each in then.partners], dtype=np.bool_)
    from_today = [known[each] for each in then.partners if each in known]

    def filled(now: NDArray[np.generic], otherwise: NDArray[np.generic]) -> NDArray[np.generic]:
        values = otherwise.copy()
        values[there] = now[from_today]
        return values

    nowhere = np.zeros(len(there), dtype=np.bool_)
    columns = {
        "support": filled(today.support, then.support),
        "influence": filled(today.influence, then.influence),
        "on_map": filled(today.on_map, nowhere),
        "away": filled(today.away, nowhere),
    }
    return replace(then, **columns)  # type: ignore[arg-type]  # each column is of the field's own type


def _mixed(begin: Standing, then: Standing, moved: NDArray[np.bool_]) -> Standing:
    return replace(
        then,
        support=np.where(moved, then.support, begin.support),
        influence=np.where(moved, then.influence, begin.influence),
        on_map=np.where(moved, then.on_map, begin.on_map),
        away=np.where(moved, then.away, begin.away),
    )


def _figures(state: Standing, winning: Winning, coalition: UUID) -> tuple[float, float]:
    """The chance and the strength of a state."""
    total = float(state.mass.sum())
    strength = float(state.mass @ state.backing) / total if total > 0 else 0.0
    return chance_of(state, winning, coalition), strength
