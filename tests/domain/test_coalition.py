"""What a coalition may decide about itself."""

from datetime import date, timedelta

import pytest

from domain.coalition import (
    DEFAULT_THRESHOLD,
    Coalition,
    CoalitionFormed,
    MilestonePlanned,
    MilestoneReached,
    PurposeAffirmed,
    ThresholdSet,
)
from domain.errors import (
    FutureDate,
    GroundswellError,
    MilestoneReachedAlready,
    MilestoneUnknown,
    ThresholdOutOfRange,
)
from domain.identity import coalition_id
from domain.values import NOTE_LIMIT
from tests.given import COALITION, NOW, a, a_coalition, content

LAUNCH, MARCH = "Launch", date(2024, 3, 1)


def planned(name: str = LAUNCH, due_on: date = MARCH):
    return lambda coalition: coalition.plan_milestone(name, due_on, NOW)


def reached(name: str = LAUNCH, on: date = MARCH):
    return lambda coalition: coalition.reach_milestone(name, on, NOW)


def with_threshold(share: float):
    return lambda coalition: coalition.set_threshold(share, NOW)


def test_a_coalition_is_formed_with_its_purpose():
    coalition = Coalition.form(COALITION, NOW, "Swim in the Aire", 0.6)
    (formed,) = coalition.pending_events
    assert content(formed) == a(CoalitionFormed, name=COALITION, purpose="Swim in the Aire", threshold=0.6)
    assert formed.timestamp == NOW


def test_its_id_follows_from_its_name():
    assert Coalition.form(COALITION, NOW).id == coalition_id(COALITION)


def test_half_of_the_influence_wins_where_nobody_said_otherwise():
    assert Coalition.form(COALITION, NOW).threshold == DEFAULT_THRESHOLD == 0.5


@pytest.mark.parametrize("share", [0, -1, 1.01, float("nan"), float("inf"), -float("inf")])
def test_a_threshold_out_of_range_is_refused(share):
    with pytest.raises(ThresholdOutOfRange):
        Coalition.form(COALITION, NOW, threshold=share)
    story = a_coalition()
    with pytest.raises(ThresholdOutOfRange):
        story.when(with_threshold(share))
    story.then()


@pytest.mark.parametrize("share", [1e-9, 0.5001, 1, 1.0])
def test_a_threshold_up_to_all_influence_is_allowed(share):
    a_coalition().when(with_threshold(share)).then(a(ThresholdSet, threshold=share))


def test_the_same_threshold_is_no_news():
    a_coalition(with_threshold(0.7)).when(with_threshold(0.7)).then()


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
