"""One fact after another: load, ask, save, wake."""

from datetime import date

import pytest

from domain.errors import GroundswellError, Refused
from tests.given import COALITION, defected, joined, pledged, voted_with
from tests.world import a_world


def test_an_interaction_is_kept(world):
    world.form()
    assert world.tell(joined("2024-01-01")) == [True]
    assert world.topics() == ["coalition.formed", "stakeholder.registered", "partnership.begun", "partnership.join"]


def test_what_is_kept_outlives_the_process(database_url):
    with a_world(database_url) as before:
        before.form()
        before.tell(joined("2024-01-01"))
    with a_world(database_url) as after:
        assert after.tell(joined("2024-01-01"), pledged("2024-02-01")) == [False, True]


def test_the_same_again_adds_nothing_and_wakes_nobody(world):
    world.form()
    world.tell(joined("2024-01-01"))
    facts, wakes = len(world.topics()), len(world.wakes)
    assert world.tell(joined("2024-01-01")) == [False]
    assert world.form() is False
    assert (len(world.topics()), len(world.wakes)) == (facts, wakes)


def test_each_saved_decision_wakes_the_workers_once(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"), pledged("2024-01-02"))
    assert len(small_world.wakes) == 3


def test_a_refusal_saves_nothing_and_wakes_nobody(world):
    world.form()
    world.tell(defected("2024-01-01"))
    facts, wakes = world.topics(), len(world.wakes)
    with pytest.raises(Refused):
        world.tell(voted_with("2024-02-01"))
    with pytest.raises(Refused):
        world.tell(joined("2025-01-01"), about="Someone new")
    assert (world.topics(), len(world.wakes)) == (facts, wakes)


def test_names_are_found_however_they_are_written(small_world):
    small_world.form("Clean Rivers")
    small_world.tell(joined("2024-01-01"), about="Ada Lovelace", to="clean  rivers")
    assert small_world.tell(joined("2024-01-01"), about="ADA lovelace", to="CLEAN RIVERS") == [False]


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "two\nlines", "half\ud800"])
def test_a_senseless_name_is_refused_in_one_sentence(small_world, name):
    recording = small_world.services.recording
    small_world.form()
    for attempt in (
        lambda: recording.form_coalition(name),
        lambda: recording.register(name),
        lambda: recording.listens_to("Ada", name),
        lambda: recording.plan_milestone(COALITION, name, date(2024, 3, 1)),
        lambda: recording.record(COALITION, name, joined("2024-01-01")),
    ):
        with pytest.raises(GroundswellError) as refusal:
            attempt()
        assert len(str(refusal.value).splitlines()) == 1
    assert small_world.topics() == ["coalition.formed"]
