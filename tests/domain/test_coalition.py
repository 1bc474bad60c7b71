"""What a coalition may decide about itself."""

from datetime import date, timedelta

import pytest

from domain.coalition import (
    Coalition,
    CoalitionFormed,
    MilestonePlanned,
    MilestoneReached,
    PolicyAdopted,
    PurposeAffirmed,
    ThresholdSet,
    WinningDefined,
)
from domain.errors import (
    FutureDate,
    GroundswellError,
    MilestoneReachedAlready,
    MilestoneUnknown,
)
from domain.identity import coalition_id, stakeholder_id
from domain.policy import DEFAULT, Policy
from domain.values import NOTE_LIMIT
from domain.winning import HALF, Winning
from tests.given import COALITION, NOW, a, a_coalition, content

LAUNCH, MARCH = "Launch", date(2024, 3, 1)


def planned(name: str = LAUNCH, due_on: date = MARCH):
    return lambda coalition: coalition.plan_milestone(name, due_on, NOW)


def reached(name: str = LAUNCH, on: date = MARCH):
    return lambda coalition: coalition.reach_milestone(name, on, NOW)


def winning(wins: Winning):
    return lambda coalition: coalition.define_winning(wins, NOW)


def weighing(policy: Policy):
    return lambda coalition: coalition.adopt_policy(policy, NOW)


FORGETFUL = Policy(half_life=30)


def test_a_coalition_is_formed_with_its_purpose():
    coalition = Coalition.form(COALITION, NOW, "Swim in the Aire")
    (formed,) = coalition.pending_events
    assert content(formed) == a(CoalitionFormed, name=COALITION, purpose="Swim in the Aire", threshold=None)
    assert formed.timestamp == NOW


def test_its_id_follows_from_its_name():
    assert Coalition.form(COALITION, NOW).id == coalition_id(COALITION)


def test_half_of_the_influence_wins_where_nobody_said_otherwise():
    assert Coalition.form(COALITION, NOW).winning == HALF == Winning(share=0.5)


def test_what_wins_may_be_said_when_it_is_formed():
    coalition = Coalition.form(COALITION, NOW, winning=Winning(count=9))
    assert coalition.winning == Winning(count=9)
    assert [type(fact) for fact in coalition.pending_events] == [CoalitionFormed, WinningDefined]


@pytest.mark.parametrize("wins", [Winning(share=0.6), Winning(count=9, must_have=(stakeholder_id("Ada"),))])
def test_what_counts_as_winning_is_defined(wins):
    a_coalition().when(winning(wins)).then(a(WinningDefined, winning=wins))


def test_what_counts_as_winning_defined_just_so_again_is_no_news():
    a_coalition(winning(Winning(share=0.7))).when(winning(Winning(share=0.7))).then()
    a_coalition().when(winning(HALF)).then()


def test_the_thresholds_of_old_still_count():
    coalition = Coalition.begin_with(
        CoalitionFormed, coalition_id(COALITION), name=COALITION, threshold=0.6, timestamp=NOW
    )
    assert coalition.winning == Winning(share=0.6)
    coalition.add(ThresholdSet, threshold=0.75, timestamp=NOW)
    assert coalition.winning == Winning(share=0.75)


def test_the_purpose_affirmed_again_is_a_fact_of_its_own():
    affirm = lambda coalition: coalition.affirm_purpose("Together", NOW)  # noqa: E731  reads as a decision
    a_coalition(affirm).when(affirm).then(a(PurposeAffirmed, purpose="Together"))


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "two\nlines", "a\ttab", "a\x7fb", "half\ud800"])
def test_a_name_that_nobody_can_read_is_refused(name):
    with pytest.raises(GroundswellError):
        Coalition.form(name, NOW)


@pytest.mark.parametrize("purpose", ["x" * (NOTE_LIMIT + 1), "a\0b", "half\ud800"])
def test_a_purpose_that_cannot_be_kept_is_refused(purpose):
    story = a_coalition()
    with pytest.raises(GroundswellError):
        story.when(lambda coalition: coalition.affirm_purpose(purpose, NOW))
    story.then()


def test_a_milestone_is_planned():
    a_coalition().when(planned()).then(a(MilestonePlanned, name=LAUNCH, due_on=MARCH))


def test_a_milestone_is_moved():
    later = MARCH + timedelta(days=30)
    a_coalition(planned()).when(planned(due_on=later)).then(a(MilestonePlanned, name=LAUNCH, due_on=later))


def test_planning_it_just_so_again_is_no_news():
    a_coalition(planned()).when(planned(name=" launch ")).then()


def test_a_milestone_is_reached():
    a_coalition(planned()).when(reached()).then(a(MilestoneReached, name=LAUNCH, reached_on=MARCH))


def test_a_milestone_reached_on_the_same_day_again_is_no_news():
    a_coalition(planned(), reached()).when(reached()).then()


def test_a_milestone_is_reached_once():
    with pytest.raises(MilestoneReachedAlready) as refusal:
        a_coalition(planned(), reached()).when(reached(on=MARCH + timedelta(days=1)))
    assert refusal.value.reached_on == MARCH


def test_a_milestone_never_planned_cannot_be_reached():
    with pytest.raises(MilestoneUnknown) as refusal:
        a_coalition().when(reached("Landing"))
    assert refusal.value.name == "Landing"


def test_a_milestone_cannot_be_reached_tomorrow():
    with pytest.raises(FutureDate):
        a_coalition(planned()).when(reached(on=NOW.date() + timedelta(days=1)))


def test_a_milestone_can_be_reached_today():
    today = NOW.date()
    a_coalition(planned()).when(reached(on=today)).then(a(MilestoneReached, name=LAUNCH, reached_on=today))


def test_a_coalition_may_adopt_a_policy_of_its_own():
    a_coalition().when(weighing(FORGETFUL)).then(a(PolicyAdopted, policy=FORGETFUL))


def test_adopting_what_is_in_force_is_no_news():
    a_coalition(weighing(FORGETFUL)).when(weighing(FORGETFUL)).then()
    a_coalition().when(weighing(DEFAULT)).then()


def test_a_coalition_may_go_back_to_what_is_in_force_everywhere():
    story = a_coalition(weighing(FORGETFUL)).when(weighing(DEFAULT))
    story.then(a(PolicyAdopted, policy=DEFAULT))
    assert story.subject.policy == DEFAULT
