"""What makes a member likelier, or less likely, to depart, and by how much.

Each reason multiplies the hazard by `ratio ** strength`, the strength from 0 to 1, so that logarithms
add up (proportional hazards, Cox 1972). The ratios are published defaults: nothing fits them to a
coalition. Where they come from is told in docs/model.md.
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from domain.changes import Floats, Ints


class Ground(StrEnum):
    """What a reason is about."""

    TENURE = "tenure"
    INFLUENCE = "influence"
    COMMITMENT = "commitment"
    LEFT_BEFORE = "left before"
    SILENCE = "silence"
    BROKEN_TRADE = "broken trade"
    PRIVATE_ONLY = "private only"
    CRITICISM = "criticism"
    FADING_SUPPORT = "fading support"
    INFLUENCER_LEFT = "influencer left"
    BLOC = "bloc"
    SEASON = "season"


class Reason(NamedTuple):
    """One reason of one member.

    `ratio` multiplies the hazard: above 1 it makes a departure likelier. `since` is the day number
    of the latest fact behind it, `which` names the bloc, or the partnership of the influencer who left;
    None where there is none.
    """

    ground: Ground
    ratio: float
    since: int | None
    which: str | None


TENURE_DAYS = np.array([180, 730, 1460, 2920])
"""Days of membership at which the hazard changes: half a year, and 2, 4 and 8 years."""

TENURE_RATIOS = np.array([0.8, 1.25, 1.0, 0.75, 0.4])
"""The hazard before, between and after these days, beside that of a member of two to four years."""

RATIOS = {
    Ground.INFLUENCE: 0.6,
    Ground.COMMITMENT: 0.5,
    Ground.LEFT_BEFORE: 1.2,
    Ground.SILENCE: 1.5,
    Ground.BROKEN_TRADE: 1.5,
    Ground.PRIVATE_ONLY: 1.25,
    Ground.CRITICISM: 2.0,
    Ground.FADING_SUPPORT: 1.25,
    Ground.INFLUENCER_LEFT: 1.25,
}
"""What each reason at full strength makes of the hazard. The first two are measured, the others judgement."""

LARGE = 1.5
"""How much more influence than the mean member's is much."""

RECENT = 180
"""Days for which criticism, opposition and a departure count as recent, and support is compared."""

REMEMBERED = 365
"""Days for which a broken trade counts."""

LATE = 4.0
"""Silence of so many cadences counts in full; silence of one, not at all."""

HABIT = 3
"""Gaps between contacts from which a stakeholder's usual gap is taken as a cadence."""

HABIT_DAYS = 90.0
"""Longest usual gap that is a habit of contact at all."""

FALL = 0.25
"""Fall of the share of acts in favour that counts in full."""


def tenure_ratio(days: Ints) -> Floats:
    """The ratio of each of these tenures, in days."""
    ratios: Floats = TENURE_RATIOS[np.searchsorted(TENURE_DAYS, days, side="right")]
    return ratios
