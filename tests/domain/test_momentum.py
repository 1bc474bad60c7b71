"""Strength and momentum by day, computed by month, against the state computed for each day."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acts import Acts
from domain.changes import Floats
from domain.momentum import POINTS, WINDOW, momentum, months
from domain.record import evidence
from domain.replay import standing
from domain.time import day_of
from domain.values import Kind
from tests.histories import POLICY, SPAN, Event, acts_of, evidence_of, histories

JOIN = Event("ada", Kind.JOIN, 0, influence=1.0)


def by_day(told: Acts, through: int) -> tuple[Floats, Floats]:
    """The whole series of strength and momentum."""
    blocks = list(months(evidence(told), through))
    return whole([block.strength for block in blocks]), whole([block.momentum for block in blocks])


def whole(parts: list[Floats]) -> Floats:
    return np.concatenate([np.zeros(0), *parts])


def first_day(told: Acts) -> int:
    return int(told.day[0])


@given(histories.filter(bool), st.integers(0, 40))
@settings(max_examples=25)
def test_month_by_month_is_the_same_as_day_by_day(history, longer):
    told = acts_of(*history)
    through = SPAN + longer
    strengths, momenta = by_day(told, through)
    days = range(first_day(told), through + 1)
    assert len(strengths) == len(momenta) == len(days)
    for number in {0, 1, WINDOW - 1, WINDOW, WINDOW + 1, *range(0, len(days), 9), len(days) - 1} & set(
        range(len(days))
    ):
        stand = standing(evidence(told), days[number])
        assert strengths[number] == pytest.approx(stand.strength, abs=1e-12, nan_ok=True)
        assert momenta[number] == pytest.approx(stand.momentum, abs=1e-9, nan_ok=True)


def test_months_are_calendar_months_from_the_first_act_on():
    told = acts_of(JOIN.but(day=10))  # 11 January 1970
    spans = [(day_of(month.first_day).isoformat(), len(month.strength)) for month in months(evidence(told), 65)]
    assert spans == [("1970-01-11", 21), ("1970-02-01", 28), ("1970-03-01", 7)]


def test_a_series_goes_on_through_the_turn_of_years_and_leap_days():
    told = acts_of(JOIN.but(day=10_000))
    strengths, _ = by_day(told, 10_000 + 3 * 366)
    assert len(strengths) == 3 * 366 + 1


@pytest.mark.parametrize("through", [-5, 9])
def test_there_is_no_series_before_the_first_act(through):
    assert list(months(evidence_of(JOIN.but(day=10)), through)) == []


def test_nothing_told_has_no_series():
    assert list(months(evidence_of(), 100)) == []


def test_momentum_is_the_change_over_four_weeks_in_points():
    assert (WINDOW, POINTS) == (28, 100.0)
    told = acts_of(JOIN, JOIN.but(kind=Kind.VOTE_WITH, day=40), JOIN.but(kind=Kind.CRITICISM, day=70))
    strengths, momenta = by_day(told, 120)
    for day in range(28, 121):
        assert momenta[day] == pytest.approx(100 * (strengths[day] - strengths[day - 28]))


def test_in_the_first_four_weeks_it_is_the_change_from_not_knowing():
    strengths, momenta = by_day(acts_of(JOIN), 27)
    assert momenta.tolist() == pytest.approx((100 * (strengths - 0.5)).tolist())
    assert momenta[0] > 0


def test_the_days_before_a_block_count():
    line = np.linspace(0.1, 0.9, 80)
    at_once = momentum(line[WINDOW:], line[:WINDOW])
    assert momentum(line[50:], line[50 - WINDOW : 50]).tolist() == at_once[50 - WINDOW :].tolist()


def test_support_for_the_initiative_moves_it_up_and_a_defection_down():
    join, vote, leaving = JOIN, JOIN.but(kind=Kind.VOTE_WITH, day=30), JOIN.but(kind=Kind.DEFECTION, day=70)
    _, momenta = by_day(acts_of(join, vote, leaving), 71)
    assert momenta[30] > 0
    assert momenta[71] < 0


def test_in_silence_strength_comes_to_rest_at_what_lasts():
    strengths, momenta = by_day(acts_of(JOIN), 4_000)
    level, lasting = (1 + 0.5) / (1 + 1), 0.5 / (1 + POLICY.pull)
    assert np.all(np.diff(strengths) <= 0)
    assert strengths[-1] == pytest.approx(level + lasting, abs=1e-6)
    assert momenta[-1] == pytest.approx(0.0, abs=1e-6)


def test_who_lapsed_is_off_the_map_and_who_defected_counts_as_nothing_on_it():
    other = Event("bea", Kind.VOTE_AGAINST, 0, influence=1.0)
    for leaving, on_map in ((Kind.LAPSE, 1), (Kind.DEFECTION, 2)):
        told = acts_of(JOIN, other, JOIN.but(kind=leaving, day=10))
        stand = standing(evidence(told), 10)
        bea = stand.support[stand.partners.index("bea")]
        assert by_day(told, 10)[0][10] == pytest.approx(bea / on_map)


def test_who_returns_counts_again_at_once():
    leaving, returning = JOIN.but(kind=Kind.DEFECTION, day=10), JOIN.but(kind=Kind.RETURN, day=20)
    strengths, _ = by_day(acts_of(JOIN, leaving, returning), 30)
    assert strengths[9] > 0.5
    assert strengths[10:20].tolist() == [0.0] * 10
    assert strengths[20] > 0.5


def test_a_coalition_that_everybody_left_has_no_strength():
    strengths, momenta = by_day(acts_of(JOIN, JOIN.but(kind=Kind.LAPSE, day=10)), 50)
    assert not np.isnan(strengths[:10]).any()
    assert np.isnan(strengths[10:]).all()
    assert np.isnan(momenta[10:]).all()
