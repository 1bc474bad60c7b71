"""Strength and momentum of a coalition by day, computed month by month.

A month is a block of arrays: small enough for memory however long the history, and the piece in
which the read model keeps the series, so that a fact of today changes one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from domain.acts import Acts
from domain.changes import Floats, Ints, as_floats
from domain.fading import faded
from domain.policy import Policy
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
    nobody has influence; `support` and `evidence` are days x partners, for the partners known by
    the end of the month.
    """

    first_day: int
    strength: Floats
    momentum: Floats
    support: Floats
    evidence: Floats


def months(acts: Acts, policy: Policy, through: int, since: int = FIRST) -> Iterator[Month]:
    """The series from the first act's day through the given day (both day numbers).

    With `since`, from the month of that day on: nothing before it depends on what comes after.
    """
    wanted = month_of(since)
    begin = quarter_of(wanted - WINDOW)  # momentum looks four weeks back
    for month in _from_quarter(acts, policy, through, begin):
        if month.first_day >= wanted:
            yield month


def _from_quarter(acts: Acts, policy: Policy, through: int, quarter: int) -> Iterator[Month]:
    """The months from the first day of a quarter on, or from the first act's day.

    Each quarter sums the acts before it anew, wherever the series begins: so that a part of the
    series comes out the same, to the last bit, as it does within the whole.
    """
    begin = max(quarter, int(acts.day[0]) if len(acts.day) else through + 1)
    past = np.full(WINDOW, UNKNOWN)
    for first, last in _month_spans(begin, through):
        if first in {begin, quarter_of(first)}:
            favour, against = faded(acts, policy, first - 1, len(acts.partners))
        days = last - first + 1
        known = int(np.searchsorted(acts.first_day, last, side="right"))
        here = slice(*np.searchsorted(acts.day, [first, last + 1]))
        cell = (acts.day[here] - first) * known + acts.who[here]
        weights = (
            _faded(favour[:known], cell, acts.favour[here], days, policy),
            _faded(against[:known], cell, acts.against[here], days, policy),
        )
        month = _month(acts, policy, first, weights, past)
        past = np.concatenate([past, month.strength])[-WINDOW:]
        yield month


def _month(acts: Acts, policy: Policy, first: int, weights: tuple[Floats, Floats], past: Floats) -> Month:
    favour, against = weights
    bloc = acts.bloc.over(first, favour.shape, 0.0).astype(np.int64)
    beta = posterior(favour, against, bloc, policy)
    support = beta.support
    mass = acts.influence.over(first, favour.shape, policy.unstated_influence)
    mass *= acts.on_map.over(first, favour.shape, 0.0)
    level = strength(support, mass)
    return Month(
        first_day=first,
        strength=level,
        momentum=momentum(level, past),
        support=support,
        evidence=beta.evidence,
    )


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


def _faded(carried: Floats, cell: Ints, weight: Floats, days: int, policy: Policy) -> Floats:
    """Faded sums of weights, days x partners; leaves the last day's in `carried`.

    Day by day in plain additions, not as a matrix product: every processor rounds these alike.
    """
    new = np.bincount(cell, weights=weight, minlength=days * len(carried))
    faded, left = as_floats(new).reshape(days, len(carried)), policy.daily
    yesterday = carried
    for today in faded:
        np.add(today, left * yesterday, out=today)
        yesterday = today
    carried[:] = yesterday
    return faded


def momentum(level: Floats, past: Floats) -> Floats:
    """Change of strength per four weeks, in points, for each day of `level`.

    `past` is the strength of the `WINDOW` days before.
    """
    earlier = np.concatenate([past, level])[: len(level)]
    return as_floats(POINTS * (level - earlier))
