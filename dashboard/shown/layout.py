"""Where the people of a network are drawn: linked ones near each other, and each bloc together."""

import networkx as nx
import numpy as np

from domain.changes import Floats, as_floats
from domain.network import Network

TOGETHER = 0.6
"""How strongly a bloc holds its members, beside a link."""

ROUNDS = 120


def layout(network: Network, places: list[int]) -> Floats:
    """A point for each of these people, x and y from 0 to 1; always the same for the same network.

    Springs draw linked people together, and the members of a bloc to its middle. What is crowded then
    is drawn apart, half way to where all would stand evenly.
    """
    if len(places) < 2:  # noqa: PLR2004  nothing to keep apart
        return np.full((len(places), 2), 0.5)
    graph: nx.Graph[object] = nx.Graph()
    graph.add_nodes_from(places)
    graph.add_edges_from(network.graph.subgraph(places).edges, weight=1.0)
    graph.add_edges_from(((place, bloc(network, place)) for place in places if bloc(network, place)), weight=TOGETHER)
    points = nx.spring_layout(graph, pos=_around(network, graph), k=2.0 / len(places) ** 0.5, iterations=ROUNDS, seed=1)
    found = np.array([points[place] for place in places])
    low, high = found.min(axis=0), found.max(axis=0)
    whole = (found - low) / np.where(high > low, high - low, 1.0)
    even = found.argsort(axis=0).argsort(axis=0) / (len(places) - 1)
    return as_floats((whole + even) / 2)


def bloc(network: Network, place: int) -> str:
    """The bloc of a person, empty for none."""
    return network.blocs[place] or ""


def _around(network: Network, graph: "nx.Graph[object]") -> dict[object, tuple[float, float]]:
    """Where the springs begin: the blocs around a circle, their members close to them."""
    blocs = sorted({bloc(network, node) if isinstance(node, int) else str(node) for node in graph})
    turns = {name: 2 * np.pi * number / len(blocs) for number, name in enumerate(blocs)}
    random = np.random.default_rng(1)
    begin: dict[object, tuple[float, float]] = {}
    for node in graph:
        turn = turns[bloc(network, node) if isinstance(node, int) else str(node)]
        aside = random.normal(0, 0.1, 2)
        begin[node] = (float(np.cos(turn) + aside[0]), float(np.sin(turn) + aside[1]))
    return begin
