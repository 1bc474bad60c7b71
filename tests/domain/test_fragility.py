"""What losing or winning one stakeholder would do to the chance."""

import numpy as np
import pytest

from domain.chance import chance
from domain.changes import as_floats
from domain.fragility import fragility
from domain.identity import stakeholder_id
from domain.terms import Terms, terms
from domain.winning import HALF, Winning


def contest(influence, *must: int, **wins) -> Terms:
    asked = tuple(stakeholder_id(f"must {number}") for number in must)
    return terms(Winning(**wins, must_have=asked), as_floats(influence), np.isin(np.arange(len(influence)), must))


def test_two_of_three():
    found = fragility(contest([1, 1, 1], count=2), as_floats([0.5, 0.6, 0.7]))
    assert found.chance == pytest.approx(0.5 * 0.6 + 0.5 * 0.7 + 0.6 * 0.7 - 2 * 0.5 * 0.6 * 0.7)
    assert found.if_lost.tolist() == pytest.approx([0.6 * 0.7, 0.5 * 0.7, 0.5 * 0.6])
    assert found.if_won.tolist() == pytest.approx([1 - 0.4 * 0.3, 1 - 0.5 * 0.3, 1 - 0.5 * 0.4])
    assert found.pivotal.tolist() == pytest.approx([0.46, 0.5, 0.5])


def test_a_defector_keeps_their_influence_on_the_map():
    found = fragility(contest([6, 2, 2], share=0.5), as_floats([0.9, 0.5, 0.5]))
    assert found.if_lost[0] == 0.0  # the others hold 4 of 10, though all of what is left


def test_without_a_must_have_there_is_no_chance():
    support = as_floats([0.5, 0.8, 0.0])
    found = fragility(contest([1, 1, 1], 0, 1, 2), support)
    assert found.chance == 0.0
    assert found.if_lost.tolist() == [0, 0, 0]
    assert found.if_won.tolist() == pytest.approx([0, 0, 0.4])


@pytest.mark.parametrize("certain", [0.0, 1.0])
def test_of_one_who_is_certain_one_side_is_today(certain):
    terms_, support = contest([2, 1, 1, 1], share=0.6), as_floats([certain, 0.3, 0.6, 0.9])
    found = fragility(terms_, support)
    assert found.chance == pytest.approx((found.if_won if certain else found.if_lost)[0], abs=1e-15)
    assert found.if_won[0] > found.if_lost[0]


def test_a_thousand_of_real_influence_are_what_counting_anew_gives():
    chance_of = np.random.default_rng(1)
    influence, support = chance_of.lognormal(0, 1.5, 1_000), chance_of.uniform(0.3, 0.7, 1_000)
    terms_ = contest(influence, 3, share=0.5)
    found = fragility(terms_, support)
    for number in (3, 17, int(influence.argmax()), int(influence.argmin())):
        for level, told in ((0.0, found.if_lost), (1.0, found.if_won)):
            changed = support.copy()
            changed[number] = level
            assert told[number] == pytest.approx(chance(terms_, changed), abs=2e-3)  # half a unit of rounding


def test_where_there_is_an_obstacle_nothing_moves():
    found = fragility(terms(HALF, np.zeros(2), np.zeros(2, dtype=np.bool_)), as_floats([0.5, 0.5]))
    assert (found.chance, found.if_lost.tolist(), found.if_won.tolist()) == (0.0, [0, 0], [0, 0])
