"""The outlook: by when the initiative would win, if everybody went on as in the last four weeks.

An extrapolation and no forecast: it tells where the present trend leads, not that the trend will
hold. Each stakeholder's support moves on along its log-odds by what these changed over the last
four weeks (28 days):

    logit p(t) = logit p(0) + t / 28 (logit p(0) - logit p(-28))       t in days

On this scale a trend slows down as it comes near to 0 or 1, and never passes them. The map,
influence and what counts as winning stay as they are today.
"""

from dataclasses import dataclass
from uuid import UUID

import numpy as np
from scipy.special import expit, logit

from domain import chance
from domain.changes import Floats
from domain.momentum import WINDOW
from domain.replay import Standing
from domain.terms import Terms, terms_of
from domain.winning import Winning

WEEK = 7
"""Days."""

WEEKS = 52
"""How far ahead the outlook looks: a year."""

EVEN, SAFE = 0.5, 0.8
"""The chances that people ask for: more likely than not, and safe."""

NEVER = 1e-30
"""A probability that nobody could tell from 0."""


@dataclass(frozen=True)
class Outlook:
    """The chance on the present trend: today, on the day number `day`, and in each week after."""

    day: int
    chance: Floats

    def reached(self, least: float) -> int | None:
        """The first day, to the week, on which the chance is at least this; None: not in this time."""
        weeks = np.flatnonzero(self.chance >= least)
        return self.day + WEEK * int(weeks[0]) if len(weeks) else None


def outlook(now: Standing, before: Standing, winning: Winning, coalition: UUID, weeks: int = WEEKS) -> Outlook:
    """The outlook of a coalition from where it stands now and where it stood four weeks before.

    Who was not known then has no trend, and stays.
    """
    known = len(before.backing)
    earlier = np.concatenate([before.backing, now.backing[known:]])
    terms, here = terms_of(now, winning, coalition), now.on_map
    return Outlook(now.day, chances(terms, now.backing[here], earlier[here], weeks))


def chances(terms: Terms, support: Floats, earlier: Floats, weeks: int) -> Floats:
    """The chance today and in each of the next weeks.

    `earlier`: support four weeks ago. Support of exactly 0 or 1, now or then, has no trend.
    """
    moving = (support > 0) & (support < 1) & (earlier > 0) & (earlier < 1)
    odds = logit(support[moving])
    drift = (odds - logit(earlier[moving])) * WEEK / WINDOW

    weekly = np.repeat(support[:, np.newaxis], weeks + 1, axis=1)
    weekly[moving] = expit(odds[:, np.newaxis] + np.outer(drift, np.arange(weeks + 1)))
    weekly[:, 0] = support
    return chance.chances(terms, weekly, NEVER)
