"""Importing a file: all rows or none, in order of date, the same again adds nothing."""

import random
from dataclasses import asdict

import pytest

from tests.service.importing.lines import GOOD, why
from tests.world import COLUMNS, a_small_world


def test_every_row_is_recorded(world):
    result = world.bring_in(*GOOD)
    assert asdict(result) == {"read": 3, "recorded": 3, "already": 0, "rejected": []}
    kinds = [topic for topic in world.topics() if topic != "partnership.begun"]
    assert sorted(kinds) == [
        "coalition.formed",
        "partnership.join",
        "partnership.pledge",
        "partnership.vote_with",
        "stakeholder.registered",
        "stakeholder.registered",
    ]


def test_the_same_file_again_adds_nothing(world):
    world.bring_in(*GOOD)
    facts = world.topics()
    again = world.bring_in(*GOOD)
    assert (again.read, again.recorded, again.already, again.rejected) == (3, 0, 3, [])
    assert world.topics() == facts


def test_new_rows_of_a_longer_file_are_added(small_world):
    small_world.bring_in(*GOOD[:2])
    longer = small_world.bring_in(*GOOD)
    assert (longer.recorded, longer.already) == (1, 2)


def test_one_bad_row_and_nothing_is_recorded(world):
    result = world.bring_in(*GOOD, "4,C,Ada,gossip,2024-01-04")
    assert (result.read, result.recorded) == (4, 0)
    assert why(result) == [(5, "kind", "gossip")]
    assert world.topics() == []
    assert world.wakes == []


def test_with_keep_going_the_good_rows_are_taken(world):
    result = world.bring_in(*GOOD, "4,C,Ada,gossip,2024-01-04", "5,C,Cy,join,2999-01-01", keep_going=True)
    assert (result.read, result.recorded) == (5, 3)
    assert why(result) == [(5, "kind", "gossip"), (6, "occurred_on", "2999-01-01")]
    assert "Cy" not in str(list(world.services.export()))


def test_a_coalition_misspelt_in_a_bad_row_is_not_formed(small_world):
    small_world.bring_in(*GOOD, "4,Q,Ada,join,2999-01-01", keep_going=True)
    assert small_world.topics().count("coalition.formed") == 1


def test_a_dry_run_tells_all_and_changes_nothing(small_world):
    result = small_world.bring_in(*GOOD, dry_run=True)
    assert (result.read, result.recorded) == (3, 3)
    assert (small_world.topics(), small_world.wakes) == ([], [])


def test_an_import_wakes_the_workers_once_and_not_for_nothing(small_world):
    small_world.bring_in(*GOOD)
    small_world.bring_in(*GOOD)
    assert len(small_world.wakes) == 1


def test_progress_goes_up_to_the_last_row(small_world):
    seen: list[tuple[int, int]] = []
    rows = [f"{number},C,Ada,meeting,2024-01-01" for number in range(1201)]
    small_world.bring_in(*rows, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(500, 1201), (1000, 1201), (1201, 1201)]


def test_one_row_twice_in_a_file_is_recorded_once(small_world):
    result = small_world.bring_in(GOOD[0], GOOD[0])
    assert (result.read, result.recorded, result.already) == (2, 1, 1)


def test_five_hundred_long_notes_are_saved_in_one_import(world):
    note = "twenty kilobytes " * 1_250
    rows = [f"{number},C,Ada,meeting,2024-01-01,{note}" for number in range(500)]
    assert world.bring_in(*rows, columns=f"{COLUMNS},detail").recorded == 500
    world.catch_up()
    assert {len(row["note"]) for row in world.read_models()["timeline"] if row["interaction_id"]} == {len(note)}


STORY = (
    "1,C,Ada,join,2024-01-01",
    "2,C,Ada,trade,2024-01-05",
    "3,C,Ada,trade_honoured,2024-01-05",
    "4,C,Ada,vote_with,2024-02-01",
    "5,C,Ada,defection,2024-03-01",
    "6,C,Ada,return,2024-04-01",
    "7,C,Ada,vote_with,2024-05-01",
    "8,C,Bea,join,2024-01-05",
)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_file_does_not_matter(small_world, seed):
    shuffled = random.Random(seed).sample(STORY, len(STORY))
    result = small_world.bring_in(*shuffled)
    assert why(result) == []
    small_world.catch_up()
    with a_small_world(formed=None) as other:
        other.bring_in(*STORY)
        other.catch_up()
        assert small_world.support("C") == pytest.approx(other.support("C"), abs=1e-12)


def test_support_on_the_day_of_the_defection_is_from_before_it(small_world):
    result = small_world.bring_in("2,C,Ada,defection,2024-03-01", "1,C,Ada,vote_with,2024-03-01")
    assert why(result) == []
