"""Trades and the favour ledger."""

from typing import Any

import numpy as np
import pytest

from domain.acts import RETRACTION
from domain.time import day_of
from domain.values import Kind
from tests.situations import TODAY, a_situation, recorded, side


def traded(who: str, day: int, called: str, *, gave: int = 0, got: int = 0, due: int | None = None):
    told: dict[str, Any] = {}
    if gave:
        told["gave"] = side("capital", gave)
    if got:
        told["got"] = side("access", got)
    if due is not None:
        told["due_on"] = str(day_of(due))
    return recorded(who, Kind.TRADE, day, called, **told)


def honoured(who: str, day: int, trade: str):
    return recorded(who, Kind.TRADE_HONOURED, day, trade=trade)


def broken(who: str, day: int, trade: str):
    return recorded(who, Kind.TRADE_BROKEN, day, trade=trade)


def test_a_trade_is_open_until_it_is_settled():
    (trade,) = a_situation(traded("ada", 10, "T", gave=3, got=2, due=50)).trades
    assert (trade.open, trade.honoured, trade.settled) == (True, None, None)
    assert (trade.gave, trade.got, trade.due_on, trade.age(TODAY)) == (3, 2, day_of(50), 90)


@pytest.mark.parametrize(("settle", "kept"), [(honoured, True), (broken, False)])
def test_a_trade_is_honoured_or_broken_by_what_settles_it(settle, kept):
    (trade,) = a_situation(traded("ada", 10, "T"), settle("ada", 20, "T")).trades
    assert (trade.open, trade.honoured) == (False, kept)
    assert trade.settled is not None
    assert trade.settled.day == 20


def test_trades_come_in_the_order_of_their_agreement():
    situation = a_situation(traded("ada", 30, "T", gave=1), traded("bea", 10, "U", gave=2))
    assert [trade.gave for trade in situation.trades] == [2, 1]


def test_each_settlement_finds_its_own_trade():
    told = (traded("ada", 10, "T"), traded("ada", 10, "U"), traded("bea", 10, "V"), broken("ada", 20, "U"))
    assert [trade.honoured for trade in a_situation(*told).trades] == [None, False, None]


def test_one_id_in_two_partnerships_means_two_trades():
    told = (traded("ada", 10, "T"), traded("bea", 10, "T"), honoured("bea", 20, "T"))
    assert [trade.honoured for trade in a_situation(*told).trades] == [None, True]


def test_what_settles_a_trade_that_was_retracted_settles_nothing():
    trade = traded("ada", 10, "T", gave=5)
    gone = trade._replace(position=10**8, kind=RETRACTION, amends=trade.position)
    situation = a_situation(trade, honoured("ada", 20, "T"), gone)
    assert situation.trades == []
    assert situation.ledger.honoured.tolist() == [0]


@pytest.mark.parametrize(("due", "overdue"), [(TODAY - 1, True), (TODAY, False), (TODAY + 1, False), (None, False)])
def test_an_open_trade_is_overdue_from_the_day_after_it_fell_due(due, overdue):
    (trade,) = a_situation(traded("ada", 10, "T", due=due)).trades
    assert trade.overdue(TODAY) is overdue


def test_a_settled_trade_is_never_overdue():
    (trade,) = a_situation(traded("ada", 10, "T", due=20), honoured("ada", 90, "T")).trades
    assert not trade.overdue(TODAY)


def test_the_ledger_tells_what_is_owed_by_whom():
    situation = a_situation(
        traded("ada", 10, "T", gave=3, got=2, due=50),
        traded("ada", 40, "U", gave=1, got=5),
        traded("bea", 10, "V", gave=4),
        honoured("bea", 20, "V"),
        recorded("cy", Kind.MEETING, 30),
    )
    ada, bea, cy = (situation.place(name) for name in ("Ada", "Bea", "Cy"))
    ledger = situation.ledger
    assert ledger.owed_by_us[[ada, bea, cy]].tolist() == [4, 0, 0]
    assert ledger.owed_by_them[[ada, bea, cy]].tolist() == [7, 0, 0]
    assert ledger.overdue[[ada, bea, cy]].tolist() == [1, 0, 0]
    np.testing.assert_array_equal(ledger.oldest[[ada, bea, cy]], [90, np.nan, np.nan])


def test_the_balance_is_what_was_got_less_what_was_given_in_trades_honoured():
    situation = a_situation(
        *(traded("ada", 10, "T", gave=3, got=1), honoured("ada", 20, "T")),
        *(traded("ada", 11, "U", gave=1, got=2), honoured("ada", 21, "U")),
        *(traded("ada", 12, "V", gave=5, got=5), broken("ada", 22, "V")),
        traded("ada", 13, "W", gave=5),
    )
    ledger = situation.ledger
    assert (ledger.balance.tolist(), ledger.honoured.tolist(), ledger.broken.tolist()) == ([-1], [2], [1])


def test_where_nobody_trades_nothing_is_owed():
    ledger = a_situation(recorded("ada", Kind.MEETING, 30)).ledger
    assert [ledger.owed_by_us.tolist(), ledger.owed_by_them.tolist(), ledger.balance.tolist()] == [[0], [0], [0]]
    assert np.isnan(ledger.oldest).all()


def test_where_nobody_is_known_the_ledger_is_empty():
    ledger = a_situation().ledger
    assert [len(column) for column in vars(ledger).values()] == [0] * 7
