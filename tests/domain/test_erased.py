"""A stakeholder who is erased."""

import pytest

from domain.errors import Invalid, StakeholderIsErased
from domain.personal import pseudonym
from domain.stakeholder import Stakeholder, StakeholderErased
from domain.values import Relationship
from tests.given import NOW, STAKEHOLDER, a, a_stakeholder, named


def erased(reason="They asked for it"):
    return lambda it: it.erase(reason, "Robin", NOW)


def test_the_erasure_is_a_fact_that_tells_no_name():
    story = a_stakeholder().when(erased())
    story.then(a(StakeholderErased, reason="They asked for it", erased_by="Robin"))
    assert story.subject.name == pseudonym(story.subject.id)


def test_erasing_once_more_is_no_news():
    a_stakeholder(erased()).when(erased("Once more")).then()


@pytest.mark.parametrize("reason", [f"{STAKEHOLDER} asked", f"because {STAKEHOLDER.upper()} said so"])
def test_a_reason_that_tells_the_name_is_refused_for_it_stays_on_record(reason):
    with pytest.raises(Invalid, match="tells the name, and stays on record"):
        a_stakeholder().when(erased(reason))


@pytest.mark.parametrize(
    "said",
    [
        lambda it: it.relate(Relationship.PARTNER, NOW),
        lambda it: it.listen_to(named("Bea"), NOW),
        lambda it: it.stop_listening_to(named("Bea"), NOW),
    ],
)
def test_nothing_more_is_said_of_them(said):
    with pytest.raises(StakeholderIsErased, match="was erased and is on record as 'Erased person"):
        a_stakeholder(erased()).when(said)


def test_nobody_is_registered_under_a_name_like_those_of_the_erased():
    with pytest.raises(StakeholderIsErased):
        Stakeholder.register("erased  PERSON 3f2a9c", NOW)
