"""Trades from agreement to settlement, and the favour ledger: who owes whom, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from domain.changes import Floats, Ints, as_floats
from domain.tellings import Telling
from domain.time import day_number
from domain.values import Item, Kind

SETTLED_BY = {Kind.TRADE_HONOURED: True, Kind.TRADE_BROKEN: False}
"""Kinds that settle a trade, and whether they honour it."""

KINDS = frozenset({Kind.TRADE, *SETTLED_BY})
"""All kinds that trades are made of."""


class Trade(NamedTuple):
    """A trade: how it was agreed, how it was settled, and whether it was honoured; None while it is open."""

    agreed: Telling
    settled: Telling | None
    honoured: bool | None

    @property
    def place(self) -> int:
        """The place of the partner it was agreed with."""
        return self.agreed.place

    @property
    def due_on(self) -> date | None:
        """When it falls or fell due, if that was agreed."""
        return self.agreed.due_on

    @property
    def open(self) -> bool:
        """Whether it is neither honoured nor broken yet."""
        return self.settled is None

    @property
    def gave(self) -> int:
        """Worth of what we gave or promised, 1 to 5; 0 where nothing was told."""
        return _worth(self.agreed.gave)

    @property
    def got(self) -> int:
        """Worth of what we got or were promised, 1 to 5; 0 where nothing was told."""
        return _worth(self.agreed.got)

    def overdue(self, day: int) -> bool:
        """Whether it is open at the end of a day although it fell due before."""
        return self.open and self.due_on is not None and day_number(self.due_on) < day

    def age(self, day: int) -> int:
        """Days since it was agreed."""
        return day - self.agreed.day


def _worth(item: Item | None) -> int:
    return item.worth if item else 0


def trades(tellings: Sequence[Telling]) -> list[Trade]:
    """The trades among these tellings, in order of agreement, each with what settled it.

    A settlement whose trade counts no more, because it was retracted, settles nothing.
    """
    settled = {(each.partnership, each.trade_id): each for each in tellings if each.kind in SETTLED_BY}
    agreed = (each for each in tellings if each.kind is Kind.TRADE)
    return [_trade(each, settled.get((each.partnership, each.interaction_id))) for each in agreed]


def _trade(agreed: Telling, settled: Telling | None) -> Trade:
    return Trade(agreed, settled, SETTLED_BY[settled.kind] if settled else None)


@dataclass(frozen=True)
class Ledger:
    """The favour ledger; arrays with one entry a partner.

    `owed_by_us` and `owed_by_them` are what open trades promise, `balance` what we got less what we
    gave in honoured ones: sums of worth. `overdue`, `honoured` and `broken` count trades. `oldest` is
    the age in days of the oldest open trade, NaN where none is open.
    """

    owed_by_us: Ints
    owed_by_them: Ints
    overdue: Ints
    oldest: Floats
    honoured: Ints
    broken: Ints
    balance: Ints


def ledger(trades: Sequence[Trade], partners: int, day: int) -> Ledger:
    """What so many partners and we owe each other at the end of a day (a day number)."""
    open_ones = [each for each in trades if each.open]
    honoured = [each for each in trades if each.honoured]
    oldest = np.full(partners, -np.inf)
    np.maximum.at(oldest, _places(open_ones), as_floats([each.age(day) for each in open_ones]))
    return Ledger(
        owed_by_us=_sums(open_ones, [each.gave for each in open_ones], partners),
        owed_by_them=_sums(open_ones, [each.got for each in open_ones], partners),
        overdue=_sums(open_ones, [each.overdue(day) for each in open_ones], partners),
        oldest=np.where(np.isfinite(oldest), oldest, np.nan),
        honoured=_sums(honoured, [1] * len(honoured), partners),
        broken=_sums(trades, [each.honoured is False for each in trades], partners),
        balance=_sums(honoured, [each.got - each.gave for each in honoured], partners),
    )


def _places(trades: Sequence[Trade]) -> Ints:
    return np.array([each.place for each in trades], dtype=np.int64)


def _sums(trades: Sequence[Trade], values: Sequence[int], partners: int) -> Ints:
    return np.bincount(_places(trades), weights=values, minlength=partners).astype(np.int64)
