"""A coalition is formed once, and what it decides about itself is kept."""

from datetime import date

import pytest

from domain.coalition import Coalition
from domain.errors import CoalitionExists, MilestoneUnknown, Unknown
from domain.identity import coalition_id, stakeholder_id
from domain.policy import Policy
from domain.winning import Winning
from tests.given import COALITION, joined


def test_a_coalition_that_nobody_formed_is_unknown(small_world):
    with pytest.raises(Unknown) as refusal:
        small_world.tell(joined("2024-01-01"), to="Clean Oceans")
    assert refusal.value.name == "Clean Oceans"
    assert small_world.topics() == []


def test_a_coalition_formed_otherwise_exists_already(small_world):
    small_world.services.recording.form_coalition(COALITION, "Swim", share=0.6)
    with pytest.raises(CoalitionExists):
        small_world.services.recording.form_coalition("clean rivers", "Fish", share=0.6)
    with pytest.raises(CoalitionExists):
        small_world.services.recording.form_coalition("clean rivers", "Swim", share=0.7)
    assert small_world.services.recording.form_coalition("clean rivers", "Swim", share=0.6) is False


def test_who_must_be_for_it_goes_by_name(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"), about="Ada")
    assert small_world.services.recording.define_winning(COALITION, count=3, must_have=["ADA"]) is True
    coalition = small_world.services.facts.find(Coalition, coalition_id(COALITION))
    assert coalition.winning == Winning(count=3, must_have=(stakeholder_id("Ada"),))


def test_one_who_is_not_known_cannot_be_a_must_have(small_world):
    small_world.form()
    before = small_world.topics()
    with pytest.raises(Unknown) as refusal:
        small_world.services.recording.define_winning(COALITION, must_have=["Ada"])
    assert (refusal.value.what, refusal.value.name) == ("stakeholder", "Ada")
    assert small_world.topics() == before


def test_the_coalition_decides_about_itself(small_world):
    small_world.form()
    recording = small_world.services.recording
    assert recording.define_winning(COALITION, share=0.75) is True
    assert recording.define_winning(COALITION, share=0.75) is False
    assert recording.adopt_policy(COALITION, Policy(half_life=90)) is True
    assert recording.adopt_policy(COALITION, Policy(half_life=90)) is False
    assert recording.affirm_purpose(COALITION, "Swim") is True
    assert recording.plan_milestone(COALITION, "Launch", date(2024, 3, 1)) is True
    assert recording.plan_milestone(COALITION, "launch", date(2024, 3, 1)) is False
    assert recording.reach_milestone(COALITION, "LAUNCH", date(2024, 3, 2)) is True
    assert recording.reach_milestone(COALITION, "Launch", date(2024, 3, 2)) is False
    with pytest.raises(MilestoneUnknown):
        recording.reach_milestone(COALITION, "Landing", date(2024, 3, 2))
