"""What acts of a certain weight would do to everybody's support."""

import numpy as np
import pytest

from domain.hypotheses import assumed, hypothesis
from domain.lifts import lifted
from domain.moment import Moment, moment
from domain.policy import DEFAULT
from domain.situation import Situation
from domain.support import expectation
from domain.values import Kind
from tests.situations import a_situation, recorded

MANY = [f"peer {number}" for number in range(40)]


def a_crowd() -> Situation:
    """Many of one bloc, some for it and some against, so that one more act tells nothing of all of them."""
    kinds = (Kind.PLEDGE, Kind.VOTE_WITH, Kind.CRITICISM)
    rows = (recorded(who, kinds[number % 3], 50 + number, bloc="north") for number, who in enumerate(MANY))
    return a_situation(*rows, people=MANY)


def now(situation: Situation) -> Moment:
    return moment(situation.evidence, situation.day)


def test_an_act_of_no_weight_leaves_support_as_it_is():
    situation = a_crowd()
    assert lifted(now(situation), 0.0, situation.policy) == pytest.approx(situation.standing.support)


def test_acts_in_favour_lift_and_acts_against_lower_the_more_the_heavier():
    situation = a_crowd()
    levels = np.array([lifted(now(situation), weight, situation.policy) for weight in (-2.0, -1.0, 0.0, 0.5, 1.0, 3.0)])
    assert np.all(np.diff(levels, axis=0) > 0)
    assert np.all((levels > 0) & (levels < 1))


def test_the_lift_is_what_assuming_the_act_would_give_if_peers_stayed_as_they_are():
    situation, policy = a_crowd(), DEFAULT
    told = lifted(now(situation), policy.weights[Kind.CONTRIBUTION], policy)
    for who in MANY[:6]:
        place, then = situation.place(who), now(assumed(situation, [hypothesis(who, Kind.CONTRIBUTION)]))
        assert told[place] == pytest.approx(expectation(then.record, now(situation).level, policy)[place], abs=1e-12)


def test_of_outsiders_nothing_is_known():
    situation = a_crowd()
    told = lifted(now(situation), 1.0, situation.policy, outsiders=2)
    assert len(told) == len(MANY) + 2
    assert told[-1] == told[-2] > 0.5


def test_nobody_is_lifted_where_nobody_is():
    situation = a_situation()
    assert lifted(now(situation), 1.0, situation.policy).tolist() == []
