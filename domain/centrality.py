"""Who is listened to in the influence network, and who stands between its blocs."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from domain.changes import Floats, Ints, as_floats
from domain.network import Network

DAMPING = 0.85
"""PageRank: the chance to go on to somebody listened to, instead of beginning anew."""

PRECISION = 1e-13
"""PageRank: how far one round may still move a person's voice, on average."""

ROUNDS = 1000
"""PageRank: rounds at most; at this damping, some 200 reach the precision."""


@dataclass(frozen=True)
class Centrality:
    """How central each person is; arrays with one entry a person.

    `listeners` and `listens_to`: heads. `reach`: the share of all influence that listens to them
    directly, 0 to 1. `voice`: their part of all listening, near and far; adds up to 1. `between`:
    how many ways between blocs run through them. `spans`: how many blocs they and those they are
    linked with belong to.
    """

    listeners: Ints
    listens_to: Ints
    reach: Floats
    voice: Floats
    between: Floats
    spans: Ints

    @property
    def brokers(self) -> Ints:
        """The places of those who stand between blocs, the most important first."""
        order = np.lexsort((-self.spans, -self.between))
        return order[self.between[order] > 0]


def centrality(network: Network) -> Centrality:
    """How central everybody is."""
    people, mass = len(network), network.mass
    return Centrality(
        listeners=np.bincount(network.influencer, minlength=people),
        listens_to=np.bincount(network.listener, minlength=people),
        reach=as_floats(np.bincount(network.influencer, weights=mass[network.listener], minlength=people)),
        voice=voice(network),
        between=between(network),
        spans=_spans(network),
    )


def voice(network: Network) -> Floats:
    """Each person's part of all listening: PageRank on the arrows turned round.

    Begin at a person drawn by influence; with probability `DAMPING` go to one of those they listen
    to, each alike, otherwise (and where they listen to nobody) begin anew. The voice is the share of
    time spent at each person; it adds up to 1. Where nobody has influence, begin at all alike.

    Source: Page, Brin, Motwani & Winograd, The PageRank citation ranking (1999), with the
    personalised beginning of Haveliwala, Topic-sensitive PageRank (2002).
    """
    begin = network.influence if network.influence.sum() > 0 else np.ones(len(network))
    shares = nx.pagerank(
        network.graph.reverse(copy=False),
        alpha=DAMPING,
        personalization=dict(enumerate(begin.tolist())),
        max_iter=ROUNDS,
        tol=PRECISION,
    )
    return np.array([shares[place] for place in range(len(network))], dtype=np.float64)


def between(network: Network) -> Floats:
    """How many ways between blocs run through each person.

    A way leads from an influencer over one listener to a listener of that one, who belongs to another
    bloc than the influencer and does not listen to them directly. Where several people connect the
    same two, they share the way alike. Whoever has no bloc stands for themselves.

    This is betweenness over ways of two steps (k-betweenness with k = 2, Borgatti & Everett, A
    graph-theoretic perspective on centrality, 2006), counted between groups only (Gould & Fernandez,
    Structures of mediation, 1989). Longer chains are left out because influence fades with each step.
    """
    flow = network.flow
    ways = (flow @ flow).tocoo()
    source, target = ways.coords
    bloc = _own_blocs(network)
    direct = np.isin(source * len(network) + target, network.influencer * len(network) + network.listener)
    counts = (bloc[source] != bloc[target]) & ~direct
    share = ways.copy()
    share.data = np.where(counts, 1.0 / ways.data, 0.0)
    return as_floats((flow.T @ share.tocsr()).multiply(flow).sum(axis=1))


def _bloc_numbers(network: Network) -> Ints:
    """Each person's bloc as a number from 0, -1 for none."""
    places = {bloc: place for place, bloc in enumerate(dict.fromkeys(filter(None, network.blocs)))}
    return np.array([places[bloc] if bloc else -1 for bloc in network.blocs], dtype=np.int64)


def _own_blocs(network: Network) -> Ints:
    """The same, with a number of their own for each of those without a bloc."""
    bloc = _bloc_numbers(network)
    return np.where(bloc < 0, len(bloc) + np.arange(len(bloc)), bloc)


def _spans(network: Network) -> Ints:
    bloc = _bloc_numbers(network)
    everyone = np.arange(len(network))
    who = np.concatenate([everyone, network.listener, network.influencer])
    other = bloc[np.concatenate([everyone, network.influencer, network.listener])]
    pairs = np.unique(np.stack([who, other])[:, other >= 0], axis=1)
    return np.bincount(pairs[0], minlength=len(network))
