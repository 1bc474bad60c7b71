"""The series of a coalition day by day: as values, as JSON, as CSV, as a chart with its marks."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.text import Text

from domain.changes import number
from domain.coalition import PolicyAdopted
from domain.drivers import acceleration, direction
from domain.momentum import WINDOW
from domain.time import day_of
from domain.values import Kind
from gateway.cli.chart import Chart
from gateway.cli.output import QUIET, out, say

if TYPE_CHECKING:
    from service.projections.entries import Mark
    from service.projections.series import Series

SIGNS = {Kind.LAPSE: "○", Kind.DEFECTION: "▼", Kind.RETURN: "▲", Kind.MILESTONE: "◆", PolicyAdopted.TOPIC: "■"}
"""What marks the days of facts; of several in one column the last of these kinds is seen."""

WIDEST = 110


@dataclass(frozen=True)
class Day:
    """One day: strength (0 to 1), momentum and acceleration (points per four weeks), None where there is none.

    `policy`: what another policy, adopted on this day, brought; None where none was.
    """

    day: date
    strength: float | None
    momentum: float | None
    direction: str | None
    acceleration: float | None
    policy: str | None


def days(series: "Series", marks: "Sequence[Mark]") -> list[Day]:
    """The series as values."""
    strength, momentum = (list(map(number, values.tolist())) for values in (series.strength, series.momentum))
    before = [*[0.0] * WINDOW, *momentum]  # before the first fact nothing moved
    policies = {mark.day: mark.label for mark in marks if mark.kind == PolicyAdopted.TOPIC}
    dates = [day_of(series.first_day + later) for later in range(len(strength))]
    return [
        Day(day, level, pace, direction(pace), acceleration(pace, past), policies.get(day))
        for day, level, pace, past in zip(dates, strength, momentum, before, strict=False)
    ]


def as_json(series: Sequence[Day], now: dict[str, Any]) -> list[dict[str, Any]]:
    """The stable form for programs; `now` is told of the last day alone, and null of the others."""
    nothing = dict.fromkeys(now)
    return [asdict(day) | (now if day is series[-1] else nothing) for day in series]


def print_csv(series: Sequence[Day]) -> None:
    """For spreadsheets; an empty value where there is no number."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("day", "strength", "momentum"))
    writer.writerows((day.day, day.strength, day.momentum) for day in series)


def print_chart(series: Sequence[Day], marks: "Sequence[Mark]") -> None:
    """Strength and momentum, the facts that mark their days, and what they are."""
    first, last, console = series[0].day, series[-1].day, out()
    shown = [mark for mark in marks if first <= mark.day <= last]
    kinds = [kind for kind in SIGNS if any(mark.kind == kind for mark in shown)]
    signs = [(mark.day, SIGNS[kind]) for kind in kinds for mark in shown if mark.kind == kind]
    for line in Chart(series_days(series), min(console.width, WIDEST), signs).lines():
        console.print(line, soft_wrap=True)
    if kinds:
        say("   ".join(f"{SIGNS[kind]} {_named(kind)}" for kind in reversed(kinds)), QUIET)
    for mark in shown:
        if mark.kind == PolicyAdopted.TOPIC:
            console.print(Text(f"{SIGNS[mark.kind]} {mark.day} policy adopted: {mark.label}", QUIET))


def series_days(series: Sequence[Day]) -> list[tuple[date, float | None, float | None]]:
    """What the chart draws: day, strength in points, momentum in points."""
    return [(day.day, None if day.strength is None else 100 * day.strength, day.momentum) for day in series]


def _named(kind: str) -> str:
    return kind.rpartition(".")[2].replace("_", " ")
