"""What is different between two situations of one coalition: everybody in one beside the same in the other."""

from typing import NamedTuple

import numpy as np

from domain.changes import Floats
from domain.momentum import POINTS
from domain.replay import Partner, Standing
from domain.situation import Situation

LEAST = 0.005
"""Support that moved by less has only faded."""


class Shift(NamedTuple):
    """One stakeholder in both situations; None where nothing was known of them.

    `points`: what of the change in strength is theirs, in points; the parts add up to it.
    """

    name: str
    before: Partner | None
    after: Partner | None
    points: float

    @property
    def moved(self) -> bool:
        """Whether they stand elsewhere: by half a point of support or more, or otherwise."""
        if self.before is None or self.after is None:
            return True
        return abs(self.after.support - self.before.support) >= LEAST or _place(self.before) != _place(self.after)


def difference(before: Situation, after: Situation) -> list[Shift]:
    """Everybody known in either, by whose part of the change in strength is largest."""
    were, are = (dict(zip(each.standing.partners, each.standing.each(), strict=True)) for each in (before, after))
    parts_before, parts_after = (_parts(each.standing) for each in (before, after))
    shifts = [
        Shift(
            name=(after.profiles.get(key) or before.profiles[key]).name,
            before=were.get(key),
            after=are.get(key),
            points=POINTS * (parts_after.get(key, 0.0) - parts_before.get(key, 0.0)),
        )
        for key in dict.fromkeys([*were, *are])
    ]
    return sorted(shifts, key=lambda shift: -abs(shift.points))


def _place(it: Partner) -> tuple[object, ...]:
    return it.stance, it.influence, it.member, it.on_map, it.away


def _parts(standing: Standing) -> dict[str, float]:
    """Each partner's part of the strength."""
    mass, whole = standing.mass, standing.mass.sum()
    parts: Floats = mass * standing.backing / whole if whole else np.zeros_like(mass)
    return dict(zip(standing.partners, parts.tolist(), strict=True))
