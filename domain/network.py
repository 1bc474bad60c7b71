"""The influence network: who listens to whom.

An arrow runs from the influencer to the listener, the way that influence goes. People are numbered
by place: first the partners of a coalition, then influencers whom somebody listens to although they
are no partners yet, and who thus have no influence in the coalition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from domain.changes import Floats, Ints, as_floats
from domain.errors import Invalid

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class Network:
    """People and the links between them; arrays and lists have one entry a person.

    `listener` and `influencer` have one entry a link: the places of its two ends. Places below
    `partners` are partners. `influence` is that in the coalition, `blocs` their names, None for none.
    """

    people: list[str]
    partners: int
    influence: Floats
    blocs: list[str | None]
    listener: Ints
    influencer: Ints

    def __len__(self) -> int:
        return len(self.people)

    @property
    def mass(self) -> Floats:
        """Each person's share of all influence; all zero where nobody has any."""
        total = self.influence.sum()
        return self.influence / total if total > 0 else np.zeros(len(self))

    @cached_property
    def graph(self) -> "nx.DiGraph[int]":
        """The same people, by place, and links."""
        import networkx as nx  # noqa: PLC0415  slow to import, and most programs ask nothing of a network

        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(len(self)))
        graph.add_edges_from(zip(self.influencer.tolist(), self.listener.tolist(), strict=True))
        return graph

    @property
    def flow(self) -> "csr_array[np.float64]":
        """One where influence goes, influencers x listeners."""
        return self._matrix(np.ones(len(self.listener)), self.influencer, self.listener)

    @property
    def attention(self) -> "csr_array[np.float64]":
        """How listeners share their attention: listeners x influencers, equal parts that add up to 1.

        The row of a person who listens to nobody is empty.
        """
        heard = np.bincount(self.listener, minlength=len(self))
        return self._matrix(1.0 / heard[self.listener], self.listener, self.influencer)

    def _matrix(self, values: Floats, row: Ints, column: Ints) -> "csr_array[np.float64]":
        from scipy.sparse import csr_array  # noqa: PLC0415  as networkx above

        return csr_array((values, (row, column)), shape=(len(self), len(self)))


def network(
    partners: Sequence[str],
    influence: ArrayLike,
    blocs: Sequence[str | None],
    links: tuple[ArrayLike, ArrayLike] = ((), ()),
    outsiders: Sequence[str] = (),
) -> Network:
    """The network of these partners and outsiders (by name or id), whose places follow one another.

    `links`: the places of the listeners, and of whom each listens to. A link told twice counts once.
    Raises `Invalid` where the lengths differ, a place does not exist or somebody listens to themselves.
    """
    people = [*partners, *outsiders]
    listener, influencer = _links(links, len(people))
    return Network(
        people=people,
        partners=len(partners),
        influence=np.append(_influence(influence, len(partners)), np.zeros(len(outsiders))),
        blocs=[*_blocs(blocs, len(partners)), *[None] * len(outsiders)],
        listener=listener,
        influencer=influencer,
    )


def _links(links: tuple[ArrayLike, ArrayLike], people: int) -> tuple[Ints, Ints]:
    listener, influencer = (np.asarray(ends, dtype=np.int64) for ends in links)
    if listener.shape != influencer.shape:
        raise Invalid("links", links, "each listener needs one influencer")
    if np.any((listener < 0) | (listener >= people) | (influencer < 0) | (influencer >= people)):
        raise Invalid("links", links, f"places run from 0 to {people - 1}")
    if np.any(listener == influencer):
        raise Invalid("links", links, "nobody is their own influencer")
    once = np.unique(np.stack([listener, influencer]), axis=1)
    return once[0], once[1]


def _influence(influence: ArrayLike, partners: int) -> Floats:
    values = as_floats(influence)
    if values.shape != (partners,) or not np.all(np.isfinite(values) & (values >= 0)):
        raise Invalid("influence", influence, f"it needs {partners} finite numbers of 0 or more, one a partner")
    return values


def _blocs(blocs: Sequence[str | None], partners: int) -> Sequence[str | None]:
    if len(blocs) != partners:
        raise Invalid("blocs", blocs, f"it needs {partners} entries, one a partner")
    return blocs
