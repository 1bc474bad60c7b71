"""Which part of a series a chart shows: its end follows the last facts, its length is chosen."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.time import day_number, day_of
from service.projections.series import Series

SPANS = {"6 months": 183, "18 months": 548, "5 years": 1826, "All": None}
DEFAULT_SPAN = "18 months"

QUIET_DAYS = 90
"""How long after its last fact a coalition's chart goes on: long enough to see support fade."""

STEPS = 600
"""Most days that a line draws; of a longer span every nth day is shown, the last one included."""


@dataclass(frozen=True)
class Span:
    """The first and the last day shown, and every how many days."""

    first: date
    last: date
    step: int = 1

    @property
    def days(self) -> int:
        """How many days lie within."""
        return (self.last - self.first).days + 1


def ends(series: Series) -> tuple[date, date]:
    """The first and the last day of a series."""
    return day_of(series.first_day), day_of(series.first_day + len(series.strength) - 1)


def chosen(series: Series, last_fact: date | None, length: str) -> Span:
    """The span of this length up to shortly after the last fact."""
    begin, end = ends(series)
    last = min(end, (last_fact or end) + timedelta(days=QUIET_DAYS))
    days = SPANS.get(length)
    first = begin if days is None else max(begin, last - timedelta(days=days))
    return Span(first, last, step=-(-((last - first).days + 1) // STEPS))


def places(series: Series, span: Span) -> "np.typing.NDArray[np.int64]":
    """The places in the series of the days shown."""
    first, last = (day_number(day) - series.first_day for day in (span.first, span.last))
    return np.arange(last, first - 1, -span.step)[::-1]
