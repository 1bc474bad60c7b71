"""A trade is settled once, after it was agreed, and stays with what settles it."""

import pytest

from domain.errors import TradeAlreadySettled, TradeNotAgreed
from domain.interactions import TradeBroken, TradeHonoured
from domain.values import Kind
from tests.given import a, broke, but, corrected, defected, given, honoured, met, named, retracted, told, traded


def test_a_trade_is_settled_once():
    story = given(traded("2024-01-01", "T"), honoured("2024-02-01", "first", trade_id=named("T")))
    with pytest.raises(TradeAlreadySettled) as refusal:
        story.when(told(broke("2024-03-01", trade_id=named("T"))))
    assert refusal.value.trade_id == named("T")
    assert refusal.value.settled_by == named("first")


def test_the_only_trade_cannot_be_settled_twice_without_naming_it_either():
    story = given(traded("2024-01-01"), honoured("2024-02-01"))
    with pytest.raises(TradeNotAgreed):
        story.when(told(honoured("2024-03-01")))


@pytest.mark.parametrize("settled", [honoured, broke])
@pytest.mark.parametrize("trade_id", [None, named("no such trade")])
def test_a_trade_that_was_never_agreed_cannot_be_settled(settled, trade_id):
    with pytest.raises(TradeNotAgreed) as refusal:
        given(met("2024-01-01")).when(told(settled("2024-03-01", trade_id=trade_id)))
    assert refusal.value.trade_id == trade_id


def test_a_meeting_is_no_trade_even_if_it_is_named_as_one():
    with pytest.raises(TradeNotAgreed):
        given(met("2024-01-01", "coffee")).when(told(honoured("2024-03-01", trade_id=named("coffee"))))


def test_a_trade_cannot_be_settled_before_it_was_agreed():
    with pytest.raises(TradeNotAgreed):
        given(traded("2024-03-01", "T")).when(told(honoured("2024-02-01", trade_id=named("T"))))
    with pytest.raises(TradeNotAgreed):
        given(traded("2024-03-01")).when(told(honoured("2024-02-01")))


def test_a_settlement_finds_the_oldest_trade_still_open():
    story = given(
        traded("2024-02-01", "second"),
        traded("2024-01-01", "first"),
        traded("2024-03-01", "third"),
        honoured("2024-03-02", trade_id=named("first")),
    )
    settlement = broke("2024-03-03")
    story.when(told(settlement)).then(a(TradeBroken, interaction=but(settlement, trade_id=named("second"))))


def test_taking_a_settlement_back_opens_the_trade_again():
    story = given(traded("2024-01-01", "T"), honoured("2024-02-01", "done"), decided=(retracted("done"),))
    again = broke("2024-03-01")
    story.when(told(again)).then(a(TradeBroken, interaction=but(again, trade_id=named("T"))))


def test_a_trade_taken_back_cannot_be_settled():
    story = given(traded("2024-01-01", "T"), decided=(retracted("T"),))
    with pytest.raises(TradeNotAgreed):
        story.when(told(honoured("2024-02-01", trade_id=named("T"))))


def test_a_defector_can_still_settle_a_trade():
    story = given(traded("2024-01-01"), defected("2024-02-01"))
    story.when(told(broke("2024-03-01"))).answering(True)


def test_a_settlement_corrected_without_naming_its_trade_keeps_it():
    done = honoured("2024-02-15", "done")
    story = given(traded("2024-01-01", "T"), done, traded("2024-02-01", "another"))
    story.when(corrected(but(done, note="in full")))
    assert story.subject.current[named("done")].trade_id == named("T")


def test_a_settlement_may_be_corrected_from_honoured_to_broken():
    done = honoured("2024-02-01", "done", trade_id=named("T"))
    story = given(traded("2024-01-01", "T"), done).when(corrected(but(done, kind=Kind.TRADE_BROKEN)))
    with pytest.raises(TradeAlreadySettled):
        story.when(told(honoured("2024-03-01", trade_id=named("T"))))


def test_a_settlement_corrected_to_another_trade_opens_the_first():
    done = honoured("2024-02-15", "done", trade_id=named("T"))
    story = given(traded("2024-01-01", "T"), traded("2024-01-02", "U"), done)
    story.when(corrected(but(done, trade_id=named("U"))))
    again = honoured("2024-03-01")
    story.when(told(again)).then(a(TradeHonoured, interaction=but(again, trade_id=named("T"))))
