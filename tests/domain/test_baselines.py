"""Simple habits of guessing, from strictly earlier days."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from domain.baselines import BASELINES, Baselines, baselines, counting, scored
from domain.values import Kind
from tests.histories import Event, acts_of, histories

WITH, AGAINST = Kind.VOTE_WITH, Kind.VOTE_AGAINST
THIRD = 1 / 3


def guesses(*events: Event) -> Baselines:
    return baselines(acts_of(*events))


def test_the_first_act_of_all_is_an_even_guess():
    told = guesses(Event("ada", WITH, 10, bloc="north"))
    assert [getattr(told, name).tolist() for name in BASELINES] == [[0.5]] * 4


def test_the_lifetime_rate_is_the_stakeholders_own():
    told = guesses(Event("ada", WITH, 1), Event("ada", WITH, 2), Event("bea", AGAINST, 3), Event("ada", AGAINST, 4))
    assert told.lifetime.tolist() == pytest.approx([1 / 2, 2 / 3, 1 / 2, 3 / 4])


def test_every_act_counts_alike_whatever_its_weight():
    told = guesses(Event("ada", Kind.DEFECTION, 1), Event("ada", Kind.MILESTONE, 2), Event("ada", WITH, 3))
    assert told.lifetime.tolist() == pytest.approx([1 / 2, 1 / 3, 1 / 2])


def test_the_last_act_is_all_that_the_last_habit_knows():
    told = guesses(*(Event("ada", kind, day) for day, kind in enumerate([WITH, WITH, AGAINST, WITH])))
    assert told.last.tolist() == pytest.approx([1 / 2, 2 / 3, 2 / 3, 1 / 3])


def test_of_several_acts_on_the_last_day_most_decide_and_a_tie_tells_nothing():
    mostly_with = [Event("ada", kind, 1) for kind in (AGAINST, WITH, WITH)]
    tied = [Event("ada", kind, 2) for kind in (WITH, AGAINST)]
    told = guesses(*mostly_with, *tied, Event("ada", WITH, 3))
    assert told.last.tolist() == pytest.approx([1 / 2] * 3 + [2 / 3] * 2 + [1 / 2])


def test_the_bloc_rate_is_that_of_all_in_the_bloc():
    north, south = (Event("ada", WITH, 1, bloc="north"), Event("bea", AGAINST, 1, bloc="south"))
    told = guesses(north, south, Event("cy", WITH, 2, bloc="north"), Event("dan", WITH, 2, bloc="south"))
    assert told.bloc.tolist() == pytest.approx([1 / 2, 1 / 2, 2 / 3, 1 / 3])
    assert told.coalition.tolist() == pytest.approx([1 / 2] * 4)


def test_a_stakeholder_without_a_bloc_is_judged_by_the_whole_coalition():
    told = guesses(Event("ada", WITH, 1, bloc="north"), Event("bea", WITH, 2), Event("cy", WITH, 3))
    assert told.bloc.tolist() == told.coalition.tolist() == pytest.approx([1 / 2, 2 / 3, 3 / 4])


def test_who_changes_bloc_is_judged_by_the_new_one_and_leaves_their_acts_to_the_old():
    told = guesses(
        Event("ada", WITH, 1, bloc="north"),
        Event("bea", AGAINST, 1, bloc="south"),
        Event("ada", AGAINST, 2, bloc="south"),
        Event("cy", WITH, 3, bloc="north"),
    )
    assert told.bloc.tolist() == pytest.approx([1 / 2, 1 / 2, THIRD, 2 / 3])


def test_acts_of_one_day_do_not_help_one_another():
    told = guesses(*(Event("ada", WITH, 5) for _ in range(3)))
    assert [getattr(told, name).tolist() for name in BASELINES] == [[0.5] * 3] * 4


def test_days_before_1970_are_days_like_others():
    told = guesses(Event("ada", WITH, -20_000), Event("ada", WITH, -1), Event("ada", WITH, 1))
    assert told.lifetime.tolist() == pytest.approx([1 / 2, 2 / 3, 3 / 4])


@pytest.mark.parametrize("kind", [Kind.LAPSE, Kind.ASSESSMENT, Kind.MEETING, Kind.MESSAGE])
def test_what_counts_neither_way_is_not_scored_and_tells_nothing(kind):
    told = acts_of(Event("ada", kind, 1), Event("ada", WITH, 2))
    assert scored(told).tolist() == [False, True]
    assert baselines(told).lifetime.tolist() == [0.5]


def test_joining_is_no_test_of_anything_and_tells_of_what_comes():
    told = acts_of(Event("ada", Kind.JOIN, 1), Event("ada", WITH, 2), Event("ada", Kind.RETURN, 3))
    assert counting(told).tolist() == [True, True, True]
    assert scored(told).tolist() == [False, True, True]
    guess = baselines(told)
    assert guess.lifetime.tolist() == guess.coalition.tolist() == pytest.approx([2 / 3, 3 / 4])
    assert guess.last.tolist() == pytest.approx([2 / 3, 2 / 3])


def test_a_meeting_counts_by_its_tone():
    told = acts_of(*(Event("ada", Kind.MEETING, day, tone=tone) for day, tone in enumerate([-1, 0, 2])))
    assert scored(told).tolist() == [True, False, True]
    assert baselines(told).lifetime.tolist() == pytest.approx([1 / 2, 1 / 3])


def test_no_acts_are_no_guesses():
    assert [len(getattr(guesses(), name)) for name in BASELINES] == [0] * 4


def spelt_out(me: Event, counted: list[Event], events: list[Event]) -> list[Fraction]:
    """The four guesses about an act, counted one by one; blocs are known from every event."""
    past = [each for each in counted if each.day < me.day]
    own = [each for each in past if each.who == me.who]
    last_day = max((each.day for each in own), default=None)
    balance = sum(1 if in_favour(each) else -1 for each in own if each.day == last_day)
    mine = bloc_of(me, events)
    mates = [each for each in past if bloc_of(each, events) == mine] if mine else past
    last = Fraction(1, 2) + Fraction((balance > 0) - (balance < 0), 6)
    return [rate(own), last, rate(mates), rate(past)]


def rate(past: list[Event]) -> Fraction:
    return Fraction(sum(map(in_favour, past)) + 1, len(past) + 2)


def in_favour(event: Event) -> bool:
    return bool(acts_of(event).favour[0])


def bloc_of(event: Event, events: list[Event]) -> str | None:
    """What was stated last by the end of the day; of several on that day the first by name."""
    stated = [(each.day, each.bloc) for each in events if each.who == event.who and each.bloc and each.day <= event.day]
    latest = max((day for day, _ in stated), default=None)
    return min((bloc for day, bloc in stated if day == latest), default=None)


@given(histories)
@settings(max_examples=60)
def test_the_guesses_are_those_that_counting_one_by_one_gives(history):
    told = sorted(history, key=lambda event: event.day)
    flags = zip(told, counting(acts_of(*told)), scored(acts_of(*told)), strict=True)
    each = list(flags)
    past = [event for event, counts, _ in each if counts]
    expected = [spelt_out(event, past, told) for event, _, judged in each if judged]
    found = baselines(acts_of(*told))
    columns = np.array([getattr(found, name) for name in BASELINES]).T
    np.testing.assert_allclose(columns, np.array(expected, dtype=float).reshape(-1, 4))
