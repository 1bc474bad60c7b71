"""Counts and sums looked up by partner and day."""

import numpy as np
import pytest

from domain.changes import Floats
from domain.tally import Tally, Total

ADA, BEA, CY = 0, 1, 2
TOLD = Tally.of(np.array([BEA, ADA, ADA, ADA]), np.array([7, 20, 5, 20]))


def asked(values: Floats) -> float:
    assert len(values) == 1
    return float(values[0])


@pytest.mark.parametrize(("who", "day", "count"), [(ADA, 4, 0), (ADA, 5, 1), (ADA, 20, 3), (BEA, 20, 1), (CY, 99, 0)])
def test_it_counts_what_was_told_until_the_end_of_a_day(who, day, count):
    assert asked(TOLD.until(np.array([who]), np.array([day]))) == count


@pytest.mark.parametrize(("first", "count"), [(4, 3), (5, 2), (20, 0)])
def test_between_two_days_the_first_is_left_out(first, count):
    assert asked(TOLD.between(np.array([ADA]), np.array([first]), np.array([20]))) == count


@pytest.mark.parametrize(("who", "day", "latest", "earliest"), [(ADA, 19, 5, 5), (ADA, 30, 20, 5), (BEA, 30, 7, 7)])
def test_it_knows_the_latest_and_the_first(who, day, latest, earliest):
    assert asked(TOLD.latest(np.array([who]), np.array([day]))) == latest
    assert asked(TOLD.earliest(np.array([who]), np.array([day]))) == earliest


@pytest.mark.parametrize(("who", "day"), [(ADA, 4), (BEA, 6), (CY, 99)])
def test_before_the_first_there_is_no_day(who, day):
    for look in (TOLD.latest, TOLD.earliest):
        assert np.isnan(asked(look(np.array([who]), np.array([day]))))


def test_weights_are_summed_up_also_before_1970():
    told = Tally.of(np.array([ADA, ADA]), np.array([-40, -20]), np.array([1.5, 0.25]))
    assert told.until(np.array([ADA, ADA]), np.array([-30, 0])).tolist() == [1.5, 1.75]


def test_nothing_told_counts_nothing():
    nothing = Tally.of(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    assert asked(nothing.until(np.array([ADA]), np.array([5]))) == 0
    assert np.isnan(asked(nothing.latest(np.array([ADA]), np.array([5]))))


def test_a_total_is_the_sum_of_what_each_partners_value_is_by_then():
    total = Total.of(np.array([ADA, BEA, ADA]), np.array([1, 3, 5]), np.array([2.0, 10.0, 0.0]))
    assert total.at(np.array([0, 1, 2, 3, 4, 5, 9])).tolist() == [0, 2, 2, 12, 12, 10, 10]


def test_a_change_told_twice_counts_once():
    total = Total.of(np.array([ADA, ADA]), np.array([1, 1]), np.array([2.0, 2.0]))
    assert total.at(np.array([1])).tolist() == [2]
