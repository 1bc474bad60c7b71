"""The figures by which predictions are judged, against arithmetic by hand."""

from itertools import product
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.scores import Scores, auc, auc_within, reliability, scores


def judge(predicted: list[float], outcome: list[int], roll_call: list[int] | None = None) -> Scores:
    calls = roll_call if roll_call is not None else [0] * len(outcome)
    return scores(np.array(predicted), np.array(outcome, dtype=bool), np.array(calls, dtype=np.int64))


def test_the_figures_of_four_predictions_by_hand():
    told = judge([0.9, 0.6, 0.65, 0.2], [1, 1, 0, 0])
    assert told.auc == 3 / 4  # of four pairs, 0.6 stands below 0.65
    assert told.log_loss == pytest.approx(-(log(0.9) + log(0.6) + log(0.35) + log(0.8)) / 4)
    assert told.brier == pytest.approx((0.1**2 + 0.4**2 + 0.65**2 + 0.2**2) / 4)
    in_one_bin = 2 * abs((0.6 + 0.65) / 2 - 1 / 2)
    assert told.calibration_error == pytest.approx((0.1 + in_one_bin + 0.2) / 4)


def test_an_even_guess_always_has_these_figures():
    told = judge([0.5] * 4, [1, 0, 1, 0])
    assert (told.auc, told.brier, told.calibration_error, told.auc_within_day) == (0.5, 0.25, 0.0, 0.5)
    assert told.log_loss == pytest.approx(log(2))


@pytest.mark.parametrize("outcome", [0, 1])
def test_one_outcome_alone_leaves_nothing_to_rank(outcome):
    told = judge([0.2, 0.4], [outcome] * 2)
    assert (told.auc, told.auc_within_day) == (None, None)
    assert told.log_loss == pytest.approx(-sum(log(p if outcome else 1 - p) for p in (0.2, 0.4)) / 2)


def test_one_act_can_be_judged():
    told = judge([0.25], [1])
    assert (told.auc, told.auc_within_day) == (None, None)
    assert [told.log_loss, told.brier, told.calibration_error] == pytest.approx([log(4), 0.75**2, 0.75])


def test_no_acts_have_no_figures():
    assert judge([], []) == Scores(None, None, None, None, None)


def test_a_certainty_that_fails_costs_much_and_not_everything():
    told = judge([0.0, 1.0], [1, 1])
    assert told.log_loss == pytest.approx(-log(1e-15) / 2)
    assert told.brier == 0.5


def test_small_probabilities_are_taken_at_their_word():
    assert judge([1e-9], [1]).log_loss == pytest.approx(9 * log(10))


def test_bins_have_equal_width_and_the_last_one_has_certainty_in_it():
    curve = reliability(np.array([0.0, 0.05, 0.1, 0.95, 1.0]), np.array([False, True, True, True, False]))
    assert curve == [(0, 0.025, 0.5, 2), (1, 0.1, 1.0, 1), (9, 0.975, 0.5, 2)]


def test_within_a_day_only_pairs_of_one_roll_call_are_compared():
    predicted, outcome, calls = [0.9, 0.8, 0.1, 0.2], [1, 0, 1, 0], [1, 1, 2, 2]
    assert judge(predicted, outcome, calls).auc_within_day == 0.5
    assert judge(predicted, outcome).auc == 2 / 4
    assert judge(predicted, outcome, [1, 1, 1, 2]).auc_within_day == 1 / 2


def test_days_weigh_by_their_pairs():
    first, second = ([0.9, 0.1], [1, 0]), ([0.1, 0.5, 0.6, 0.7], [1, 0, 0, 0])
    told = judge(first[0] + second[0], first[1] + second[1], [7, 7, 8, 8, 8, 8])
    assert told.auc_within_day == (1 * 1.0 + 3 * 0.0) / 4


def test_a_day_of_one_outcome_has_no_pairs():
    assert judge([0.9, 0.1, 0.3, 0.4], [1, 0, 1, 1], [1, 1, 2, 2]).auc_within_day == 1.0


probabilities = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))
predictions = st.lists(st.tuples(probabilities, st.booleans(), st.integers(-3, 3)), min_size=1, max_size=25)


@given(predictions)
@settings(max_examples=80)
def test_ranking_within_days_is_the_share_of_pairs_ranked_rightly(told):
    pairs = [(a[0], b[0]) for a, b in product(told, told) if a[1] and not b[1] and a[2] == b[2]]
    right = sum(1.0 if yes > no else 0.5 if yes == no else 0.0 for yes, no in pairs)
    predicted, outcome, calls = map(np.array, zip(*told, strict=True))
    assert auc_within(predicted, outcome, calls) == (pytest.approx(right / len(pairs)) if pairs else None)


@given(predictions)
@settings(max_examples=60)
def test_in_one_roll_call_both_rankings_are_one(told):
    predicted, outcome = (np.array(each) for each in list(zip(*told, strict=True))[:2])
    within = auc_within(predicted, outcome, np.zeros(len(told), dtype=np.int64))
    assert within == (None if within is None else pytest.approx(auc(predicted, outcome)))


@given(predictions, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_the_acts_does_not_matter(told, chance):
    one, other = (judge(*map(list, zip(*acts, strict=True))) for acts in (told, chance.sample(told, len(told))))
    assert vars(one) == {name: value if value is None else pytest.approx(value) for name, value in vars(other).items()}
