"""Returns: what winning back those who left without a break is expected to bring.

They are off the map, where they count in nothing, so that nothing there is a straight line in their
support: the chance with each of them back is counted anew. That takes time, so only the `MOST` with
most influence are looked at, those who must be for it first.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from domain.candidates import Candidate, alone, success
from domain.chance import chance_of
from domain.changes import Floats, Ints, as_floats
from domain.identity import partnership_id
from domain.lifts import lifted
from domain.practice import PRACTICES, MoveKind
from domain.scene import Scene

MOST = 10
"""How many of those off the map are looked at."""


def returns(scene: Scene) -> Iterator[Candidate]:
    """Moves to win back those off the map."""
    situation, kind = scene.situation, MoveKind.WIN_BACK
    policy = situation.policy
    support = lifted(scene.now, PRACTICES[kind].weight(policy), policy)
    place = _looked_at(scene)
    back = [with_back(scene, np.arange(len(support)) == each, support) for each in place.tolist()]
    well = success(scene, kind)[place]
    now = scene.stakes.prospects.chance, scene.situation.standing.strength
    chances, strengths = (well * (as_floats([each[part] for each in back]) - now[part]) for part in (0, 1))
    effort = np.full(len(place), PRACTICES[kind].effort)
    return alone(kind, place, well, effort, as_floats(chances), np.nan_to_num(as_floats(strengths)))


def _looked_at(scene: Scene) -> Ints:
    situation, stand = scene.situation, scene.situation.standing
    coalition = UUID(situation.coalition_id)
    asked = {partnership_id(coalition, each).hex for each in situation.winning.must_have}
    must = np.array([each in asked for each in stand.partners], dtype=np.bool_)
    order = np.lexsort((-stand.influence, ~must))
    return np.asarray(order[~stand.on_map[order]][:MOST], dtype=np.int64)


def with_back(scene: Scene, there: NDArray[np.bool_], support: Floats) -> tuple[float, float]:
    """The chance and the strength with these partners back on the map, at the support they then have."""
    situation, stand = scene.situation, scene.situation.standing
    back = replace(
        stand,
        support=np.where(there, support, stand.support),
        on_map=stand.on_map | there,
        away=stand.away & ~there,
    )
    found = chance_of(back, situation.winning, UUID(situation.coalition_id))
    return found, _mean(back.backing, back.mass)


def _mean(backing: Floats, mass: Floats) -> float:
    total = float(mass.sum())
    return float(mass @ backing) / total if total > 0 else float("nan")
