"""What is said of a partnership itself: agendas, cadences and conditions, with or without an interaction."""

from datetime import date

import pytest

from domain.agenda import Agenda
from domain.errors import ConditionUnknown, GroundswellError
from domain.partnership import Partnership
from tests.given import COALITION, joined
from tests.world import partnership


def test_an_agenda_is_stated_list_by_list(world):
    world.form()
    world.tell(joined("2024-01-01"))
    recording = world.services.recording
    assert recording.state_agenda(COALITION, "Ada", wants=["A seat"], conditions=["Fees go up"]) is True
    assert recording.state_agenda("clean rivers", "ADA", wants=["A seat"]) is False
    assert recording.state_agenda(COALITION, "Ada", offers=iter(["Boats"]), wants=[]) is True
    found = world.services.facts.find(Partnership, partnership())
    assert found is not None
    assert found.agenda == Agenda(offers=("Boats",), conditions=("Fees go up",))


def test_cadence_and_conditions_are_kept(world):
    world.form()
    recording = world.services.recording
    recording.state_agenda(COALITION, "Ada", conditions=["Fees go up"])
    assert recording.agree_cadence(COALITION, "Ada", 28) is True
    assert recording.agree_cadence(COALITION, "Ada", 28) is False
    assert recording.agree_cadence(COALITION, "Ada", None) is True
    assert recording.mark_condition(COALITION, "Ada", "fees go up", date(2024, 6, 1), met=True) is True
    assert recording.mark_condition(COALITION, "Ada", "fees go up", date(2024, 6, 1), met=True) is False
    with pytest.raises(ConditionUnknown):
        recording.mark_condition(COALITION, "Ada", "Fees go down", date(2024, 6, 1), met=True)


@pytest.mark.parametrize(
    ("tell", "topic"),
    [
        (lambda it: it.state_agenda(COALITION, "Ada", wants=["A seat"]), "partnership.agenda_stated"),
        (lambda it: it.agree_cadence(COALITION, "Ada", 28), "partnership.cadence_agreed"),
    ],
    ids=["agenda", "cadence"],
)
def test_a_partnership_may_begin_without_an_interaction(small_world, tell, topic):
    small_world.form()
    assert tell(small_world.services.recording)
    assert small_world.topics()[1:] == ["stakeholder.registered", "partnership.begun", topic]


@pytest.mark.parametrize(
    "tell",
    [
        lambda it: it.state_agenda(COALITION, "Ada", wants=[]),
        lambda it: it.agree_cadence(COALITION, "Ada", None),
    ],
    ids=["agenda", "cadence"],
)
def test_what_is_no_news_begins_no_partnership(small_world, tell):
    small_world.form()
    wakes = len(small_world.wakes)
    assert tell(small_world.services.recording) is False
    assert (small_world.topics(), len(small_world.wakes)) == (["coalition.formed"], wakes)


def test_what_is_refused_begins_no_partnership(small_world):
    small_world.form()
    recording = small_world.services.recording
    for tell in (
        lambda: recording.mark_condition(COALITION, "Ada", "Fees go up", date(2024, 6, 1), met=True),
        lambda: recording.agree_cadence(COALITION, "Ada", 0),
        lambda: recording.state_agenda(COALITION, "Ada", wants=["two\nlines"]),
        lambda: recording.agree_cadence("Clean Oceans", "Ada", 28),
    ):
        with pytest.raises(GroundswellError) as refusal:
            tell()
        assert len(str(refusal.value).splitlines()) == 1
    assert small_world.topics() == ["coalition.formed"]
