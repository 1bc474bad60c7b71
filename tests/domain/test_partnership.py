"""What may be recorded about a partnership, judged at each fact's own date."""

from datetime import datetime, timedelta, timezone

import pytest

from domain.errors import (
    AlreadyDefected,
    FutureDate,
    GroundswellError,
    InteractionDiffers,
    InteractionIsRetracted,
    InteractionUnknown,
    TradeAlreadySettled,
    TradeNotAgreed,
)
from domain.interactions import (
    FACT_OF,
    InteractionCorrected,
    InteractionRetracted,
    Joined,
    PartnershipBegun,
    Returned,
    SupportPledged,
    TradeAgreed,
    TradeBroken,
    TradeHonoured,
    VotedWith,
)
from domain.partnership import CLOSED_TO_DEFECTORS
from domain.values import Kind
from tests.given import (
    RECORDER,
    a,
    an,
    broke,
    but,
    content,
    corrected,
    criticised,
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
    voted_against,
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


# trades


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


# the same again


def test_the_same_interaction_again_is_silently_the_same():
    given(pledged("2024-01-01")).when(told(pledged("2024-01-01"))).then().answering(False)


def test_it_does_not_matter_who_records_the_same_again_and_where_it_comes_from():
    again = pledged("2024-01-01", recorded_by="Kim", source="another file")
    given(pledged("2024-01-01")).when(told(again)).then().answering(False)


def test_the_same_instant_on_another_clock_is_the_same():
    again = pledged("2024-01-01T02:00+02:00", "P")
    given(pledged("2024-01-01", "P")).when(told(again)).then().answering(False)


def test_a_settlement_again_without_its_trade_is_the_same():
    story = given(traded("2024-01-01", "T"), honoured("2024-02-01"))
    story.when(told(honoured("2024-02-01"))).then().answering(False)


@pytest.mark.parametrize(
    "otherwise",
    [
        {"kind": Kind.ENDORSEMENT},
        {"occurred_at": moment("2024-01-02")},
        {"note": "more"},
        {"tone": 1},
        {"influence": 0.25},
        {"bloc": "North"},
        {"visibility": "public"},
        {"stance": "oppose"},
        {"to": "Rival"},
        {"format": "group"},
        {"gave": {"what": "ideas", "worth": 1}},
        {"got": {"what": "ideas", "worth": 1}},
        {"due_on": "2024-08-01"},
    ],
    ids=lambda otherwise: next(iter(otherwise)),
)
def test_the_same_id_with_other_content_is_an_error(otherwise):
    pledge = pledged("2024-01-01", "P")
    story = given(pledge)
    with pytest.raises(InteractionDiffers) as refusal:
        story.when(told(but(pledge, **otherwise)))
    assert refusal.value.interaction_id == named("P")
    story.then()


def test_what_was_recorded_before_is_the_same_even_where_it_would_be_refused_now():
    story = given(voted_with("2024-03-01"), defected("2024-02-01"))
    story.when(told(voted_with("2024-03-01"))).then().answering(False)


# corrections and retractions


def test_a_correction_is_a_later_fact_with_its_reason():
    vote = voted_with("2024-01-01")
    rather = but(vote, kind=Kind.VOTE_AGAINST)
    expected = a(InteractionCorrected, interaction=rather, reason="wrong column", corrected_by=RECORDER)
    given(vote).when(corrected(rather, "wrong column")).then(expected)


def test_a_retraction_is_a_later_fact_with_its_reason():
    expected = a(InteractionRetracted, interaction_id=named("V"), reason="another person", retracted_by=RECORDER)
    given(voted_with("2024-01-01", "V")).when(retracted("V", "another person")).then(expected)


def test_correcting_to_what_stands_already_is_no_news():
    vote = voted_with("2024-01-01")
    given(vote).when(corrected(vote)).then()


def test_correcting_back_to_the_first_telling_is_news():
    vote = voted_with("2024-01-01")
    story = given(vote).when(corrected(but(vote, note="loud")))
    expected = a(InteractionCorrected, interaction=vote, reason="misheard", corrected_by=RECORDER)
    story.when(corrected(vote)).then(expected)


def test_the_corrected_and_the_first_telling_are_both_known_again():
    vote = voted_with("2024-01-01")
    story = given(vote).when(corrected(but(vote, note="loud")))
    story.when(told(vote), told(but(vote, note="loud"))).then()


def test_a_retracted_interaction_imported_again_stays_retracted():
    vote = voted_with("2024-01-01", "V")
    given(vote, decided=(retracted("V"),)).when(told(vote)).then().answering(False)


@pytest.mark.parametrize("amend", [retracted("V"), corrected(voted_against("2024-01-01", "V"))])
def test_what_was_never_recorded_cannot_be_amended(amend):
    with pytest.raises(InteractionUnknown) as refusal:
        given().when(amend)
    assert refusal.value.interaction_id == named("V")


@pytest.mark.parametrize("amend", [retracted("V"), corrected(voted_against("2024-01-01", "V"))])
def test_what_is_retracted_cannot_be_amended(amend):
    with pytest.raises(InteractionIsRetracted):
        given(voted_with("2024-01-01", "V"), decided=(retracted("V"),)).when(amend)


@pytest.mark.parametrize("reason", ["", " ", "\n\t"])
@pytest.mark.parametrize("amend", [lambda why: retracted("V", why), lambda why: corrected(met("2024-01-01", "V"), why)])
def test_an_amendment_without_a_reason_is_refused(amend, reason):
    story = given(voted_with("2024-01-01", "V"))
    with pytest.raises(GroundswellError):
        story.when(amend(reason))
    story.then()


def test_a_correction_is_judged_at_its_own_date():
    vote = voted_with("2024-01-15")
    story = given(vote, defected("2024-02-01"))
    with pytest.raises(AlreadyDefected):
        story.when(corrected(but(vote, occurred_at=moment("2024-03-01"))))


def test_a_refusal_leaves_no_fact_behind():
    story = given(defected("2024-02-01"))
    with pytest.raises(AlreadyDefected):
        story.when(told(voted_with("2024-03-01")))
    story.then()


# history


def test_history_told_again_makes_the_same_partnership():
    vote = voted_with("2024-03-01", "V")
    told_so_far = given(
        traded("2024-01-01", "T"),
        honoured("2024-02-01"),
        vote,
        defected("2024-04-01", "D"),
        criticised("2024-05-01", "C"),
        decided=(retracted("D"), corrected(but(vote, note="loud"))),
    ).subject
    facts = list(told_so_far.pending_events)
    again = None
    for fact in facts:
        again = fact.mutate(again)
    for held in ("tellings", "current", "turns", "trades", "settled", "version"):
        assert getattr(again, held) == getattr(told_so_far, held)


def test_the_story_so_far_reads_in_past_tense():
    story = given(joined("2024-01-01"), traded("2024-01-02"), returned("2024-01-03"), pledged("2024-01-04"))
    kinds = [content(fact)[0] for fact in story.subject.pending_events]
    assert kinds == [PartnershipBegun, Joined, TradeAgreed, Returned, SupportPledged]
