"""The chance of winning."""

import numpy as np
import pytest
from scipy import stats

from domain.chance import chance
from domain.changes import as_floats
from domain.identity import stakeholder_id
from domain.terms import Obstacle, Terms, terms
from domain.units import GRID
from domain.winning import HALF, Winning
from tests.contests import Contest

UNANIMOUS = Winning(share=1.0)


def contest(influence, wins: Winning = HALF) -> Terms:
    return terms(wins, as_floats(influence), np.zeros(len(influence), dtype=np.bool_))


@pytest.mark.parametrize(
    ("size", "count", "support"), [(1, 1, 0.3), (50, 20, 0.4), (1_000, 500, 0.5), (435, 218, 0.52)]
)
def test_equal_stakeholders_of_equal_support_are_binomial(size, count, support):
    found = chance(contest(np.ones(size), Winning(count=count)), np.full(size, support))
    assert found == pytest.approx(stats.binom.sf(count - 1, size, support), abs=1e-12)


def test_equal_stakeholders_of_any_support_are_poisson_binomial():
    support = np.random.default_rng(1).uniform(0, 1, 300)
    for count in (100, 140, 150, 170):
        found = chance(contest(np.ones(300), Winning(count=count)), support)
        assert found == pytest.approx(stats.poisson_binom(support).sf(count - 1), abs=1e-12)


def test_a_share_reached_exactly_wins():
    assert chance(contest([0.1, 0.2, 0.3]), as_floats([1, 1, 0])) == 1.0  # 0.1 + 0.2 is half of 0.6
    assert chance(contest([0.1, 0.2, 0.3]), as_floats([0, 0, 1])) == 1.0
    assert chance(contest([1] * 10, Winning(share=0.3)), as_floats([1] * 3 + [0] * 7)) == 1.0
    assert chance(contest([1] * 10, Winning(share=0.31)), as_floats([1] * 3 + [0] * 7)) == 0.0


def test_all_have_to_be_for_it_where_all_influence_is_asked_for():
    influence, support = [np.pi, np.e, 1.0, np.sqrt(2)], as_floats([0.9, 0.8, 0.7, 0.6])
    assert chance(contest(influence, UNANIMOUS), support) == pytest.approx(support.prod(), abs=1e-15)


def test_rounding_favours_neither_side():
    influence, support = np.random.default_rng(1).lognormal(0, 2, 9), np.full(9, 0.4)
    exact = Contest(tuple(map(str, influence.tolist())), (0.4,) * 9, (False,) * 9, share="0.5")
    assert sum(contest(influence).units.units) == pytest.approx(GRID, abs=9)
    assert chance(contest(influence), support) == pytest.approx(exact.chance(support), abs=1e-12)


def test_many_small_ones_that_round_alike_do_not_tip_the_balance():
    """Each of the 900 has 24.4 units, which round to 24: without care they would lose 1.6 % of influence."""
    influence = np.concatenate([np.ones(900), np.pi * np.arange(100) / 100])
    support = np.concatenate([np.full(900, 0.55), np.full(100, 0.1)])
    many_times = np.rint(influence * 1_000).astype(np.int64)
    mean, spread = many_times @ support, np.sqrt(many_times**2 @ (support * (1 - support)))
    normal = stats.norm.sf(many_times.sum() / 2, mean, spread)
    assert chance(contest(influence), support) == pytest.approx(normal, abs=2e-3)


def test_rounding_takes_must_haves_to_be_for_it():
    influence, must = np.random.default_rng(1).lognormal(0, 1, 900), np.arange(900) < 300
    asked = Winning(share=0.5, must_have=tuple(stakeholder_id(f"must {number}") for number in range(300)))
    of_all = terms(asked, influence, must)
    assert of_all.quota(np.where(must, 0.0, 0.4)) == of_all.quota(np.where(must, 1.0, 0.4))


def test_however_small_the_share_somebody_must_be_for_it():
    for influence in ([1.0, 2.0], [np.pi, np.e]):
        assert chance(contest(influence, Winning(share=1e-9)), np.zeros(2)) == 0.0


@pytest.mark.parametrize(
    ("influence", "wins", "obstacle"),
    [
        ([], HALF, Obstacle.NOBODY),
        ([], Winning(count=1), Obstacle.NOBODY),
        ([0.0, 0.0], HALF, Obstacle.NO_INFLUENCE),
        ([1.0, 1.0], Winning(count=3), Obstacle.TOO_FEW),
        ([1.0], Winning(count=10**400), Obstacle.TOO_FEW),
    ],
)
def test_what_nobody_can_reach_has_no_chance_and_says_why(influence, wins, obstacle):
    found = contest(influence, wins)
    assert found.obstacle == obstacle
    assert chance(found, np.ones(len(influence))) == 0.0


def test_a_count_needs_no_influence():
    assert chance(contest([0.0, 0.0], Winning(count=1)), as_floats([0.5, 0.5])) == pytest.approx(0.75)


def test_no_chance_is_above_certain():
    for seed in range(20):
        support = np.random.default_rng(seed).uniform(0.9, 1, 200)
        assert chance(contest(np.ones(200), Winning(share=0.1)), support) <= 1.0


def test_certainty_stays_certain():
    influence = np.random.default_rng(1).lognormal(0, 1, 200)
    assert chance(contest(influence, UNANIMOUS), np.ones(200)) == 1.0
    assert chance(contest(influence), np.zeros(200)) == 0.0
