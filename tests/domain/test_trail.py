"""The trail: the same figures as elsewhere, day by day."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from domain.policy import InForce, Policy
from domain.prospects import prospects
from domain.replay import standing
from domain.trail import trail
from domain.values import Kind
from tests.situations import a_situation, recorded

STORY = (
    recorded("ada", Kind.JOIN, 1, influence=0.9),
    recorded("bea", Kind.CRITICISM, 3, influence=0.5),
    recorded("ada", Kind.ENDORSEMENT, 20),
    recorded("cy", Kind.PLEDGE, 30, influence=0.2),
    recorded("cy", Kind.DEFECTION, 60),
    recorded("bea", Kind.ENDORSEMENT, 90),
)


@pytest.fixture
def told():
    return a_situation(*STORY)


def test_strength_and_chance_are_those_of_a_replay_to_each_day(told):
    days = [2, 25, 45, 70, told.day]
    it = trail(told, days)
    for place, day in enumerate(days):
        then = standing(told.evidence, day)
        assert it.strength[place] == pytest.approx(then.strength)
        chance = prospects(then, told.winning, UUID(told.coalition_id)).chance
        assert it.chance[place] == pytest.approx(chance)


def test_strength_lies_within_its_interval(told):
    it = trail(told, range(1, told.day))
    assert (it.low <= it.strength).all()
    assert (it.strength <= it.high).all()
    assert (it.low >= 0).all()
    assert (it.high <= 1).all()


def test_of_one_stakeholder_strength_is_as_wide_as_their_own_posterior():
    told = a_situation(recorded("ada", Kind.ENDORSEMENT, 1), recorded("ada", Kind.CRITICISM, 2))
    then, it = standing(told.evidence, 3), trail(told, [3])
    spread = np.sqrt(then.support[0] * (1 - then.support[0]) / (then.evidence[0] + 1))
    assert it.high[0] - it.low[0] == pytest.approx(2 * 1.2815515655 * spread)


def test_silence_widens_the_interval():
    told = a_situation(recorded("ada", Kind.ENDORSEMENT, 1), recorded("ada", Kind.CRITICISM, 2))
    near, far = trail(told, [3, 400]).high - trail(told, [3, 400]).low
    assert far > near


def test_a_pledge_is_private_until_an_endorsement_makes_it_public():
    told = a_situation(recorded("ada", Kind.PLEDGE, 1), recorded("ada", Kind.ENDORSEMENT, 10))
    before, after = trail(told, [5, 10]).public
    assert before == 0
    assert 0.5 < after < 1


def test_the_public_share_is_weighed_by_who_stands_behind_it():
    told = a_situation(
        recorded("ada", Kind.ENDORSEMENT, 1, influence=3.0), recorded("bea", Kind.PLEDGE, 1, influence=1.0)
    )
    then = standing(told.evidence, 1)
    ada, behind = told.place("ada"), then.mass * then.backing
    expected = behind[ada] / behind.sum()
    assert trail(told, [1]).public[0] == pytest.approx(expected)


def test_where_nobody_has_influence_there_is_no_strength():
    told = a_situation(recorded("ada", Kind.JOIN, 1, influence=0.0))
    it = trail(told, [1])
    assert np.isnan([it.strength[0], it.low[0], it.high[0], it.public[0]]).all()
    assert it.chance[0] == 0


def test_where_nobody_can_tell_what_was_public_there_is_no_share():
    assert np.isnan(trail(a_situation(recorded("ada", Kind.JOIN, 1)), [1]).public[0])


def test_each_day_is_weighed_by_the_policy_in_force_on_it(told):
    short = Policy(half_life=20)
    changed = replace(told, adopted=[InForce(70, short)], policy=short)
    before, after = trail(changed, [60, 80]).strength
    assert before == pytest.approx(standing(told.evidence, 60).strength)
    assert after == pytest.approx(standing(told.weighed(short), 80).strength)


def test_no_days_make_no_trail(told):
    assert len(trail(told, []).strength) == 0
