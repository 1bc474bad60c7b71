"""The blocs of a coalition in the influence network, and how far listening runs along support."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats
from domain.network import Network

TELLABLE = 1e-6
"""Supports that differ by less are alike: below it, the correlation would be that of rounding."""


class Bloc(NamedTuple):
    """One bloc, over its members on the map; `name` is None for those without a bloc.

    `share` of all influence, 0 to 1; `support`: influence-weighted mean, None where none of them has
    influence. Links by where they run: `inside`, `listens_out` (a member listens to somebody who is not
    in the bloc), `heard_out` (somebody else listens to a member).
    """

    name: str | None
    heads: int
    share: float
    support: float | None
    inside: int
    listens_out: int
    heard_out: int


def blocs(network: Network, support: Floats, on_map: NDArray[np.bool_]) -> list[Bloc]:
    """The blocs by name, those without one last. `support` and `on_map` have one entry a person."""
    there = np.array(network.blocs, dtype=np.object_)
    names = sorted(set(there[on_map]), key=lambda name: (name is None, name or ""))
    return [_bloc(network, support, name, (there == name) & on_map) for name in names]


def _bloc(network: Network, support: Floats, name: str | None, members: NDArray[np.bool_]) -> Bloc:
    mass = network.mass[members]
    listener, influencer = members[network.listener], members[network.influencer]
    return Bloc(
        name=name,
        heads=int(members.sum()),
        share=float(mass.sum()),
        support=float(mass @ support[members] / mass.sum()) if mass.sum() > 0 else None,
        inside=int((listener & influencer).sum()),
        listens_out=int((listener & ~influencer).sum()),
        heard_out=int((influencer & ~listener).sum()),
    )


def polarisation(network: Network, support: Floats) -> float | None:
    """How far people listen to those of like support: from -1 to 1, None where it says nothing.

    The correlation over links between partners of the listener's support with the influencer's: 1 where
    everybody listens to their like, so that winning one side over does not reach the other; 0 where
    support makes no difference. Without links, or with all supports alike on one end, there is none.
    Source: Newman, Mixing patterns in networks (2003), the coefficient for scalar properties.
    """
    between_partners = np.maximum(network.listener, network.influencer) < network.partners
    heard, told = (support[ends[between_partners]] for ends in (network.listener, network.influencer))
    if not _varies(heard) or not _varies(told):
        return None
    return float(np.clip(np.corrcoef(heard, told)[0, 1], -1.0, 1.0))


def _varies(values: Floats) -> bool:
    return len(values) > 1 and float(np.ptp(values)) > TELLABLE
