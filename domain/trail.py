"""The trail of a coalition: strength with its interval, chance of winning and public share on some days.

Everybody's support has its own interval; that of strength follows from the variance of the mean,

    var(strength) = sum over everybody  share^2 * present * a b / ((a + b)^2 (a + b + 1))

taken as normal, support of different people being independent, as in the chance of winning. It
therefore tells how well the strength is known, not how far it may move.

The public share is that of the backing which was given in public:

    sum of share * backing * public share / sum of share * backing

with everybody's public share as in `domain.firmness`: of their supporting acts, as they still count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import numpy as np
from scipy.special import ndtri

from domain.chance import chance
from domain.changes import Floats, Ints
from domain.firmness import firmness, supporting
from domain.moment import Moment, moment
from domain.record import Evidence
from domain.situation import Situation
from domain.support import INTERVAL
from domain.terms import must_haves, terms
from domain.why import told_on
from domain.winning import Winning


@dataclass(frozen=True)
class Trail:
    """Figures on some days, from 0 to 1; arrays with one entry a day, NaN where there is none.

    `day`: day numbers. With a probability of 80 %, the true strength lies between `low` and `high`.
    `chance` is that of winning on the day, by what counts as winning now. `public` is the share of
    the backing that was given in public.
    """

    day: Ints
    strength: Floats
    low: Floats
    high: Floats
    chance: Floats
    public: Floats


def trail(situation: Situation, days: Sequence[int]) -> Trail:
    """The trail of a coalition on these days (day numbers up to the situation's), each by its policy."""
    points = [_point(situation, told_on(situation, day), day) for day in days]
    columns = np.array(points, dtype=np.float64).reshape(len(points), 5).T
    return Trail(np.array(days, dtype=np.int64), *columns)


def _point(situation: Situation, told: Evidence, day: int) -> tuple[float, float, float, float, float]:
    now = moment(told, day)
    low, high = strength_interval(now)
    return now.strength, low, high, _chance_of(situation, told, now), public_share(told, now)


def strength_interval(now: Moment) -> tuple[float, float]:
    """The ends of the 80 % interval of strength, within 0 to 1; NaN where there is no strength."""
    support, evidence = now.beta.support, now.beta.evidence
    variance = support * (1 - support) / (evidence + 1)
    reach = float(ndtri((1 + INTERVAL) / 2) * np.sqrt(now.share**2 @ (now.present * variance)))
    return max(now.strength - reach, 0.0), min(now.strength + reach, 1.0)


def public_share(told: Evidence, now: Moment) -> float:
    """The share of the backing on a day that was given in public.

    NaN where there is no backing, or of no supporting act anybody can tell.
    """
    acts = told.acts
    left = told.left(now.day)
    known = len(now.mass)
    firm = firmness(np.zeros(len(acts.partners)), supporting(acts, acts.favour[: len(left)] * left))
    backing = now.share * now.backing
    total = float(backing.sum()) if firm.supporting.any() else 0.0
    return float(backing @ firm.public_share[:known]) / total if total > 0 else float("nan")


def _chance_of(situation: Situation, told: Evidence, now: Moment) -> float:
    known = len(now.mass)
    here = told.acts.on_map.at(now.day, len(told.acts.partners), 0.0)[:known] > 0
    influence = told.acts.influence.at(now.day, len(told.acts.partners), told.acts.policy.unstated_influence)[:known]
    wins = situation.winning
    must = must_haves(wins, UUID(situation.coalition_id), told.acts.partners[:known])
    return _chance(wins, influence[here].tobytes(), must[here].tobytes(), now.backing[here].tobytes())


@lru_cache(maxsize=1_000)  # a new fact leaves the days before it as they were
def _chance(wins: Winning, influence: bytes, must: bytes, backing: bytes) -> float:
    it = terms(wins, np.frombuffer(influence), np.frombuffer(must, dtype=np.bool_))
    return chance(it, np.frombuffer(backing))
