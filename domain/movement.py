"""Who moved: where each stakeholder stands at the end of a day, beside where they stood some days before."""

from typing import NamedTuple

from domain.momentum import WINDOW
from domain.record import Evidence
from domain.replay import Partner, standing
from domain.situation import Situation
from domain.support import BANDS

SCALE = [stance for _, stance in BANDS]
"""The whip scale, from strong support to strong opposition."""


class Movement(NamedTuple):
    """One stakeholder now and before; `before` is None where nothing was known of them yet."""

    now: Partner
    before: Partner | None

    @property
    def rise(self) -> int:
        """How many bands of the whip scale they rose, below 0 where they fell; 0 where one of both is not on it."""
        if self.before is None or not {self.before.stance, self.now.stance} <= set(SCALE):
            return 0
        return SCALE.index(self.before.stance) - SCALE.index(self.now.stance)

    @property
    def came(self) -> bool:
        """Whether they came onto the map in between."""
        return self.now.on_map and not (self.before and self.before.on_map)

    @property
    def left(self) -> bool:
        """Whether they left the map in between."""
        return bool(self.before and self.before.on_map) and not self.now.on_map


def movements(told: Evidence, day: int, days: int = WINDOW) -> list[Movement]:
    """Everybody known at the end of a day (a day number), beside where they stood so many days before.

    In the order of the partners, as they became known.
    """
    before = list(standing(told, day - days).each())
    now = list(standing(told, day).each())
    return [Movement(each, before[place] if place < len(before) else None) for place, each in enumerate(now)]


def movements_of(situation: Situation) -> list[Movement]:
    """Everybody in a situation, beside where they stood four weeks before."""
    return movements(situation.evidence, situation.day)
