"""What a person judged of a stakeholder's stance, held against the stance computed from their acts."""

from typing import NamedTuple

from domain.situation import Situation
from domain.support import BANDS
from domain.tellings import Telling
from domain.values import Kind, Stance

OLD = 180
"""Days after which an assessment is old: by then a half-life of the evidence beside it has passed."""

SCALE = tuple(band for _, band in reversed(BANDS))
"""The stances from strong oppose to strong support."""


class Assessment(NamedTuple):
    """The latest assessment of a partner, by the telling of it, `age` days ago.

    `computed` is the stance that the acts tell at present. `steps`: how many bands it stands above the
    assessed one, or below (negative); None where one of both is unaware. `contradicted`: the band
    assessed lies wholly outside the 80 % interval of support, or somebody who broke away was not seen
    to oppose.
    """

    telling: Telling
    assessed: Stance
    computed: Stance
    age: int
    steps: int | None
    contradicted: bool

    @property
    def old(self) -> bool:
        """Whether it was made long ago."""
        return self.age > OLD


def assessments(situation: Situation) -> dict[int, Assessment]:
    """The latest assessment of each partner of whom there is one, by place."""
    latest = {telling.place: telling for telling in situation.told({Kind.ASSESSMENT}) if telling.stance}
    partners = list(situation.standing.each()) if latest else []
    return {place: _held_against(situation, telling, partners[place].stance) for place, telling in latest.items()}


def _held_against(situation: Situation, telling: Telling, computed: Stance) -> Assessment:
    assessed = telling.stance or Stance.UNAWARE
    steps = _steps(assessed, computed)
    return Assessment(
        telling=telling,
        assessed=assessed,
        computed=computed,
        age=situation.day - telling.day,
        steps=steps,
        contradicted=bool(steps) and not _possible(situation, telling.place, assessed),
    )


def _steps(assessed: Stance, computed: Stance) -> int | None:
    if Stance.UNAWARE in (assessed, computed):
        return None
    return SCALE.index(computed) - SCALE.index(assessed)


def _possible(situation: Situation, place: int, assessed: Stance) -> bool:
    """Whether a stance agrees with what the interval of support leaves open."""
    stand = situation.standing
    if stand.away[place]:
        return assessed is Stance.OPPOSE
    lowest = {band: low for low, band in BANDS}
    highest = {band: high for (_, band), (high, _) in zip(BANDS, [(1.0, None), *BANDS], strict=False)}
    return bool(lowest[assessed] <= stand.high[place] and highest[assessed] >= stand.low[place])
