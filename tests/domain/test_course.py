"""The series of a coalition that changed its policy."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.course import course
from domain.momentum import FIRST, Month, months
from domain.policy import InForce, Policy, policy_on
from domain.record import evidence
from domain.time import day_number, day_of
from domain.values import Kind
from tests.histories import SPAN, Event, acts_of, histories, rows

FORGETFUL, STUBBORN = Policy(half_life=7, recent_pull=1.0), Policy(pull=50, weights={Kind.VOTE_WITH: 0.5})
STORY = [
    Event("ada", Kind.JOIN, 3, influence=2.0, bloc="north"),
    Event("bea", Kind.VOTE_AGAINST, 20, bloc="south"),
    Event("ada", Kind.VOTE_WITH, 45),
    Event("cy", Kind.ENDORSEMENT, 70, bloc="north"),
    Event("ada", Kind.DEFECTION, 80),
]
THROUGH = 120

Days = dict[int, tuple[float, float]]
"""Strength and momentum of each day, to the last bit."""


def told(series: Iterable[Month]) -> Days:
    days: Days = {}
    for month in series:
        for number in range(len(month.strength)):
            day = month.first_day + number
            assert day not in days
            days[day] = float(month.strength[number]), float(month.momentum[number])
    return days


def by(policy: Policy, history: list[Event], since: int = FIRST) -> Days:
    return told(months(evidence(acts_of(*history, policy=policy)), THROUGH, since))


def changed(*adopted: InForce, history: list[Event] = STORY, since: int = FIRST, through: int = THROUGH) -> Days:
    return told(course(rows(history), adopted, through, since))


def same(one: Days, other: Days) -> None:
    assert one.keys() == other.keys()
    for day, figures in one.items():
        np.testing.assert_array_equal(figures, other[day], err_msg=f"day {day}")


def test_where_nothing_was_adopted_it_is_the_series():
    same(changed(), by(Policy(), STORY))


def test_each_day_is_told_by_the_policy_in_force_on_it():
    days = changed(InForce(40, FORGETFUL), InForce(75, STUBBORN))
    for policy, first, last in ((Policy(), 3, 39), (FORGETFUL, 40, 74), (STUBBORN, 75, THROUGH)):
        expected = by(policy, STORY)
        for day in range(first, last + 1):
            assert days[day] == expected[day]
    assert days[60] != by(Policy(), STORY)[60]


def test_a_change_of_policy_moves_the_strength_and_by_itself_no_momentum():
    quiet = [STORY[0]]
    days = changed(InForce(75, STUBBORN), history=quiet)
    (before, _), (after, momentum) = days[74], days[75]
    assert after != pytest.approx(before, abs=0.01)
    assert momentum == pytest.approx(100 * (after - by(STUBBORN, quiet)[75 - 28][0]))
    assert abs(momentum) < 0.1


def test_a_policy_that_is_adopted_before_the_first_act_tells_everything():
    same(changed(InForce(-40, FORGETFUL)), by(FORGETFUL, STORY))


def test_a_policy_of_days_to_come_tells_nothing_yet():
    same(changed(InForce(THROUGH + 1, FORGETFUL)), by(Policy(), STORY))


def test_one_that_counts_from_the_last_day_tells_that_day():
    days = changed(InForce(THROUGH, FORGETFUL))
    assert days[THROUGH] == by(FORGETFUL, STORY)[THROUGH]
    assert days[THROUGH - 1] == by(Policy(), STORY)[THROUGH - 1]


def test_of_two_adopted_on_one_day_the_later_counts():
    same(changed(InForce(40, STUBBORN), InForce(40, FORGETFUL)), changed(InForce(40, FORGETFUL)))


def test_who_came_after_the_change_counts_from_their_day_on_within_the_month_of_it():
    newcomer = STORY[3].but(day=45)
    without, joined = (changed(InForce(40, FORGETFUL), history=each) for each in (STORY, [*STORY, newcomer]))
    assert [day for day in range(31, 59) if joined[day] != without[day]] == [*range(45, 59)]


@pytest.mark.parametrize("since", [-30, 10, 31, 40, 50, 58, 59, 75, THROUGH])
def test_a_part_is_the_same_as_within_the_whole(since):
    adopted = InForce(40, FORGETFUL), InForce(48, STUBBORN), InForce(75, Policy())
    whole = changed(*adopted)
    begin = day_number(day_of(since).replace(day=1))
    same(changed(*adopted, since=since), {day: whole[day] for day in whole if day >= begin})


def test_there_is_nothing_after_its_end_and_nothing_of_nothing():
    assert changed(InForce(40, FORGETFUL), since=THROUGH + 40) == {}
    assert changed(InForce(40, FORGETFUL), history=[]) == {}
    assert changed(InForce(1, FORGETFUL), through=2) == {}


adoptions = st.lists(
    st.builds(InForce, since=st.integers(-40, THROUGH + 5), policy=st.sampled_from([FORGETFUL, STUBBORN, Policy()])),
    max_size=4,
).map(lambda each: sorted(each, key=lambda one: one.since))


@given(histories, adoptions)
@settings(max_examples=40)
def test_every_day_of_every_history_is_that_of_its_policys_own_series(history, adopted):
    days = changed(*adopted, history=history)
    own = {id(each.policy): by(each.policy, history) for each in (InForce(FIRST, policy_on([], 0)), *adopted)}
    assert days.keys() == by(Policy(), history).keys()
    for day, figures in days.items():
        in_force = policy_on(adopted, day)
        np.testing.assert_array_equal(figures, own[id(in_force)][day], err_msg=f"day {day}")


@given(histories, adoptions, st.integers(0, SPAN))
@settings(max_examples=40)
def test_any_part_is_the_same_as_within_the_whole(history, adopted, since):
    whole = changed(*adopted, history=history)
    begin = day_number(day_of(since).replace(day=1))
    same(changed(*adopted, history=history, since=since), {day: whole[day] for day in whole if day >= begin})
