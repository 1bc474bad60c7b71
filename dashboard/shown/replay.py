"""What the page Replay shows: a coalition as it stood on a day, by what was known on another."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard import data, figures, frames, words
from dashboard.moments import Moment
from domain.changes import number
from domain.replay import Standing
from domain.situation import Situation
from domain.time import day_of
from domain.trail import trail
from domain.whip import Band, whip_count
from service.projections.lists import CoalitionSummary
from service.reading import Stakeholder, everybody


@dataclass(frozen=True)
class Replay:
    """The state at the end of `on`, as known at the end of `known`."""

    moment: Moment
    on: date
    known: date
    situation: Situation

    @property
    def standing(self) -> Standing:
        """Where everybody stood."""
        return self.situation.standing

    @property
    def headline(self) -> str:
        """The state in a sentence."""
        return words.replay_headline(self.on, self.known, self.momentum, self.strength)

    @property
    def strength(self) -> float | None:
        """Strength then; None where nobody had influence."""
        return number(self.standing.strength)

    @property
    def momentum(self) -> float | None:
        """Momentum then; None where nobody had influence."""
        return number(self.standing.momentum)

    @property
    def bands(self) -> list[Band]:
        """The whip count then."""
        return whip_count(self.standing.each())

    @property
    def stakeholders(self) -> list[Stakeholder]:
        """Who was known, the most influential first."""
        return figures.at(self.moment, everybody)

    @property
    def table(self) -> pa.Table:
        """The same as a table."""
        return figures.made(self.moment, _table)

    @property
    def figures(self) -> pd.Series:
        """Strength, low, high, chance of winning and public share then."""
        it = figures.at(self.moment, trail, (self.situation.day,))
        return pd.DataFrame(vars(it)).iloc[0]


def _table(moment: Moment) -> pa.Table:
    return frames.everybody(figures.at(moment, everybody))


def fact_days(summary: CoalitionSummary) -> list[date]:
    """The days on which anything happened, in order."""
    return [day_of(day) for day in figures.at(figures.now(summary), _days)]


def _days(situation: Situation) -> list[int]:
    days: list[int] = np.unique(situation.acts.day).tolist()
    return days


def replay(summary: CoalitionSummary, on: date, known: date) -> Replay:
    """A coalition at two dates; what is known today is all that is known now."""
    moment = figures.then(summary, on, None if known == data.today() else data.end_of(known))
    return Replay(moment, on, known, figures.situation(moment))
