"""The series of a coalition day by day: as values, as CSV, as a chart under a headline."""

import csv
import sys
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

from rich.text import Text

from domain.time import day_of
from gateway.cli.chart import Chart
from gateway.cli.output import direction, out, points, say

if TYPE_CHECKING:
    from service.projections.series import Series

STEADY = 0.5
"""Points per four weeks below which a change is not worth the name."""


@dataclass(frozen=True)
class Day:
    """Strength (0 to 1) and momentum (points per four weeks) of one day; None where there is none."""

    day: date
    strength: float | None
    momentum: float | None


def days(series: "Series") -> list[Day]:
    """The series as values."""
    pairs = zip(series.strength.tolist(), series.momentum.tolist(), strict=True)
    return [
        Day(day_of(series.first_day + number), _number(strength), _number(momentum))
        for number, (strength, momentum) in enumerate(pairs)
    ]


def print_csv(series: list[Day]) -> None:
    """For spreadsheets; an empty value where there is no number."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("day", "strength", "momentum"))
    writer.writerows((day.day, day.strength, day.momentum) for day in series)


def print_chart(name: str, series: list[Day]) -> None:
    """A headline that says it all, and the chart that shows it."""
    last = series[-1] if series else None
    if last is None or last.strength is None or last.momentum is None:
        say(f"{name} has no strength yet; log an interaction, and it will.")
        return
    word = "rising" if last.momentum >= STEADY else "falling" if last.momentum <= -STEADY else "steady"
    change = Text(
        f"{word}, {round(last.momentum, 1) or 0.0:+.1f}", style=direction(0 if word == "steady" else last.momentum)
    )
    stands = Text.assemble((name, "bold"), f" stands at {points(last.strength)} of 100 and is ", change)
    out().print(stands + Text(" in four weeks."), soft_wrap=True)
    console = out()
    for line in Chart(series_days(series), min(console.width, 110)).lines():
        console.print(line, soft_wrap=True)


def series_days(series: list[Day]) -> list[tuple[date, float | None, float | None]]:
    """What the chart draws: day, strength in points, momentum in points."""
    return [(day.day, None if day.strength is None else 100 * day.strength, day.momentum) for day in series]


def _number(value: float) -> float | None:
    return None if isnan(value) else value
