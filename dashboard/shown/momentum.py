"""What the page Momentum shows: where a coalition stands, how it came there, and what is behind a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from dashboard import data, figures
from dashboard.moments import Moment
from dashboard.span import QUIET_DAYS, Span
from domain.time import day_number, day_of
from domain.trail import trail
from domain.whip import Band
from service.projections.entries import Entry, Mark
from service.projections.lists import CoalitionSummary
from service.projections.series import Series
from service.reading import Reading, Stakeholder

POINTS = 48
"""Days of a span of which strength's interval, the chance and the public share are drawn."""


@dataclass(frozen=True)
class Momentum:
    """What the page shows of a coalition."""

    moment: Moment
    summary: CoalitionSummary
    series: Series
    marks: list[Mark]
    stakeholders: list[Stakeholder]
    last_fact: date | None

    @property
    def quiet_since(self) -> date | None:
        """The day of the last fact, where that is long ago."""
        quiet = self.last_fact and self.moment.on - self.last_fact > timedelta(days=QUIET_DAYS)
        return self.last_fact if quiet else None

    @property
    def bands(self) -> list[Band]:
        """The whip count as of now."""
        return data.whip(self.stakeholders)

    @property
    def owed_to(self) -> list[str]:
        """Who moved the coalition most in the direction it went."""
        return data.owed_to(self.stakeholders, self.summary.momentum)

    @property
    def today(self) -> pd.Series:
        """The latest figures: strength, low, high, chance, public."""
        return self.trail([day_number(self.moment.on)]).iloc[0]

    def along(self, span: Span) -> pd.DataFrame:
        """The same figures along a span, the last day included; one row for each day drawn."""
        ends = day_number(span.first), day_number(span.last)
        return self.trail(np.unique(np.linspace(*ends, POINTS).round().astype(int)).tolist())

    def trail(self, days: Sequence[int]) -> pd.DataFrame:
        """The figures on these days (day numbers)."""
        it = figures.at(self.moment, trail, tuple(days))
        shown = pd.DataFrame(vars(it))
        return shown.assign(day=pd.to_datetime([day_of(day) for day in it.day]))


def momentum(summary: CoalitionSummary, moment: Moment) -> Momentum:
    """A coalition as it stands at a moment, and how it came there."""
    latest = figures.answered(summary, moment, _latest)
    return Momentum(
        moment=moment,
        summary=figures.summary(summary, moment),
        series=figures.answered(summary, moment, Reading.series),
        marks=figures.answered(summary, moment, Reading.marks),
        stakeholders=figures.answered(summary, moment, Reading.stakeholders),
        last_fact=latest[0].occurred_at.date() if latest else None,
    )


def _latest(reading: Reading, coalition: str, on: date | None = None, known: datetime | None = None) -> list[Entry]:
    return reading.entries(coalition, limit=1, on=on, known=known, interactions=True)
