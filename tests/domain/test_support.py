"""The formula of support against arithmetic done by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from domain.changes import as_floats
from domain.policy import Policy
from domain.record import Record
from domain.support import Beta, expectation, interval, posterior, stance, strength
from domain.values import Stance

ROUND = Policy(pull=8.0, recent_pull=4.0, doubt=0.25)
"""Numbers that are easy to reckon with."""

NOTHING = (0.0, 0.0, 0.0, 0.0)


def record(*each: tuple[float, float, float, float]) -> Record:
    """Of each partner: weight and surprise of all acts, weight and surprise of the recent."""
    return Record(*np.array(each).reshape(-1, 4).T)


def support(told: tuple[float, float, float, float], level: float, policy: Policy = ROUND) -> float:
    return float(expectation(record(told), as_floats([level]), policy)[0])


@pytest.mark.parametrize("level", [0.2, 0.5, 0.97])
def test_one_of_whom_nothing_is_told_stands_where_their_peers_stand(level):
    assert support(NOTHING, level) == pytest.approx(level, abs=1e-15)


def test_a_record_counts_for_what_it_ever_was():
    long_ago = (8.0, 2.0, 0.0, 0.0)
    assert support(long_ago, 0.5) == 0.5 + 2 / (8 + 8)


def test_and_for_how_far_it_was_of_late_beyond_that():
    lasting = 2 / (8 + 8)
    of_late = (1.5 - 4 * lasting) / (4 + 4)
    assert support((8.0, 2.0, 4.0, 1.5), 0.5) == 0.5 + lasting + of_late == 0.75


def test_of_late_as_ever_moves_nothing():
    ever = (8.0, 4.0, 0.0, 0.0)
    alike_of_late = (8.0, 4.0, 4.0, 4 * 4 / (8 + 8))
    assert support(alike_of_late, 0.25) == support(ever, 0.25)


@given(st.floats(0, 30), st.floats(0, 30), st.floats(0.1, 0.9))
@settings(max_examples=60)
def test_at_one_level_for_ever_it_is_the_mean_under_a_prior_of_pull_acts_at_that_level(favour, against, level):
    weight = favour + against
    told = (weight, favour - weight * level, 0.0, 0.0)
    mean = (favour + 8 * level) / (weight + 8)
    assert support(told, level) == pytest.approx(mean, rel=1e-9)


def test_nothing_is_certain_by_what_doubt_is_worth_beside_the_record():
    assert support((92.0, 92.0, 0.0, 0.0), 0.5) == 1 - 0.25 / (92 + 8)
    assert support((92.0, -92.0, 0.0, 0.0), 0.5) == 0.25 / (92 + 8)


def test_doubt_never_pulls_back_further_than_half_way_to_the_peers():
    assert support(NOTHING, 0.99) == pytest.approx(0.99)
    assert support((1.0, 1.0, 0.0, 0.0), 0.99) == pytest.approx(1 - 0.01 / 2)


def test_evidence_is_what_is_known_of_late_and_what_the_peers_are_worth():
    beta = posterior(record((8.0, 2.0, 4.0, 1.5)), as_floats([0.5]), as_floats([8.0]), ROUND)
    known = 4 + 1 / (1 / 8 + 1 / 8)
    assert beta.evidence.tolist() == [known] == [8.0]
    assert (beta.a.tolist(), beta.b.tolist()) == ([0.75 * 8], [0.25 * 8])
    assert beta.support.tolist() == [0.75]


def test_even_the_best_known_peers_are_worth_no_more_than_the_pull():
    beta = posterior(record(NOTHING), as_floats([0.5]), as_floats([1e12]), ROUND)
    assert beta.evidence[0] == pytest.approx(8.0)


weights = st.floats(0, 1000)
levels = st.floats(0.001, 0.999)


@st.composite
def records(draw):
    """Surprises are never larger than the weight; what is recent never more than what ever was."""
    weight = draw(weights)
    recent = weight * draw(st.floats(0, 1))
    surprise, of_late = (each * draw(st.floats(-1, 1)) for each in (weight, recent))
    return weight, surprise, recent, of_late


@given(st.lists(st.tuples(records(), levels, st.floats(0.01, 1e6)), min_size=1, max_size=6))
@settings(max_examples=100)
def test_support_is_always_a_probability_strictly_between_none_and_all(people):
    told, level, evidence = zip(*people, strict=True)
    beta = posterior(record(*told), as_floats(level), as_floats(evidence), Policy())
    assert np.all((beta.support > 0) & (beta.support < 1))
    assert np.all((beta.a > 0) & (beta.b > 0))
    assert not np.isnan(interval(beta)).any()


@given(records(), levels, st.floats(0, 1))
@settings(max_examples=60)
def test_more_surprise_in_favour_never_lowers_support(told, level, more):
    weight, surprise, recent, of_late = told
    better = (weight, surprise + more, recent, of_late + more)
    assert support(better, level) >= support(told, level) - 1e-12


@given(records(), levels, st.floats(0, 1))
@settings(max_examples=60)
def test_silence_lessens_the_evidence_and_brings_support_back_to_what_lasts(told, level, left):
    now, later = record(told), record(told).faded(left)
    peers = as_floats([level]), as_floats([5.0])
    before, after = posterior(now, *peers, ROUND), posterior(later, *peers, ROUND)
    lasts = posterior(now.faded(0.0), *peers, ROUND).support
    assert after.evidence <= before.evidence + 1e-12
    assert abs(after.support - lasts) <= abs(before.support - lasts) + 1e-12


def test_days_do_not_mix():
    two_days = Record(*np.array([[NOTHING, (8.0, 2.0, 4.0, 1.5)], [(8.0, 2.0, 4.0, 1.5), NOTHING]]).transpose(2, 0, 1))
    level = np.array([[0.2, 0.5], [0.5, 0.7]])
    beta = posterior(two_days, level, np.full((2, 2), 8.0), ROUND)
    assert beta.support == pytest.approx(np.array([[0.2, 0.75], [0.75, 0.7]]))


def low_high(support: float, evidence: float) -> tuple[float, float]:
    low, high = interval(Beta(as_floats([support * evidence]), as_floats([(1 - support) * evidence])))
    return float(low[0]), float(high[0])


@given(st.floats(0.5, 500), st.floats(0.5, 500))
@settings(max_examples=60)
def test_four_fifths_of_the_posterior_lie_between_low_and_high(a, b):
    expected = [float(stats.beta.ppf(tail, a, b)) for tail in (0.1, 0.9)]
    assert low_high(a / (a + b), a + b) == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_on_either_side_half_an_act_is_taken_for_granted():
    expected = [float(stats.beta.ppf(tail, 7.98, 0.5)) for tail in (0.1, 0.9)]
    assert low_high(0.9975, 8.0) == pytest.approx(expected, rel=1e-6)


@given(st.floats(1e-6, 1 - 1e-6), st.floats(0.01, 1e5))
@settings(max_examples=100)
def test_support_lies_between_low_and_high(support, evidence):
    low, high = low_high(support, evidence)
    assert 0 <= low <= support * (1 + 1e-12)
    assert support * (1 - 1e-12) <= high <= 1


@given(st.floats(0.001, 0.999), st.floats(0.01, 1e3), st.floats(0.001, 1))
@settings(max_examples=100)
def test_less_evidence_never_narrows_the_interval(support, evidence, left):
    (low, high), (low_after, high_after) = low_high(support, evidence), low_high(support, evidence * left)
    assert high_after - low_after >= high - low - 1e-9


def test_for_and_against_have_mirrored_intervals():
    low, high = low_high(0.9, 20)
    assert low_high(0.1, 20) == pytest.approx((1 - high, 1 - low))


def test_strength_is_the_mean_support_by_influence():
    levels = strength(np.array([[0.2, 0.8]]), np.array([[1.0, 3.0]]))
    assert levels.tolist() == pytest.approx([(0.2 + 3 * 0.8) / 4])


def test_there_is_no_strength_where_nobody_has_influence():
    levels = strength(np.array([[0.2, 0.8], [0.2, 0.8]]), np.array([[0.0, 0.0], [0.0, 1.0]]))
    assert np.isnan(levels[0])
    assert levels[1] == 0.8
    assert np.isnan(strength(np.zeros((1, 0)), np.zeros((1, 0)))).all()


@pytest.mark.parametrize(
    ("level", "band"),
    [
        (0.999, Stance.STRONG_SUPPORT),
        (0.8, Stance.STRONG_SUPPORT),
        (0.79, Stance.SUPPORT),
        (0.6, Stance.SUPPORT),
        (0.5, Stance.UNDECIDED),
        (0.4, Stance.UNDECIDED),
        (0.39, Stance.OPPOSE),
        (0.2, Stance.OPPOSE),
        (0.19, Stance.STRONG_OPPOSE),
        (0.0, Stance.STRONG_OPPOSE),
    ],
)
def test_the_whip_scale_has_five_bands(level, band):
    assert stance(level, aware=True) is band
    assert stance(level, aware=False) is Stance.UNAWARE


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("aware", [True, False])
def test_who_broke_away_stands_against_us_whatever_their_support(level, aware):
    assert stance(level, aware=aware, away=True) is Stance.STRONG_OPPOSE
