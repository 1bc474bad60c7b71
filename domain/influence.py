"""Who is listened to in a coalition, and what winning each of them over would bring."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.blocs import Bloc, blocs, polarisation
from domain.cascade import Cascade, cascade
from domain.centrality import Centrality, centrality
from domain.changes import Floats
from domain.errors import Unknown
from domain.identity import key
from domain.momentum import UNKNOWN
from domain.network import Network
from domain.situation import Situation

LEAST = 0.0005
"""Gains of support that people are shown: what rounds to nothing is left out."""


@dataclass(frozen=True)
class Influence:
    """The influence network of a coalition with what it tells; arrays and `names` have one entry a person.

    People are numbered as in the network: partners, then influencers who are no partners yet, with
    nothing known of them: their `support` is one half, and they are not on the map. Of those who
    broke away it is 0. `worth`: the expected gain of strength, 0 to 1, if each were won over.
    """

    names: list[str]
    network: Network
    support: Floats
    on_map: NDArray[np.bool_]
    centrality: Centrality
    blocs: list[Bloc]
    polarisation: float | None
    cascade: Cascade
    worth: Floats

    def place(self, name: str) -> int:
        """The place of a person, however the name is written; raises `Unknown`."""
        places = {key(each): place for place, each in reversed(list(enumerate(self.names)))}
        if key(name) not in places:
            raise Unknown(
                "stakeholder", name, "nobody of that name has a part in the coalition or is listened to there"
            )
        return places[key(name)]

    def gainers(self, person: int) -> list[int]:
        """The places of those who gain if a person is won over: whose gain of strength is greatest first."""
        gains = self.cascade.gains(person)
        order = np.lexsort((-gains, -gains * self.network.mass))
        places: list[int] = order[gains[order] >= LEAST].tolist()
        return places


def influence(situation: Situation) -> Influence:
    """The influence network at the end of the situation's day."""
    network, stand = situation.network, situation.standing
    outside = len(network) - network.partners
    support = np.concatenate([stand.backing, np.full(outside, UNKNOWN)])
    on_map = np.concatenate([stand.on_map, np.zeros(outside, dtype=np.bool_)])
    follows = cascade(network, support)
    return Influence(
        names=[*situation.names, *(outsider.name for outsider in situation.outsiders)],
        network=network,
        support=support,
        on_map=on_map,
        centrality=centrality(network),
        blocs=blocs(network, support, on_map),
        polarisation=polarisation(network, support),
        cascade=follows,
        worth=follows.worth(network.mass),
    )
