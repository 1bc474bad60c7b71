"""Reciprocity: promises kept, and favours that go both ways."""

from datetime import timedelta
from typing import Any

import pytest

from domain.reciprocity import Reciprocity, reciprocity
from domain.tellings import Recorded
from domain.time import EPOCH_DAY
from domain.values import Kind
from tests.situations import TODAY, a_situation, recorded, side

FOREVER = 1.0
"""A day leaves all of a weight: nothing fades."""


def a_trade(called: str, day: int = 10, gave: int | None = None, got: int | None = None, **more: Any) -> Recorded:
    told = {name: side("ideas", worth) for name, worth in (("gave", gave), ("got", got)) if worth is not None}
    return recorded("ada", Kind.TRADE, day, called, **(told | more))


def honoured(called: str, day: int = 20) -> Recorded:
    return recorded("ada", Kind.TRADE_HONOURED, day, trade=called)


def broken(called: str, day: int = 20) -> Recorded:
    return recorded("ada", Kind.TRADE_BROKEN, day, trade=called)


def of(*rows: Recorded, daily: float = FOREVER) -> Reciprocity:
    return reciprocity(a_situation(*rows).trades, 1, TODAY, daily)


def on(day: int) -> str:
    return (EPOCH_DAY + timedelta(days=day)).isoformat()


def test_kept_is_the_part_of_settled_trades_that_were_honoured():
    told = of(a_trade("A"), a_trade("B"), a_trade("C"), a_trade("D"), *map(honoured, "ABC"), broken("D"))
    assert told.kept.tolist() == [0.75]
    assert told.score.tolist() == [0.75]  # no worth was told


def test_an_overdue_trade_counts_as_not_kept():
    rows = [a_trade("A"), honoured("A"), a_trade("B", due_on=on(TODAY - 1))]
    assert of(*rows).kept.tolist() == [0.5]
    assert of(*rows[:2], a_trade("B", due_on=on(TODAY))).kept.tolist() == [1.0]


def test_favours_of_equal_worth_are_even():
    assert of(a_trade("A", gave=2, got=4)).even.tolist() == [0.5]
    assert of(a_trade("A", gave=2, got=4), a_trade("B", gave=3, got=1)).even.tolist() == [1.0]


def test_to_give_and_get_nothing_is_not_even():
    told = of(a_trade("A", gave=3))
    assert (told.even.tolist(), told.even_known.tolist()) == ([0.0], [True])
    assert (told.gave.tolist(), told.got.tolist()) == ([3.0], [0.0])


def test_a_broken_trade_gives_neither_side_anything():
    told = of(a_trade("A", gave=5, got=1), broken("A"), a_trade("B", gave=2, got=2))
    assert told.even.tolist() == [1.0]


def test_reciprocity_is_the_mean_of_both():
    assert of(a_trade("A", gave=2, got=4), honoured("A")).score.tolist() == [0.75]


def test_an_open_trade_says_nothing_of_promises_kept():
    told = of(a_trade("A", gave=2, got=2))
    assert (told.kept_known.tolist(), told.known.tolist(), told.score.tolist()) == ([False], [True], [1.0])


def test_what_was_settled_lately_counts_more():
    told = of(a_trade("A"), a_trade("B"), broken("A", TODAY - 10), honoured("B", TODAY), daily=0.5**0.1)
    assert told.kept.tolist() == pytest.approx([2 / 3])


def test_what_was_agreed_lately_is_worth_more():
    told = of(a_trade("A", day=TODAY - 10, gave=4), a_trade("B", day=TODAY, got=4), daily=0.5**0.1)
    assert (told.gave.tolist(), told.got.tolist()) == (pytest.approx([2.0]), [4.0])
    assert told.even.tolist() == pytest.approx([0.5])


@pytest.mark.parametrize("rows", [[], [recorded("ada", Kind.MEETING, 10)], [a_trade("A")]])
def test_without_settlement_or_worth_nothing_is_known(rows):
    told = of(*rows)
    assert (told.known.tolist(), told.score.tolist()) == ([False], [0.0])


def test_nobody_has_no_reciprocity():
    assert all(len(values) == 0 for values in vars(reciprocity([], 0, TODAY, FOREVER)).values())
