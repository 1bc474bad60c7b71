"""The steps of a waterfall: from one figure to another, in parts that add up."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard import words
from dashboard.charts.waterfall import CHANGE, TOTAL
from domain.rounding import adding_up


class Step(NamedTuple):
    """A part of a change, in points, and what it is, in words."""

    part: str
    points: float
    why: str = ""


def waterfall(before: float, after: float, parts: Sequence[Step], ends: tuple[str, str]) -> pd.DataFrame:
    """One row for each bar: where it begins and ends; the parts are rounded so that they add up.

    `ends` name the first and the last figure; parts that round to nothing are left out.
    """
    before, after = round(before, 2), round(after, 2)
    points = adding_up([part.points for part in parts], after - before)
    shown = [part._replace(points=each) for part, each in zip(parts, points, strict=True) if each]
    rows = [_total(ends[0], before), *_changes(before, shown), _total(ends[1], after)]
    return pd.DataFrame(rows, columns=["part", "change", "begin", "end", "kind", "sign", "label", "why"])


def _total(name: str, level: float) -> tuple[object, ...]:
    return name, level, None, level, TOTAL, TOTAL, f"{level:.2f}", ""


def _changes(level: float, parts: Iterable[Step]) -> Iterable[tuple[object, ...]]:
    for part, points, why in parts:
        sign = "up" if points > 0 else "down"
        yield part, points, level, level + points, CHANGE, sign, f"{points:+.2f}".replace("-", words.MINUS), why
        level += points


def largest(steps: Sequence[Step], most: int = 10) -> list[Step]:
    """The steps that did most, in order of points; all others in one."""
    ranked = sorted(steps, key=lambda step: -abs(step.points))
    shown = sorted(ranked[:most], key=lambda step: -step.points)
    rest = ranked[most:]
    return [*shown, Step(words.count(len(rest), "other"), sum(step.points for step in rest))] if rest else shown
