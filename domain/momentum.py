"""Strength and momentum of a coalition by day, computed month by month.

A month is a block of arrays: small enough for memory however long the history, and the piece in
which the read model keeps the series, so that a fact of today changes one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from domain.changes import Floats, as_floats
from domain.record import Evidence, Record
from domain.support import posterior, strength
from domain.time import day_number, day_of
from domain.values import EARLIEST

WINDOW = 28
"""Days over which momentum is measured: four weeks."""

FIRST = day_number(EARLIEST.date())
"""A day before every act."""

UNKNOWN = 0.5
"""Strength before the first fact: what the model says of those nobody has heard of."""

POINTS = 100.0
"""Strength runs from 0 to 1; momentum is told in hundredths of it."""


@dataclass(frozen=True)
class Month:
    """One month of a coalition's series.

    `strength` (0 to 1) and `momentum` (points per four weeks) have one entry a day, NaN where
    nobody has influence.
    """

    first_day: int
    strength: Floats
    momentum: Floats


def months(told: Evidence, through: int, since: int = FIRST) -> Iterator[Month]:
    """The series from the first act's day through the given day (both day numbers).

    With `since`, from the month of that day on: nothing before it depends on what comes after.
    """
    wanted = month_of(since)
    begin = quarter_of(wanted - WINDOW)  # momentum looks four weeks back
    for month in _from_quarter(told, through, begin):
        if month.first_day >= wanted:
            yield month


def _from_quarter(told: Evidence, through: int, quarter: int) -> Iterator[Month]:
    """The months from the first day of a quarter on, or from the first act's day.

    Each quarter sums the acts before it anew, wherever the series begins: so that a part of the
    series comes out the same, to the last bit, as it does within the whole.
    """
    acts = told.acts
    begin = max(quarter, through + 1 if told.first_day is None else told.first_day)
    past = np.full(WINDOW, UNKNOWN)
    for first, last in _month_spans(begin, through):
        if first in {begin, quarter_of(first)}:
            carried = told.record(first - 1, len(acts.partners))
        known = int(np.searchsorted(acts.first_day, last, side="right"))
        month = _month(told, first, _run(told, carried, (first, last), known), past)
        past = np.concatenate([past, month.strength])[-WINDOW:]
        yield month


def _month(told: Evidence, first: int, record: Record, past: Floats) -> Month:
    acts, shape = told.acts, record.weight.shape
    bloc = acts.bloc.over(first, shape, 0.0).astype(np.int64)
    level, evidence = told.levels(np.arange(first, first + len(bloc))[:, None], bloc)
    support = posterior(record, level, evidence, acts.policy).support
    mass = acts.influence.over(first, shape, acts.policy.unstated_influence)
    mass *= acts.on_map.over(first, shape, 0.0)
    standing = strength(support * (1 - acts.away.over(first, shape, 0.0)), mass)
    return Month(first_day=first, strength=standing, momentum=momentum(standing, past))


def month_of(day: int) -> int:
    """The first day of the month."""
    return day_number(day_of(day).replace(day=1))


def quarter_of(day: int) -> int:
    """The first day of the quarter of a year."""
    date_of = day_of(day)
    return day_number(date_of.replace(month=date_of.month - (date_of.month - 1) % 3, day=1))


def _month_spans(first: int, through: int) -> Iterator[tuple[int, int]]:
    """First and last day of each calendar month; the first begins where it is told to."""
    while first <= through:
        day = day_of(first)
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        last = min(day_number(following) - 1, through)
        yield first, last
        first = last + 1


def _run(told: Evidence, carried: Record, span: tuple[int, int], known: int) -> Record:
    """The record on each day of a span, days x partners; leaves the last day's in `carried`."""
    first, last = span
    here = slice(*np.searchsorted(told.acts.day, [first, last + 1]))
    cell = (told.acts.day[here] - first) * known + told.acts.who[here]
    shape = last - first + 1, known
    weight, surprise = (
        as_floats(np.bincount(cell, weights=each[here], minlength=shape[0] * known)).reshape(shape)
        for each in (told.weight, told.surprise)
    )
    left = told.acts.policy.daily
    return Record(
        weight=_summed(weight.copy(), carried.weight[:known], 1.0),
        surprise=_summed(surprise.copy(), carried.surprise[:known], 1.0),
        recent_weight=_summed(weight, carried.recent_weight[:known], left),
        recent_surprise=_summed(surprise, carried.recent_surprise[:known], left),
    )


def _summed(new: Floats, carried: Floats, left: float) -> Floats:
    """Sums day by day, of which a share `left` remains to the next; leaves the last in `carried`.

    In plain additions, not as a matrix product: every processor rounds these alike.
    """
    yesterday = carried
    for today in new:
        np.add(today, left * yesterday, out=today)
        yesterday = today
    carried[:] = yesterday
    return new


def momentum(level: Floats, past: Floats) -> Floats:
    """Change of strength per four weeks, in points, for each day of `level`.

    `past` is the strength of the `WINDOW` days before.
    """
    earlier = np.concatenate([past, level])[: len(level)]
    return as_floats(POINTS * (level - earlier))
