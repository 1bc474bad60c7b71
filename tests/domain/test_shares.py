"""Whose part of a difference is whose."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from domain.hypotheses import Hypothesis, assumed, hypothesis
from domain.identity import coalition_id
from domain.shares import Share, shares
from domain.situation import Situation
from domain.values import Kind
from tests.given import COALITION
from tests.situations import a_situation, partnership, recorded

PEOPLE = (
    recorded("ada", Kind.ENDORSEMENT, 60, influence=2.0, bloc="north"),
    recorded("bea", Kind.PLEDGE, 70, influence=1.0, bloc="north"),
    recorded("cy", Kind.OPPOSITION, 80, influence=1.0, bloc="south"),
)
HOME: UUID = coalition_id(COALITION)


def told(situation: Situation, *facts: Hypothesis, first: Sequence[str]) -> tuple[Share, ...]:
    then = assumed(situation, facts)
    named = [partnership(who) for who in first]
    return shares(situation.standing, then.standing, named, situation.winning, HOME)


def test_shares_add_up_to_the_difference():
    situation = a_situation(*PEOPLE)
    facts = hypothesis("ada", Kind.DEFECTION), hypothesis("cy", Kind.ENDORSEMENT, visibility="public")
    found, then = told(situation, *facts, first=["ada", "cy"]), assumed(situation, facts)
    assert [each.partnership for each in found] == [partnership("ada"), partnership("cy"), None]
    strength = then.standing.strength - situation.standing.strength
    assert sum(each.strength for each in found) == pytest.approx(strength)
    assert found[0].strength < 0 < found[1].strength
    assert found[0].chance < 0 < found[1].chance


def test_who_comes_is_off_the_map_before():
    situation = a_situation(*PEOPLE, people=("ada", "bea", "cy", "zoe"))
    zoe, others = told(situation, hypothesis("zoe", Kind.OPPOSITION, influence=3.0), first=["zoe"])
    assert zoe.strength < 0
    assert abs(others.strength) < abs(zoe.strength)


def test_where_nothing_is_assumed_nobody_has_a_share():
    (others,) = told(a_situation(*PEOPLE), first=[])
    assert others == Share(None, 0.0, 0.0)


def test_from_nobody_to_somebody_strength_is_counted_from_nothing():
    ada, others = told(a_situation(), hypothesis("ada", Kind.PLEDGE), first=["ada"])
    assert ada.strength > 0.5
    assert ada.chance > 0
    assert others == Share(None, 0.0, 0.0)
