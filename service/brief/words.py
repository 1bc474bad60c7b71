"""How a brief writes changes and days."""

from datetime import date

MINUS = "\u2212"
NOTHING = "–"


def signed(points: float | None, decimals: int = 1) -> str:
    """A change in points: "+2.1", "−0.4"; a dash where there is none."""
    if points is None:
        return NOTHING
    rounded = round(points, decimals) + 0.0  # no -0.0
    return (f"{rounded:+.{decimals}f}" if rounded else f"{rounded:.{decimals}f}").replace("-", MINUS)


def week(first: date, last: date) -> str:
    """The days of a week: "16 to 22 November 2026"."""
    begin = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {first:%B}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {last.day} {last:%B} {last.year}"
