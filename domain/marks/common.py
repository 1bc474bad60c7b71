"""What several marks look at: who supports the initiative, and with what share of influence."""

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats
from domain.marks.mark import MOST_ADVICE, Because
from domain.situation import Situation
from domain.support import BANDS
from domain.tellings import Telling
from domain.values import Stance

SUPPORTS, UNDECIDED = (
    next(least for least, band in BANDS if band is each) for each in (Stance.SUPPORT, Stance.UNDECIDED)
)
"""From this support on a stakeholder supports the initiative; below the other they oppose it."""


def because(telling: Telling) -> Because:
    """An interaction as a reason."""
    return Because(telling.kind.value, telling.day, telling.place, telling.interaction_id)


def shares(situation: Situation) -> Floats:
    """Each partner's share of the influence on the map; all 0 where nobody has any."""
    return situation.network.mass[: situation.network.partners]


def supporting(situation: Situation) -> NDArray[np.bool_]:
    """Which partners on the map support the initiative."""
    stand = situation.standing
    return stand.on_map & stand.aware & (stand.backing >= SUPPORTS)


def best(worth: Floats, most: int = MOST_ADVICE) -> list[int]:
    """The places of the greatest values above 0, the greatest first."""
    order = np.argsort(-worth, kind="stable")[:most]
    return [int(place) for place in order if worth[place] > 0]
