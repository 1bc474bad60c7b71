"""What the page Compare shows: some coalitions beside each other."""

from collections.abc import Sequence

import pandas as pd

from dashboard import data, figures, frames, span, words
from domain.time import day_number
from domain.trail import Trail, trail
from service.projections.lists import CoalitionSummary
from service.reading import Reading
from service.whip_in_words import chance_in_words

MOST = 4
"""Coalitions that one chart can tell apart."""


def lines(compared: Sequence[CoalitionSummary], length: str) -> pd.DataFrame:
    """Strength and momentum of each coalition along the span, one row for each day drawn."""
    each = [_line(summary, length) for summary in compared]
    return pd.concat(each, ignore_index=True) if each else pd.DataFrame()


def _line(summary: CoalitionSummary, length: str) -> pd.DataFrame:
    series = figures.read(summary, Reading.series)
    if not len(series.strength):
        return pd.DataFrame()
    days = frames.days(series, span.chosen(series, data.today(), length))
    return days.assign(coalition=summary.name)


def table(compared: Sequence[CoalitionSummary]) -> pd.DataFrame:
    """Where each coalition stands today, one row each."""
    return pd.DataFrame([_row(summary, _today(summary)) for summary in compared])


def _today(summary: CoalitionSummary) -> Trail:
    return figures.at(figures.now(summary), trail, (day_number(data.today()),))


def _row(summary: CoalitionSummary, today: Trail) -> dict[str, object]:
    known = summary.strength is not None
    return {
        "Coalition": summary.name,
        "Strength": words.percent(summary.strength),
        "80 % interval": words.between(today.low[0], today.high[0]) if known else words.NOTHING,
        "Momentum, points": words.points(summary.momentum),
        "Chance of winning": chance_in_words(today.chance[0]),
        "Public share": words.percent(today.public[0]),
        "Members": summary.members,
        "Stakeholders": summary.stakeholders,
        "Facts": summary.facts,
    }


def headline(compared: Sequence[CoalitionSummary]) -> str:
    """Which of the coalitions gains most, and which loses most, in a sentence."""
    moving = {each.name: each.momentum for each in compared if each.momentum is not None}
    if not moving:
        return "None of these coalitions has a strength yet."
    best, worst = max(moving, key=lambda name: moving[name]), min(moving, key=lambda name: moving[name])
    told = f"{best} moves at {words.points(moving[best])} points in four weeks"
    return f"{told}, {worst} at {words.points(moving[worst])}." if best != worst else f"{told}."
