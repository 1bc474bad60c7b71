from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.values import Interaction, Kind, Relationship
from examples import NAME, RECORDER
from examples.cast import CAST, RIVAL
from examples.steps import (
    AffirmPurpose,
    AgreeCadence,
    Correct,
    Form,
    Listen,
    MarkCondition,
    PlanMilestone,
    ReachMilestone,
    Record,
    Register,
    Retract,
    StateAgenda,
    Step,
)
from examples.synthetic import SEED, first_day_for, story

OfPartnership = Record | Correct | Retract | StateAgenda | AgreeCadence | MarkCondition

MONDAY = date(2025, 5, 19)
any_seed = given(seed=st.integers(0, 2**32))
a_few = settings(max_examples=8)


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    return story(SEED, MONDAY)


def of(steps: list[Step], kind: Kind) -> list[Record]:
    return [step for step in steps if isinstance(step, Record) and step.interaction.kind is kind]


def interactions(steps: list[Step]) -> list[Interaction]:
    return [step.interaction for step in steps if isinstance(step, Record)]


def test_the_story_says_that_it_is_synthetic(steps):
    founding = next(step for step in steps if isinstance(step, Form))
    assert "synthetic" in founding.coalition
    assert "synthetic" in founding.purpose.lower()
    assert all("synthetic" in step.purpose.lower() for step in steps if isinstance(step, AffirmPurpose))
    assert {each.name for each in CAST if "(synthetic)" not in each.name} == set()
    assert "synthetic" in RIVAL


def test_sixty_stakeholders_in_eight_blocs_take_part(steps):
    assert len({step.stakeholder for step in steps if isinstance(step, Record)}) == 60
    blocs = {told.bloc for told in interactions(steps)} - {None}
    assert len(blocs) == 8


@a_few
@any_seed
def test_every_kind_of_interaction_and_every_relationship_occurs(seed):
    steps = story(seed, MONDAY)
    assert {told.kind for told in interactions(steps)} == set(Kind)
    assert {step.relationship for step in steps if isinstance(step, Register)} == set(Relationship)
    assert {told.tone for told in interactions(steps)} == {-2, -1, 0, 1, 2, None}
    assert {told.visibility for told in interactions(steps)} == {"private", "public", None}


@a_few
@any_seed
def test_the_domain_accepts_the_story_of_any_seed(seed):
    partnerships: dict[str, Partnership] = {}
    for step in story(seed, MONDAY):
        if isinstance(step, OfPartnership):
            home = partnerships.setdefault(step.stakeholder, begun(step))
            facts = len(home.pending_events)
            tell(step, home)
            assert len(home.pending_events) == facts + 1, step


def begun(step: OfPartnership) -> Partnership:
    return Partnership.begin(coalition_id(NAME), stakeholder_id(step.stakeholder), step.known_at)


def tell(step: OfPartnership, home: Partnership) -> None:
    match step:
        case Record():
            home.record(step.interaction, step.known_at)
        case Correct():
            home.correct(step.interaction, step.reason, RECORDER, step.known_at)
        case Retract():
            home.retract(step.interaction.id, step.reason, RECORDER, step.known_at)
        case StateAgenda():
            home.state_agenda(step.agenda, step.known_at)
        case AgreeCadence():
            home.agree_cadence(step.days, step.known_at)
        case MarkCondition():
            home.mark_condition(step.condition, step.on, step.known_at, met=step.met)


def test_the_same_seed_and_day_tell_the_same_story(steps):
    assert story(SEED, MONDAY) == steps
    assert story(SEED + 1, MONDAY) != steps


@a_few
@given(weeks=st.integers(-500, 500))
def test_another_first_day_tells_the_same_story_that_much_later(weeks):
    shift = timedelta(weeks=weeks)
    here, there = (interactions(story(SEED, day)) for day in (MONDAY, MONDAY + shift))
    moved = [told.model_copy(update=dict(later(told, shift))) for told in here]
    assert moved == there


def later(told: Interaction, shift: timedelta):
    yield "occurred_at", told.occurred_at + shift
    if told.due_on is not None:
        yield "due_on", told.due_on + shift


@settings(max_examples=10)
@given(today=st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_a_story_begun_for_a_day_is_over_by_that_day_and_not_long_before(today):
    first_day = first_day_for(today)
    last = max(step.known_at for step in story(SEED, first_day)).date()
    assert first_day.weekday() == 0
    assert timedelta(days=1) <= today - last <= timedelta(days=7)


@a_few
@any_seed
def test_nothing_is_known_before_it_happened_and_all_comes_in_the_order_in_which_it_is_known(seed):
    steps = story(seed, MONDAY)
    assert [step for step in steps if isinstance(step, Record) and step.known_at < step.interaction.occurred_at] == []
    assert steps == sorted(steps, key=lambda step: step.known_at)
    assert isinstance(steps[0], Form)


@a_few
@any_seed
def test_the_last_step_is_an_interaction_so_that_it_proves_the_story_complete(seed):
    steps = story(seed, MONDAY)
    assert isinstance(steps[-1], Record)
    assert steps[-1].known_at > steps[-2].known_at


def test_every_interaction_has_an_id_of_its_own(steps):
    assert max(Counter(told.id for told in interactions(steps)).values()) == 1


def test_trades_are_honoured_broken_and_still_owed(steps):
    agreed = {step.interaction.id for step in of(steps, Kind.TRADE)}
    honoured = {step.interaction.trade_id for step in of(steps, Kind.TRADE_HONOURED)}
    broken = {step.interaction.trade_id for step in of(steps, Kind.TRADE_BROKEN)}
    assert honoured | broken < agreed
    assert honoured
    assert broken
    assert all(
        step.interaction.gave and step.interaction.got and step.interaction.due_on for step in of(steps, Kind.TRADE)
    )


def test_some_defect_to_the_counter_coalition_and_only_some_of_them_return(steps):
    gone = {step.stakeholder for step in of(steps, Kind.DEFECTION)}
    asleep = {step.stakeholder for step in of(steps, Kind.LAPSE)}
    back = {step.stakeholder for step in of(steps, Kind.RETURN)}
    assert {step.interaction.to for step in of(steps, Kind.DEFECTION)} == {RIVAL}
    for left in (gone, asleep):
        assert left & back
        assert left - back


def test_milestones_are_reached_in_time_late_and_not_yet(steps):
    due = {step.milestone: step.due_on for step in steps if isinstance(step, PlanMilestone)}
    late = {step.milestone: step.reached_on > due[step.milestone] for step in steps if isinstance(step, ReachMilestone)}
    assert set(late.values()) == {True, False}
    assert due.keys() - late.keys()


def test_one_fact_is_corrected_one_is_retracted_and_one_became_known_months_late(steps):
    assert [type(step) for step in steps if isinstance(step, Correct | Retract)] == [Correct, Retract]
    delays = [step.known_at - step.interaction.occurred_at for step in steps if isinstance(step, Record)]
    assert max(delays) > timedelta(days=60)


def test_everybody_who_listens_listens_to_somebody_weightier(steps):
    influence = {each.name: each.influence for each in CAST}
    links = [step for step in steps if isinstance(step, Listen)]
    assert len(links) > 30
    assert all(influence[link.influencer] > influence[link.stakeholder] for link in links)


@a_few
@any_seed
def test_what_somebody_wants_becomes_known_after_the_first_contact(seed):
    steps = story(seed, MONDAY)
    first = {step.stakeholder: step.known_at for step in reversed(steps) if isinstance(step, Record)}
    wants = [step for step in steps if isinstance(step, StateAgenda | AgreeCadence | MarkCondition)]
    assert len({step.stakeholder for step in wants}) > 10
    assert [step for step in wants if step.known_at <= first[step.stakeholder]] == []


def test_of_the_conditions_of_withdrawal_some_is_met_to_the_end(steps):
    marks = {(step.stakeholder, step.condition): step.met for step in steps if isinstance(step, MarkCondition)}
    assert set(marks.values()) == {True, False}
