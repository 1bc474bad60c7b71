"""Through whom to reach a person: the way from us that is most likely to get there.

We reach everybody directly with a probability, our closeness. An intermediary who can be reached
passes us on to their listeners with probability support * `LINK`: they must be with us, and the word
must be carried. The probability of a way is the product of its steps; the best way is the shortest
one where each step costs -log(probability) (Dijkstra, A note on two problems in connexion with
graphs, 1959). Where two ways are equally good, the direct one is taken.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import networkx as nx
import numpy as np

from domain.changes import Floats
from domain.errors import Invalid
from domain.network import Network

LINK = 0.8
"""How likely a supporter carries the word to one who listens to them: a judgement, not measured."""

US = -1
"""Our own place, beside those of the people."""


class Path(NamedTuple):
    """A way from us to a person: the places passed, the last one theirs, and its probability.

    Empty with probability 0 where there is no way.
    """

    places: tuple[int, ...]
    probability: float

    @property
    def through(self) -> tuple[int, ...]:
        """Those to speak to first, in order; empty where the direct way is best."""
        return self.places[:-1]


def paths(network: Network, closeness: Floats, support: Floats) -> list[Path]:
    """The best way from us to each person.

    `closeness`: how well we reach each person directly; `support`: of each; both from 0 to 1.
    """
    _check(network, closeness, support)
    ways = nx.single_source_dijkstra_path(_roads(network, closeness, support), US, weight="cost")
    return [_path(ways.get(place, []), closeness, support) for place in range(len(network))]


def _path(way: Sequence[int], closeness: Floats, support: Floats) -> Path:
    places = tuple(way[1:])  # the first is us
    if not places:
        return Path((), 0.0)
    passed_on = np.prod(LINK * support[list(places[:-1])])
    return Path(places, float(closeness[places[0]] * passed_on))


def _roads(network: Network, closeness: Floats, support: Floats) -> "nx.DiGraph[int]":
    """Us, everybody, and every step that can succeed at all, with its cost."""
    roads: nx.DiGraph[int] = nx.DiGraph()
    roads.add_node(US)
    direct = zip([US] * len(network), range(len(network)), closeness.tolist(), strict=True)
    passed_on = LINK * support[network.influencer]
    onward = zip(network.influencer.tolist(), network.listener.tolist(), passed_on.tolist(), strict=True)
    for steps in (direct, onward):
        roads.add_weighted_edges_from(_passable(steps), weight="cost")
    return roads


def _passable(steps: "zip[tuple[int, int, float]]") -> Iterator[tuple[int, int, float]]:
    for begin, end, probability in steps:
        if probability > 0:
            yield begin, end, float(-np.log(probability))


def _check(network: Network, closeness: Floats, support: Floats) -> None:
    for name, values in (("closeness", closeness), ("support", support)):
        if values.shape != (len(network),) or not np.all((values >= 0) & (values <= 1)):
            raise Invalid(name, values, f"it needs {len(network)} numbers from 0 to 1, one a person")
