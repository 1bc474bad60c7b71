"""Rounded figures add up to the rounded total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rounding import adding_up

figures = st.lists(st.one_of(st.just(0.0), st.floats(-200, 200)), min_size=1, max_size=30)


@given(figures, st.integers(0, 3))
def test_what_is_shown_adds_up_to_the_total_shown(values, decimals):
    rounded = adding_up(values, sum(values), decimals)
    assert sum(rounded) == pytest.approx(round(sum(values), decimals), abs=1e-9)


@given(figures)
def test_nothing_is_shown_farther_off_than_the_last_digit(values):
    for shown, value in zip(adding_up(values, sum(values)), values, strict=True):
        assert abs(shown - value) <= 0.01 + 1e-9
        assert value != 0 or shown == 0


def test_the_figures_least_wrong_give_way():
    assert adding_up([0.004, 0.004, 0.004, -0.002], 0.01) == [0.01, 0.0, 0.0, 0.0]
    assert adding_up([1.006, 1.007, 1.001], 3.01) == [1.0, 1.01, 1.0]
    assert adding_up([-1.006, -1.007, -1.001], -3.01) == [-1.0, -1.01, -1.0]


def test_nothing_adds_up_to_nothing():
    assert adding_up([0.0, 0.0], 0.0) == [0.0, 0.0]
