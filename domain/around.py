"""The network around one person: whom they listen to, who listens to them, and where to draw each."""

from typing import NamedTuple

import numpy as np

from domain.network import Network

MOST = 8
"""Most people shown on one side: more names than that cannot be read side by side."""


class Neighbour(NamedTuple):
    """Somebody near a person: their place in the network, and where to draw them.

    `x`: -1 for those listened to, 0 for the person, 1 for listeners; `y` from -1 to 1.
    """

    place: int
    x: float
    y: float


class Around(NamedTuple):
    """Those around a person, the most influential first; `shown` has the person and the first of each side."""

    heard: tuple[int, ...]
    listeners: tuple[int, ...]
    shown: tuple[Neighbour, ...]


def around(network: Network, place: int) -> Around:
    """The neighbourhood of the person at a place of the network."""
    heard = _ranked(network, network.influencer[network.listener == place].tolist())
    listeners = _ranked(network, network.listener[network.influencer == place].tolist())
    shown = (Neighbour(place, 0.0, 0.0), *_column(heard, -1.0), *_column(listeners, 1.0))
    return Around(heard, listeners, shown)


def _ranked(network: Network, places: list[int]) -> tuple[int, ...]:
    return tuple(sorted(places, key=lambda place: (-network.influence[place], place)))


def _column(places: tuple[int, ...], x: float) -> list[Neighbour]:
    """The first of them, one below the other with the same room for each."""
    few = places[:MOST]
    heights = np.linspace(1.0, -1.0, 2 * len(few) + 1)[1::2].tolist()
    return [Neighbour(place, x, height) for place, height in zip(few, heights, strict=True)]
