"""The support model against arithmetic done by other means."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from domain.policy import Policy
from domain.support import Beta, interval, posterior, stance, strength
from domain.values import Stance

POLICY = Policy()


def support(favour: list[float], against: list[float], bloc: list[int], policy: Policy = POLICY) -> Beta:
    """The posterior on one day."""
    beta = posterior(np.array([favour]), np.array([against]), np.array([bloc]), policy)
    return Beta(beta.a[0], beta.b[0])


def by_hand(favour: list[float], against: list[float], bloc: list[int], policy: Policy) -> list[tuple[float, float]]:
    """The formula of `domain.support`, spelt out for one partner after another."""
    posteriors = []
    for me in range(len(favour)):
        others = [who for who in range(len(favour)) if who != me]
        peers = [who for who in others if bloc[who] == bloc[me]]
        all_for, all_against = sum(favour[who] for who in others), sum(against[who] for who in others)
        overall = (all_for + policy.coalition_pull * 0.5) / (all_for + all_against + policy.coalition_pull)
        bloc_for, bloc_against = sum(favour[who] for who in peers), sum(against[who] for who in peers)
        m = (bloc_for + policy.bloc_pull * overall) / (bloc_for + bloc_against + policy.bloc_pull)
        posteriors.append((favour[me] + policy.pull * m, against[me] + policy.pull * (1 - m)))
    return posteriors


def test_one_who_is_alone_is_judged_by_their_own_acts():
    beta = support([3.0], [1.0], [0])
    assert beta.support.tolist() == [(3 + 2 * 0.5) / (3 + 1 + 2)]


def test_one_of_whom_nothing_is_known_stands_where_their_peers_stand():
    beta = support([0.0, 6.0], [0.0, 0.0], [1, 1])
    overall = (6 + 2 * 0.5) / (6 + 2)
    peers = (6 + 2 * overall) / (6 + 2)
    assert beta.support[0] == pytest.approx(peers, abs=1e-15)


def test_peers_of_another_bloc_count_through_the_coalition_alone():
    beta = support([0.0, 6.0], [0.0, 0.0], [1, 2])
    assert beta.support[0] == pytest.approx((6 + 2 * 0.5) / (6 + 2), abs=1e-15)


def test_peers_never_include_the_stakeholder():
    quiet, loud = support([0.0, 2.0], [0.0, 0.0], [1, 1]), support([50.0, 2.0], [0.0, 0.0], [1, 1])
    assert loud.support[0] > quiet.support[0]
    assert loud.evidence[0] - quiet.evidence[0] == pytest.approx(50.0)  # own acts once, and not again as a peer's


weights = st.floats(0, 50)


@st.composite
def blocs_of_partners(draw):
    size = draw(st.integers(1, 8))
    each = st.lists(weights, min_size=size, max_size=size)
    return draw(each), draw(each), draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))


@given(blocs_of_partners(), st.sampled_from([POLICY, Policy(pull=0.5, bloc_pull=3.0, coalition_pull=7.0)]))
@settings(max_examples=60, deadline=None)
def test_the_formula_for_any_partners(case, policy):
    favour, against, bloc = case
    beta = support(favour, against, bloc, policy)
    for a, b, (hand_a, hand_b) in zip(beta.a, beta.b, by_hand(favour, against, bloc, policy), strict=True):
        assert a == pytest.approx(hand_a, rel=1e-9)
        assert b == pytest.approx(hand_b, rel=1e-9)


@given(blocs_of_partners())
@settings(max_examples=40, deadline=None)
def test_one_more_act_in_favour_never_lowers_anybodys_support(case):
    favour, against, bloc = case
    before = support(favour, against, bloc).support
    after = support([favour[0] + 1, *favour[1:]], against, bloc).support
    assert np.all(after >= before - 1e-12)
    assert after[0] > before[0]


def test_days_do_not_mix():
    days = posterior(np.array([[1.0, 0], [0, 5]]), np.array([[0, 2.0], [1, 0]]), np.array([[0, 1], [1, 1]]), POLICY)
    first, second = support([1, 0], [0, 2], [0, 1]), support([0, 5], [1, 0], [1, 1])
    assert days.a.tolist() == [first.a.tolist(), second.a.tolist()]
    assert days.b.tolist() == [first.b.tolist(), second.b.tolist()]


@given(st.floats(0.01, 500), st.floats(0.01, 500))
@settings(max_examples=60, deadline=None)
def test_four_fifths_of_the_posterior_lie_between_low_and_high(a, b):
    low, high = interval(Beta(np.array([a]), np.array([b])))
    expected = [float(stats.beta.ppf(tail, a, b)) for tail in (0.1, 0.9)]
    assert [low[0], high[0]] == pytest.approx(expected, rel=1e-6, abs=1e-12)


def test_more_evidence_narrows_the_interval_and_leaves_the_level():
    little, much = Beta(np.array([3.0]), np.array([1.0])), Beta(np.array([30.0]), np.array([10.0]))
    assert little.support == much.support
    widths = [float(np.subtract(*reversed(interval(beta)))[0]) for beta in (little, much)]
    assert widths[0] > widths[1]


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
