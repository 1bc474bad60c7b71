"""What is said of a stakeholder."""

import pytest

from domain.errors import GroundswellError
from domain.identity import stakeholder_id
from domain.stakeholder import InfluencerFound, InfluencerLost, RelationshipChanged, Stakeholder, StakeholderRegistered
from domain.values import Relationship
from tests.given import NOW, STAKEHOLDER, a, a_stakeholder, content

GRACE = stakeholder_id("Grace")


def relates(relationship: Relationship):
    return lambda stakeholder: stakeholder.relate(relationship, NOW)


def listens(to=GRACE):
    return lambda stakeholder: stakeholder.listen_to(to, NOW)


def stops_listening(to=GRACE):
    return lambda stakeholder: stakeholder.stop_listening_to(to, NOW)


def test_a_stakeholder_becomes_known():
    known = Stakeholder.register(STAKEHOLDER, NOW, Relationship.CUSTOMER)
    (registered,) = known.pending_events
    assert content(registered) == a(StakeholderRegistered, name=STAKEHOLDER, relationship=Relationship.CUSTOMER)
    assert known.id == stakeholder_id(STAKEHOLDER)


@pytest.mark.parametrize("relationship", Relationship)
def test_a_relationship_changes(relationship):
    a_stakeholder().when(relates(relationship)).then(a(RelationshipChanged, relationship=relationship))


def test_the_same_relationship_is_no_news():
    a_stakeholder(relates(Relationship.PARTNER)).when(relates(Relationship.PARTNER)).then()


def test_an_influencer_is_found_once():
    a_stakeholder().when(listens(), listens()).then(a(InfluencerFound, influencer_id=GRACE))


def test_an_influencer_is_lost_and_found_again():
    story = a_stakeholder(listens()).when(stops_listening(), listens())
    story.then(a(InfluencerLost, influencer_id=GRACE), a(InfluencerFound, influencer_id=GRACE))


def test_losing_one_who_was_never_listened_to_is_no_news():
    a_stakeholder().when(stops_listening()).then()


def test_nobody_is_their_own_influencer():
    with pytest.raises(GroundswellError):
        a_stakeholder().when(listens(to=stakeholder_id(STAKEHOLDER)))


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "two\nlines"])
def test_a_name_that_nobody_can_read_is_refused(name):
    with pytest.raises(GroundswellError):
        Stakeholder.register(name, NOW)
