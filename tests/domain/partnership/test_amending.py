"""What is told again, corrected, or taken back; history told again makes the same partnership."""

import pytest

from domain.errors import (
    AlreadyDefected,
    GroundswellError,
    InteractionDiffers,
    InteractionIsRetracted,
    InteractionUnknown,
)
from domain.interactions import (
    InteractionCorrected,
    InteractionRetracted,
    Joined,
    PartnershipBegun,
    Returned,
    SupportPledged,
    TradeAgreed,
)
from domain.values import Kind
from tests.given import (
    RECORDER,
    a,
    but,
    content,
    corrected,
    criticised,
    defected,
    given,
    honoured,
    joined,
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
