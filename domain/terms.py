"""What it takes to win, in the numbers of those on the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, as_floats
from domain.identity import partnership_id
from domain.replay import Standing
from domain.units import Units, heads, influence_in_units, nothing
from domain.winning import Winning


class Obstacle(StrEnum):
    """Why an initiative cannot win, whatever those on the map do."""

    NOBODY = "nobody is on the map"
    ABSENT = "somebody who must be for it is not on the map"
    NO_INFLUENCE = "nobody on the map has influence"
    TOO_FEW = "fewer stakeholders are on the map than must be for it"


@dataclass(frozen=True)
class Terms:
    """What wins, with one entry for each stakeholder on the map.

    `must`: who must be for it. `measure`: what each one's being for it adds to what is held, of
    which `threshold` wins: their share of all influence where a share wins; 1 where a count does;
    1 for each must-have where only these are asked for.
    """

    units: Units
    must: NDArray[np.bool_]
    measure: Floats
    threshold: float
    obstacle: Obstacle | None

    def quota(self, support: Floats) -> int:
        """The units that win beside those of the must-haves.

        Rounded units are off by their `error`. The threshold is moved by the mean of the errors of
        those who will be for it, so that rounding favours neither side; half a unit is left.
        """
        units, error, needed = self.units
        expected = float(np.where(self.must, 1.0, support) @ error)
        whole = min(max(round(needed + expected), 1), int(units.sum()))
        return whole - int(units[self.must].sum())


def terms(winning: Winning, influence: Floats, must: NDArray[np.bool_]) -> Terms:
    """What wins where those on the map have this influence, and `must` marks the must-haves there."""
    obstacle = _obstacle(winning, influence, must)
    if winning.count is not None:
        return Terms(heads(len(must), winning.count), must, np.ones(len(must)), winning.count, obstacle)
    if winning.share is None:
        return Terms(nothing(len(must)), must, as_floats(must), len(winning.must_have), obstacle)
    if not influence.any():
        return Terms(nothing(len(must)), must, np.zeros(len(must)), winning.share, obstacle)
    units = influence_in_units(influence, winning.share)
    return Terms(units, must, influence / influence.sum(), winning.share, obstacle)


def _obstacle(winning: Winning, influence: Floats, must: NDArray[np.bool_]) -> Obstacle | None:
    here = len(must)
    obstacles = {
        Obstacle.NOBODY: here == 0,
        Obstacle.ABSENT: int(must.sum()) < len(winning.must_have),
        Obstacle.NO_INFLUENCE: winning.share is not None and not influence.any(),
        Obstacle.TOO_FEW: winning.count is not None and here < winning.count,
    }
    return next((obstacle for obstacle, stands in obstacles.items() if stands), None)


def terms_of(standing: Standing, winning: Winning, coalition: UUID) -> Terms:
    """What it takes for a coalition to win as it stands; arrays have an entry for those on the map."""
    must = must_haves(winning, coalition, standing.partners)
    return terms(winning, standing.influence[standing.on_map], must[standing.on_map])


def must_haves(winning: Winning, coalition: UUID, partners: Sequence[str]) -> NDArray[np.bool_]:
    """Which of these partners, by the ids of their partnerships, must be for it."""
    asked = {partnership_id(coalition, stakeholder).hex for stakeholder in winning.must_have}
    return np.array([partner in asked for partner in partners], dtype=np.bool_)
