"""Health by partnering direction: over all partners who stand in one relationship to us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, as_floats
from domain.values import Relationship

INSIDE = frozenset({Relationship.DIRECT_REPORT, Relationship.CO_WORKER, Relationship.MANAGER})
"""The directions inside our own organisation; all other stated ones lead outside."""


class Part(NamedTuple):
    """One part of each partner's health.

    `score` from 0 to 100; `weight` from 0 to 1, 0 where the part is not known. The weights of all
    parts of a partner add up to 1.
    """

    name: str
    score: Floats
    weight: Floats


class GroupPart(NamedTuple):
    """One part of the health of a group: the same, weighted by influence; None where not known."""

    name: str
    score: float | None
    weight: float


class Group(NamedTuple):
    """Several partners together.

    `heads` on the map, `share` of all influence from 0 to 1, `health` weighted by influence: the sum
    of weight * score over its `parts`; None where none of them has influence.
    """

    heads: int
    share: float
    health: float | None
    parts: tuple[GroupPart, ...]


@dataclass(frozen=True)
class Directions:
    """The health of everybody, of those inside and outside our organisation, and of each relationship.

    `by_relationship` has those in which somebody on the map stands; None: it is not stated.
    """

    whole: Group
    inside: Group
    outside: Group
    by_relationship: Mapping[Relationship | None, Group]


def directions(
    parts: Sequence[Part],
    relationships: Sequence[Relationship | None],
    influence: Floats,
    on_map: NDArray[np.bool_],
) -> Directions:
    """The health of those on the map, by direction; all but `parts` have one entry a partner."""

    def among(wanted: Sequence[Relationship | None]) -> Group:
        there = np.array([each in wanted for each in relationships], dtype=np.bool_) & on_map
        return _group(parts, np.where(there, influence, 0.0), int(there.sum()), total)

    total = float(influence[on_map].sum())
    every = [*Relationship, None]
    single = {direction: among([direction]) for direction in every}
    return Directions(
        whole=among(every),
        inside=among([each for each in Relationship if each in INSIDE]),
        outside=among([each for each in Relationship if each not in INSIDE]),
        by_relationship={direction: group for direction, group in single.items() if group.heads},
    )


def scores(parts: Sequence[Part]) -> Floats:
    """The health of each partner: what all parts give together."""
    return as_floats(sum(part.weight * part.score for part in parts))


def _group(parts: Sequence[Part], mass: Floats, heads: int, total: float) -> Group:
    own = float(mass.sum())
    if own <= 0:
        return Group(heads, 0.0, None, tuple(GroupPart(part.name, None, 0.0) for part in parts))
    together = tuple(_together(part, mass / own) for part in parts)
    health = sum(part.weight * part.score for part in together if part.score is not None)
    return Group(heads, own / total, health, together)


def _together(part: Part, shares: Floats) -> GroupPart:
    weight = float(shares @ part.weight)
    if weight <= 0:
        return GroupPart(part.name, None, 0.0)
    return GroupPart(part.name, float(shares @ (part.weight * part.score)) / weight, weight)
