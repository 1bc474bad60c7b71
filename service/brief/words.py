"""How a brief writes figures and days."""

from datetime import date

MINUS = "\u2212"
NOTHING = "–"


def signed(points: float | None, decimals: int = 1) -> str:
    """A change in points: "+2.1", "−0.4"; a dash where there is none."""
    if points is None:
        return NOTHING
    rounded = round(points, decimals) + 0.0  # no -0.0
    return (f"{rounded:+.{decimals}f}" if rounded else f"{rounded:.{decimals}f}").replace("-", MINUS)


def percent(share: float) -> str:
    """A share of 1; small ones to a tenth, so that few is not none."""
    return f"{100 * share:.1f} %" if 0 < share < 0.1 else f"{100 * share:.0f} %"  # noqa: PLR2004  a tenth of all


def many(number: int, one: str, more: str = "") -> str:
    """A number and what it counts."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def week(first: date, last: date) -> str:
    """The days of a week: "16 to 22 November 2026"."""
    begin = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {first:%B}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {last.day} {last:%B} {last.year}"
