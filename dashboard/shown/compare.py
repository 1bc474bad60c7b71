"""What the page Compare shows: some coalitions beside each other."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from dashboard import figures, frames, span, words
from dashboard.moments import Moment
from domain.time import day_number
from domain.trail import Trail, trail
from service.projections.lists import CoalitionSummary
from service.projections.series import Series
from service.reading import Reading
from service.whip_in_words import chance_in_words

MOST = 4
"""Coalitions that one chart can tell apart."""


class Compared(NamedTuple):
    """A coalition at the moment that the reader looks at: as it was listed, its days, and its last figures."""

    summary: CoalitionSummary
    series: Series
    moment: Moment

    @property
    def last(self) -> Trail:
        """The figures at the end of the moment's day."""
        return figures.at(self.moment, trail, (day_number(self.moment.on),))


def compared(coalition: CoalitionSummary, on: date, known: datetime | None) -> Compared:
    """A coalition as it happened until the end of a day, as known at an instant (now if None)."""
    moment = figures.then(coalition, on, known)
    series = figures.answered(coalition, moment, Reading.series)
    return Compared(figures.summary(coalition, moment), series, moment)


def lines(compared: Sequence[Compared], length: str) -> pd.DataFrame:
    """Strength and momentum of each coalition along the span, one row for each day drawn."""
    each = [_line(it, length) for it in compared]
    return pd.concat(each, ignore_index=True) if each else pd.DataFrame()


def _line(it: Compared, length: str) -> pd.DataFrame:
    if not len(it.series.strength):
        return pd.DataFrame()
    days = frames.days(it.series, span.chosen(it.series, it.moment.on, length))
    return days.assign(coalition=it.summary.name)


def table(compared: Sequence[Compared]) -> pd.DataFrame:
    """Where each coalition stands at the end of the moment's day, one row each."""
    return pd.DataFrame([_row(it.summary, it.last) for it in compared])


def _row(summary: CoalitionSummary, today: Trail) -> dict[str, object]:
    known = summary.strength is not None
    return {
        "Coalition": summary.name,
        "Strength": words.percent(summary.strength),
        "80 % interval": words.between(today.low[0], today.high[0]) if known else words.NOTHING,
        "Momentum, points": words.points(summary.momentum),
        "Chance of winning": chance_in_words(today.chance[0]),
        "Public share": words.percent(today.public[0]),
        "Members": f"{summary.members:,}",
        "Stakeholders": f"{summary.stakeholders:,}",
        "Facts": f"{summary.facts:,}",
    }


def headline(compared: Sequence[Compared]) -> str:
    """Which of the coalitions gains most, and which loses most, in a sentence."""
    moving = {it.summary.name: it.summary.momentum for it in compared if it.summary.momentum is not None}
    if not moving:
        return "None of these coalitions has a strength yet."
    best, worst = max(moving, key=lambda name: moving[name]), min(moving, key=lambda name: moving[name])
    told = f"{best} moves at {words.points(moving[best])} points in four weeks"
    return f"{told}, {worst} at {words.points(moving[worst])}." if best != worst else f"{told}."
