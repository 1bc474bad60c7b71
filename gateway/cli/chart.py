"""A chart for the terminal: strength as a braille line, momentum as bars around zero."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil, floor

from rich.text import Text

from gateway.cli.output import AGAINST, FOR, QUIET

Point = tuple[date, float | None, float | None]
Sign = tuple[date, str]
"""A sign to be drawn below the strength of a day."""

MARGIN = 7
"""Columns left of the charts, for the figures of the axis."""

LINE_ROWS, BAR_ROWS = 9, 3
DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Bits of a braille sign: two columns of four dots, from the top."""


class Chart:
    """Draws points (day, strength, momentum) into so many columns of a terminal, with signs that mark days.

    Where several signs meet in one column, the last one is seen.
    """

    def __init__(self, points: Sequence[Point], width: int, signs: Sequence[Sign] = ()) -> None:
        self.points, self.signs = points, signs
        self.columns = max(20, width - MARGIN)

    def lines(self) -> list[Text]:
        """The chart from top to bottom."""
        return [*self._strength(), self._marks(), *self._momentum(), self._dates()]

    def _strength(self) -> list[Text]:
        levels = _resampled([point[1] for point in self.points], 2 * self.columns)
        low, high = _range(levels)
        rows = braille(levels, low, high, LINE_ROWS)
        labels = {0: f"{high:.0f}", LINE_ROWS // 2: f"{(low + high) / 2:.0f}", LINE_ROWS - 1: f"{low:.0f}"}
        return [Text("strength", QUIET), *(_row(labels.get(n, ""), row, FOR) for n, row in enumerate(rows))]

    def _marks(self) -> Text:
        """One line with the signs that fall into the days drawn."""
        first, drawn = self.points[0][0], [" "] * self.columns
        for day, sign in self.signs:
            place = (day - first).days
            if 0 <= place < len(self.points):
                drawn[place * self.columns // len(self.points)] = sign
        return Text(" " * MARGIN + "".join(drawn), QUIET) if any(sign != " " for sign in drawn) else Text()

    def _momentum(self) -> list[Text]:
        levels = _resampled([point[2] for point in self.points], self.columns)
        top = max(1.0, *(abs(level) for level in levels if level is not None))
        above, below = bars(levels, top, BAR_ROWS)
        title = Text("momentum, points in four weeks", QUIET)
        labels_above = [f"+{top:.1f}", *[""] * (BAR_ROWS - 1)]
        labels_below = [*[""] * (BAR_ROWS - 1), f"-{top:.1f}"]
        up = [_row(label, row, FOR) for label, row in zip(labels_above, above, strict=True)]
        down = [_row(label, row, AGAINST) for label, row in zip(labels_below, below, strict=True)]
        return [title, *up, _row("0", "─" * self.columns, QUIET), *down]

    def _dates(self) -> Text:
        days = [point[0] for point in self.points]
        first, middle, last = (str(days[n]) for n in (0, len(days) // 2, -1))
        room = self.columns - len(first) - len(last)
        if room < len(middle) + 4 or len({first, middle, last}) < 3:  # noqa: PLR2004  three dates
            middle = ""
        return Text(f"{'':{MARGIN}}{first}{middle:^{room}}{last}", QUIET)


def braille(levels: Sequence[float | None], low: float, high: float, rows: int) -> list[str]:
    """A line through the levels, two of them in each column, joined where it jumps."""
    cells = [[0] * (len(levels) // 2) for _ in range(rows)]
    before: int | None = None
    for place, level in enumerate(levels):
        if level is None:
            before = None
            continue
        dot = round((high - level) / (high - low) * (4 * rows - 1))
        for height in _joined(before, dot):
            cells[height // 4][place // 2] |= DOTS[place % 2][height % 4]
        before = dot
    return ["".join(chr(0x2800 + bits) for bits in row) for row in cells]


def _joined(before: int | None, dot: int) -> Iterable[int]:
    if before is None or abs(before - dot) <= 1:
        return (dot,)
    return range(min(before + 1, dot), max(before - 1, dot) + 1)


def bars(levels: Sequence[float | None], top: float, rows: int) -> tuple[list[str], list[str]]:
    """Bars above and below zero, in half rows; each list from the top."""
    halves = [round((level or 0.0) / top * 2 * rows) for level in levels]
    above = ["".join(_half(half - 2 * row, "▄") for half in halves) for row in reversed(range(rows))]
    below = ["".join(_half(-half - 2 * row, "▀") for half in halves) for row in range(rows)]
    return above, below


def _half(left: int, half: str) -> str:
    return "█" if left > 1 else half if left == 1 else " "


def _resampled(values: Sequence[float | None], columns: int) -> list[float | None]:
    """One value a column: the mean of its days, or the day nearest to it where days are few."""
    spans = ((n * len(values) // columns, (n + 1) * len(values) // columns) for n in range(columns))
    return [_mean(values[start : max(stop, start + 1)]) for start, stop in spans]


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def _range(levels: Sequence[float | None]) -> tuple[float, float]:
    """Round bounds around the levels, ten points apart at least, within 0 to 100."""
    there = [level for level in levels if level is not None]
    low, high = 10 * floor(min(there) / 10), 10 * ceil(max(there) / 10)
    return (float(low), float(high)) if high > low else (max(0.0, low - 10.0), min(100.0, high + 10.0))


def _row(label: str, drawn: str, style: str) -> Text:
    return Text(f"{label:>{MARGIN - 2}} ", QUIET) + Text("│", QUIET) + Text(drawn, style)
