"""What was recorded is corrected and taken back by later facts."""

from uuid import uuid4

import pytest

from domain.errors import InteractionIsRetracted, InteractionUnknown, Unknown
from tests.given import COALITION, RECORDER, but, met, named, pledged, voted_with
from tests.world import partnership


def test_an_interaction_is_corrected_and_retracted_by_later_facts(world):
    world.form()
    vote = voted_with("2024-01-01", "V")
    world.tell(vote)
    assert world.correct(but(vote, note="loud")) is True
    assert world.correct(but(vote, note="loud")) is False
    assert world.retract("V") is True
    assert world.topics()[-3:] == [
        "partnership.vote_with",
        "partnership.interaction_corrected",
        "partnership.interaction_retracted",
    ]


def test_a_partnership_that_never_was_cannot_be_amended(small_world):
    with pytest.raises(Unknown):
        small_world.services.recording.retract(uuid4(), named("V"), "never happened", RECORDER)


def test_several_interactions_are_taken_back_together(world):
    world.form()
    told = [("Ada", met("2024-02-01", "A")), ("Ben", met("2024-02-01", "B")), ("Ben", pledged("2024-02-02", "P"))]
    world.services.recording.record_all(COALITION, told)
    assert world.services.recording.retract_all([of(*each) for each in told], "never happened", RECORDER) is True
    assert world.topics()[-3:] == ["partnership.interaction_retracted"] * 3


def test_all_or_none_are_taken_back(small_world):
    small_world.form()
    told = [("Ada", met("2024-02-01", "A")), ("Ben", met("2024-02-01", "B"))]
    small_world.services.recording.record_all(COALITION, told)
    small_world.retract("B", about="Ben")
    before = small_world.topics()
    with pytest.raises(InteractionIsRetracted):
        small_world.services.recording.retract_all([of(*each) for each in told], "never happened", RECORDER)
    assert small_world.topics() == before


def of(name, interaction):
    return partnership(name), interaction.id


def test_the_last_telling_of_an_interaction_can_be_asked_for(small_world):
    small_world.form()
    vote = voted_with("2024-01-01", "V")
    small_world.tell(vote)
    small_world.correct(but(vote, note="loud"))
    assert small_world.services.recording.telling(partnership(), vote.id) == but(vote, note="loud")
    with pytest.raises(InteractionUnknown):
        small_world.services.recording.telling(partnership(), uuid4())
