"""What was recorded lately: each interaction once, by the telling that stands last."""

import pytest

from domain.errors import Unknown
from service import lately
from tests.given import COALITION, but, met, pledged


@pytest.fixture
def world(world):
    world.form()
    return world


def recorded(world, limit=10):
    world.catch_up()
    found = lately.recorded(world.services.database, COALITION, limit)
    return [(each.entry.kind, each.entry.note, each.corrected, each.retracted) for each in found]


def test_what_was_recorded_last_comes_first_whenever_it_happened(world):
    world.tell(met("2024-03-01"), pledged("2024-01-01"))
    assert [kind for kind, *_ in recorded(world)] == ["pledge", "meeting"]
    assert [kind for kind, *_ in recorded(world, limit=1)] == ["pledge"]


def test_a_correction_stands_in_place_of_what_it_corrects(world):
    walk = met("2024-03-01", "W", note="a walk")
    world.tell(walk, pledged("2024-01-01"))
    world.correct(but(walk, note="a long walk"))
    assert recorded(world) == [("meeting", "a long walk", True, False), ("pledge", "", False, False)]


def test_what_was_taken_back_shows_as_it_was_told(world):
    world.tell(met("2024-03-01", "W", note="a walk"))
    world.retract("W")
    assert recorded(world) == [("meeting", "a walk", False, True)]


def test_of_no_such_coalition_nothing_is_known(world):
    with pytest.raises(Unknown):
        lately.recorded(world.services.database, "Old Forest", 3)


def alike(world, told, *names):
    world.catch_up()
    return lately.alike(world.services.database, COALITION, names, told)


def test_the_same_kind_on_the_same_day_with_the_same_note_is_alike(world):
    world.tell(met("2024-03-01T08:00", "W", note="a walk"), about="Ada")
    assert alike(world, met("2024-03-01T17:00", "X", note=" a walk"), "Ben", "ada") == ["ada"]


@pytest.mark.parametrize(
    "other",
    [
        met("2024-03-02", "X", note="a walk"),
        met("2024-02-29T23:59", "X", note="a walk"),
        met("2024-03-01", "X", note="a run"),
        pledged("2024-03-01", "X", note="a walk"),
    ],
)
def test_another_day_note_or_kind_is_not_alike(world, other):
    world.tell(met("2024-03-01", "W", note="a walk"), about="Ada")
    assert alike(world, other, "Ada") == []


def test_what_was_taken_back_or_corrected_to_something_else_is_not_alike(world):
    walk, run = met("2024-03-01", "W", note="a walk"), met("2024-03-01", "R", note="a run")
    world.tell(walk, run, about="Ada")
    world.retract("W", about="Ada")
    world.correct(but(run, note="a ride"), about="Ada")
    assert alike(world, met("2024-03-01", "X", note="a walk"), "Ada") == []
    assert alike(world, met("2024-03-01", "X", note="a run"), "Ada") == []
    assert alike(world, met("2024-03-01", "X", note="a ride"), "Ada") == ["Ada"]


def test_what_moved_to_another_day_is_alike_there(world):
    walk = met("2024-03-01", "W", note="a walk")
    world.tell(walk, about="Ada")
    world.correct(but(walk, occurred_at=met("2024-03-05").occurred_at), about="Ada")
    assert alike(world, met("2024-03-05", "X", note="a walk"), "Ada") == ["Ada"]
    assert alike(world, met("2024-03-01", "X", note="a walk"), "Ada") == []
