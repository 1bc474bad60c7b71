"""Stakeholders are made known, and how they stand to us and to one another."""

import pytest

from domain.errors import GroundswellError, Unknown
from domain.values import Relationship


def test_a_stakeholder_is_registered_related_and_listens(world):
    recording = world.services.recording
    assert recording.register("Ada") is True
    assert recording.register("ada") is False
    assert recording.register("Ada", Relationship.CUSTOMER) is True
    assert recording.register("Ada", Relationship.CUSTOMER) is False
    assert recording.listens_to("Ada", "Grace") is True
    assert recording.listens_to("ada", "GRACE") is False
    assert world.topics() == [
        "stakeholder.registered",
        "stakeholder.relationship_changed",
        "stakeholder.influencer_found",
        "stakeholder.registered",
    ]


def test_a_stakeholder_may_stop_listening(world):
    recording = world.services.recording
    recording.listens_to("Ada", "Grace")
    assert recording.no_longer_listens_to("ada", "GRACE") is True
    assert recording.no_longer_listens_to("Ada", "Grace") is False
    assert recording.no_longer_listens_to("Ada", "Nobody") is False
    assert world.topics()[-1] == "stakeholder.influencer_lost"
    with pytest.raises(Unknown):
        recording.no_longer_listens_to("Nobody", "Ada")


@pytest.mark.parametrize("known", [True, False])
def test_nobody_listens_to_themselves(small_world, known):
    if known:
        small_world.services.recording.register("Ada")
    with pytest.raises(GroundswellError):
        small_world.services.recording.listens_to("Ada", "ada")
