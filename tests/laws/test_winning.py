"""Chance, power and fragility are what counting every way one by one gives."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.chance import at_least, chance, tally
from domain.changes import as_floats
from domain.fragility import fragility
from domain.power import banzhaf
from domain.terms import terms
from domain.units import GRID
from domain.winning import Winning
from tests.contests import Contest, contests, shares

NEAR = 1e-12


@given(contests())
@settings(max_examples=200)
def test_the_chance_is_the_sum_over_all_ways_that_win(contest):
    found = chance(contest.terms, contest.supports)
    assert found == pytest.approx(contest.chance(contest.supports), abs=NEAR)
    assert 0 <= found <= 1


@given(contests())
@settings(max_examples=200)
def test_an_obstacle_is_found_just_where_no_way_wins(contest):
    assert (contest.terms.obstacle is not None) == (not contest.winning.any())


@given(contests(least=1))
@settings(max_examples=150)
def test_lost_and_won_are_the_chances_with_their_support_at_0_and_1(contest):
    found = fragility(contest.terms, contest.supports)
    everybody = range(len(contest.support))
    assert found.chance == pytest.approx(chance(contest.terms, contest.supports), abs=NEAR)
    assert found.if_lost.tolist() == pytest.approx([contest.chance_if(each, 0.0) for each in everybody], abs=NEAR)
    assert found.if_won.tolist() == pytest.approx([contest.chance_if(each, 1.0) for each in everybody], abs=NEAR)
    assert (found.pivotal >= 0).all()


@given(contests(least=1))
@settings(max_examples=150)
def test_power_is_the_part_of_all_ways_in_which_one_decides(contest):
    found = banzhaf(contest.terms)
    swings = [contest.swing(each) for each in range(len(contest.support))]
    assert found.swing.tolist() == pytest.approx(swings, abs=NEAR)
    assert found.share.tolist() == pytest.approx([swing / (sum(swings) or 1) for swing in swings], abs=NEAR)


@given(contests(least=1))
@settings(max_examples=100)
def test_where_everybody_is_even_power_and_the_probability_to_decide_are_the_same(contest):
    even = np.full(len(contest.support), 0.5)
    np.testing.assert_allclose(fragility(contest.terms, even).pivotal, banzhaf(contest.terms).swing, atol=NEAR)


@given(contests(least=1), st.data())
@settings(max_examples=100)
def test_more_support_never_lowers_the_chance(contest, data):
    number = data.draw(st.integers(0, len(contest.support) - 1))
    more = np.array(contest.support)
    more[number] = data.draw(st.floats(more[number], 1))
    assert chance(contest.terms, more) >= chance(contest.terms, contest.supports) - NEAR


real = st.lists(st.tuples(st.floats(1e-3, 1e6), st.floats(0, 1)), min_size=1, max_size=8)


@given(real, shares)
@settings(max_examples=150)
def test_rounding_moves_the_threshold_by_little_more_than_half_a_unit_for_each_stakeholder(each, share):
    influence, support = ([*column] for column in zip(*each, strict=True))
    found = chance(
        terms(Winning(share=float(share)), as_floats(influence), np.zeros(len(each), bool)), np.array(support)
    )
    slack = Fraction(len(each) + 1, 2 * GRID) + Fraction(1, 10**9)
    exact = Contest(tuple(str(Fraction(value)) for value in influence), tuple(support), (False,) * len(each), share)
    if Fraction(share) + slack <= 1:
        harder = replace(exact, share=str(Fraction(share) + slack))
        assert found >= harder.chance(exact.supports) - NEAR
    if Fraction(share) > slack:
        easier = replace(exact, share=str(Fraction(share) - slack))
        assert found <= easier.chance(exact.supports) + NEAR


many = st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), min_size=1, max_size=120)


@given(many, shares)
@settings(max_examples=60)
def test_taking_one_out_of_many_equals_counting_anew(each, share):
    units, support = (np.array(column) for column in zip(*each, strict=True))
    of_all = terms(Winning(share=float(share)), as_floats(units), np.zeros(len(units), bool))
    if of_all.obstacle is not None:
        return
    found, whole = fragility(of_all, support), of_all.units.units
    quota = of_all.quota(support)
    for number in (0, len(units) // 2, len(units) - 1):
        others = tally(np.delete(whole, number), np.delete(support, number))
        assert found.if_lost[number] == pytest.approx(at_least(others, quota), abs=1e-11)
        assert found.if_won[number] == pytest.approx(at_least(others, quota - int(whole[number])), abs=1e-11)
