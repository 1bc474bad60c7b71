"""Influence networks for tests: small ones written down, and strategies that make up any."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from domain.network import Network, network

LINES = Iterable[tuple[str, str]]
"""Pairs of a listener and whom they listen to."""


def a_network(
    lines: LINES,
    people: str = "abcdef",
    influence: Mapping[str, float] | None = None,
    blocs: Mapping[str, str] | None = None,
    outsiders: str = "",
) -> Network:
    """People with one-letter names; influence 1 and no bloc where not told otherwise."""
    everybody = people + outsiders
    links = [(everybody.index(listener), everybody.index(influencer)) for listener, influencer in lines]
    ends = np.array(links, dtype=np.int64).reshape(-1, 2).T
    told = influence or {}
    return network(
        list(people),
        [told.get(name, 1.0) for name in people],
        [(blocs or {}).get(name) for name in people],
        (ends[0], ends[1]),
        list(outsiders),
    )


def shares(size: int) -> st.SearchStrategy[Any]:
    """One number from 0 to 1 for each of so many people."""
    numbers = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.001, 0.999))
    return st.lists(numbers, min_size=size, max_size=size).map(np.array)


@st.composite
def networks(draw, most: int = 6, *, cycles: bool = True) -> Network:
    """Any network of one person up to so many, the last few of them perhaps outsiders."""
    size = draw(st.integers(1, most))
    partners = draw(st.integers(0, size))
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b and (cycles or a < b)]
    links = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    ends = np.array(links, dtype=np.int64).reshape(-1, 2).T
    influences = st.one_of(st.just(0.0), st.floats(0.001, 1_000_000.0))
    names = [str(place) for place in range(size)]
    return network(
        names[:partners],
        draw(st.lists(influences, min_size=partners, max_size=partners)),
        draw(st.lists(st.sampled_from([None, "north", "south"]), min_size=partners, max_size=partners)),
        (ends[0], ends[1]),
        names[partners:],
    )


@st.composite
def supported(draw, most: int = 6, *, cycles: bool = True) -> tuple[Network, Any]:
    """A network and everybody's support."""
    made = draw(networks(most, cycles=cycles))
    return made, draw(shares(len(made)))
