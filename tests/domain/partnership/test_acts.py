"""Each kind of act is recorded as its own fact, where its own date allows it: not in the future, not by defectors."""

from datetime import datetime, timedelta, timezone

import pytest

from domain.errors import AlreadyDefected, FutureDate
from domain.interactions import FACT_OF, InteractionCorrected, PartnershipBegun, TradeBroken, TradeHonoured, VotedWith
from domain.partnership import CLOSED_TO_DEFECTORS
from domain.values import Kind
from tests.given import (
    RECORDER,
    a,
    an,
    broke,
    but,
    corrected,
    defected,
    given,
    honoured,
    joined,
    lapsed,
    met,
    moment,
    named,
    pledged,
    retracted,
    returned,
    told,
    traded,
    voted_with,
)

SUPPORTING = sorted(CLOSED_TO_DEFECTORS - {Kind.DEFECTION, Kind.LAPSE})
FREE_AFTER_DEFECTION = sorted(set(Kind) - CLOSED_TO_DEFECTORS - {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN})


# every kind


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}])
def test_every_kind_is_recorded_as_its_own_fact(kind):
    interaction = an(kind, "2024-01-01")
    given().when(told(interaction)).then(a(FACT_OF[kind], interaction=interaction)).answering(True)


@pytest.mark.parametrize(("settled", "fact"), [(honoured, TradeHonoured), (broke, TradeBroken)])
def test_a_settlement_is_recorded_with_the_trade_it_settles(settled, fact):
    settlement = settled("2024-02-01", trade_id=named("the trade"))
    given(traded("2024-01-01", "the trade")).when(told(settlement)).then(a(fact, interaction=settlement))


def test_each_kind_has_one_fact_and_each_fact_one_kind():
    assert set(FACT_OF) == set(Kind)
    assert len(set(FACT_OF.values())) == len(Kind)


def test_a_partnership_begins_with_the_two_it_joins():
    begun, *_ = given().subject.pending_events
    assert isinstance(begun, PartnershipBegun)
    assert begun.originator_id == given().subject.id


# dates


def test_the_future_cannot_be_recorded():
    with pytest.raises(FutureDate) as refusal:
        given().when(told(joined("2024-07-02"), now=moment("2024-07-01T12:00")))
    assert refusal.value.occurred_at == moment("2024-07-02")
    assert refusal.value.now == moment("2024-07-01T12:00")


def test_this_very_moment_is_no_future():
    now = moment("2024-07-01T12:00")
    given().when(told(joined("2024-07-01T12:00"), now=now)).answering(True)


def test_an_instant_counts_wherever_its_clock_stands():
    now = moment("2024-07-01T12:00")
    given().when(told(joined("2024-07-01T13:30+02:00"), now=now)).answering(True)
    with pytest.raises(FutureDate):
        given().when(told(joined("2024-07-01T11:30-02:00"), now=now))


def test_the_end_of_all_calendars_is_the_future():
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))
    with pytest.raises(FutureDate):
        given().when(told(but(met("2024-01-01"), occurred_at=last)))


def test_a_correction_into_the_future_is_refused():
    join = joined("2024-01-01")
    with pytest.raises(FutureDate):
        given(join).when(corrected(but(join, occurred_at=moment("2025-01-01"))))


# defection and return


@pytest.mark.parametrize("kind", SUPPORTING)
def test_a_defector_cannot_support(kind):
    with pytest.raises(AlreadyDefected) as refusal:
        given(joined("2024-01-01"), defected("2024-02-01")).when(told(an(kind, "2024-03-01", "act")))
    assert refusal.value.interaction_id == named("act")
    assert refusal.value.defected_at == moment("2024-02-01")


@pytest.mark.parametrize("kind", SUPPORTING)
def test_one_who_returned_can_support_again(kind):
    story = given(defected("2024-02-01"), returned("2024-03-01"))
    story.when(told(an(kind, "2024-03-02"))).answering(True)


@pytest.mark.parametrize("kind", FREE_AFTER_DEFECTION)
def test_a_defector_can_be_met_and_can_act_against_us(kind):
    given(defected("2024-02-01")).when(told(an(kind, "2024-03-01"))).answering(True)


@pytest.mark.parametrize("kind", [Kind.DEFECTION, Kind.LAPSE])
def test_a_defector_cannot_leave_again(kind):
    with pytest.raises(AlreadyDefected):
        given(defected("2024-02-01")).when(told(an(kind, "2024-03-01")))


def test_a_second_defection_needs_a_return_between():
    story = given(defected("2024-02-01"), returned("2024-03-01"))
    story.when(told(defected("2024-04-01"))).answering(True)
    with pytest.raises(AlreadyDefected):
        story.when(told(voted_with("2024-05-01")))


def test_support_from_before_the_defection_may_be_told_late():
    vote = voted_with("2024-01-15")
    given(joined("2024-01-01"), defected("2024-02-01")).when(told(vote)).then(a(VotedWith, interaction=vote))


def test_support_from_between_defection_and_return_is_refused_even_when_told_late():
    with pytest.raises(AlreadyDefected):
        given(defected("2024-02-01"), returned("2024-04-01")).when(told(voted_with("2024-03-01")))


def test_a_defection_told_late_closes_the_time_after_it_alone():
    story = given(joined("2024-01-01"), voted_with("2024-03-01")).when(told(defected("2024-02-01")))
    story.when(told(pledged("2024-01-15")))
    with pytest.raises(AlreadyDefected):
        story.when(told(pledged("2024-02-15")))


def test_a_return_told_late_opens_the_time_after_it():
    story = given(defected("2024-02-01")).when(told(returned("2024-03-01")))
    story.when(told(voted_with("2024-03-15"))).answering(True, True)


def test_on_the_day_of_the_return_support_is_open_again():
    story = given(defected("2024-02-01"), returned("2024-03-01"))
    story.when(told(voted_with("2024-03-01"))).answering(True)


def test_a_lapse_is_no_break():
    given(joined("2024-01-01"), lapsed("2024-02-01")).when(told(voted_with("2024-03-01"))).answering(True)


def test_taking_a_defection_back_opens_support_again():
    story = given(defected("2024-02-01", "the break"), decided=(retracted("the break"),))
    vote = voted_with("2024-03-01")
    story.when(told(vote)).then(a(VotedWith, interaction=vote))


def test_taking_a_return_back_closes_support_again():
    story = given(defected("2024-02-01"), returned("2024-03-01", "the return"), decided=(retracted("the return"),))
    with pytest.raises(AlreadyDefected):
        story.when(told(voted_with("2024-04-01")))


def test_a_defection_corrected_to_a_later_day_opens_the_time_before_it():
    leaving = defected("2024-02-01")
    story = given(leaving).when(corrected(but(leaving, occurred_at=moment("2024-05-01"))))
    story.when(told(voted_with("2024-03-01")))
    with pytest.raises(AlreadyDefected):
        story.when(told(voted_with("2024-06-01")))


def test_a_defection_corrected_to_criticism_opens_support():
    leaving = defected("2024-02-01")
    story = given(leaving).when(corrected(but(leaving, kind=Kind.CRITICISM)))
    story.when(told(voted_with("2024-03-01"))).answering(None, True)


def test_a_defection_may_be_corrected_though_it_closes_itself():
    leaving = defected("2024-02-01")
    story = given(leaving).when(corrected(but(leaving, to="Rival")))
    story.then(a(InteractionCorrected, interaction=but(leaving, to="Rival"), reason="misheard", corrected_by=RECORDER))
