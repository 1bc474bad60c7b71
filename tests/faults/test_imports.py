"""Imports from several processes at once, of long notes, and killed half-way."""

import json
import random
import time
from itertools import pairwise

import pytest

from tests.faults import story
from tests.faults.judging import nothing_is_lost_or_doubled
from tests.faults.streams import Stream

ROWS = 1_500
TRIES = 10
LONG = "A long note. " * 1_600  # 20 KB


def results(child):
    """What the imports of a child did."""
    assert child.finish() == 0, child.told()
    return [json.loads(line) for line in child.lines() if line.startswith("{")]


def import_at_once(family, folder, *files_of_each):
    """Import in one process for each list of files, all beginning at the same moment."""
    go = folder / "go"
    children = [family.child("bring_in", go, *files) for files in files_of_each]
    go.touch()
    return [results(child) for child in children]


def write(folder, name, content):
    (folder / name).write_bytes(content)
    return folder / name


def test_the_same_file_imported_by_two_processes_at_once_is_recorded_once(families, opened, database_url, tmp_path):
    family = families(database_url=database_url)
    services = opened(database_url=database_url).services
    file = write(tmp_path, "file.csv", story.file_of("a", ROWS))

    done = [result for each in import_at_once(family, tmp_path, [file], [file]) for result in each]

    assert all(result["recorded"] + result["already"] == result["read"] == ROWS for result in done)
    assert sum(result["recorded"] for result in done) == ROWS
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [])
    assert facts_told(services) == ROWS


def test_different_files_on_the_same_stakeholders_are_all_there(families, opened, database_url, tmp_path):
    family = families(database_url=database_url)
    services = opened(database_url=database_url).services
    files = {
        stream: [write(tmp_path, f"{stream}{part}.csv", story.file_of(f"{stream}{part}", 150)) for part in range(5)]
        for stream in "ab"
    }

    done = [result for each in import_at_once(family, tmp_path, *files.values()) for result in each]

    assert [result["recorded"] for result in done] == [150] * 10
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [])
    assert facts_told(services) == 1_500


def test_an_import_gets_through_while_others_keep_recording_on_the_same_stakeholders(
    families, opened, database_url, tmp_path
):
    family = families(database_url=database_url)
    services = opened(database_url=database_url).services
    services.recording.form_coalition("Harbour")
    file = write(tmp_path, "file.csv", story.file_of("a", ROWS))

    with Stream(services, "s", pause=0.01, coalition="Harbour") as stream:
        stream.goes_on(20)
        ((done,),) = import_at_once(family, tmp_path, [file])
        stream.goes_on(5)

    assert done["recorded"] == ROWS
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, stream.acknowledged)


def test_two_processes_that_open_a_brand_new_file_at_once_both_succeed(families, tmp_path):
    family = families()
    pair = [family.child("open_files", tmp_path, 40, *names) for names in (("me", "you"), ("you", "me"))]

    assert [child.finish() for child in pair] == [0, 0], [child.told() for child in pair]
    assert all(child.lines()[-1] == "39" for child in pair)


def test_two_processes_that_open_a_brand_new_postgres_database_at_once_both_succeed(
    families, opened, postgresql_url, tmp_path
):
    family = families(database_url=postgresql_url)
    file = write(tmp_path, "file.csv", story.file_of("a", 10))
    nursery, go = family.nursery(), tmp_path / "go"

    children = [nursery.python("tests.faults.children", "bring_in", go, file) for _ in range(4)]
    for child in children:
        child.await_output("\nready\n")
    go.touch()
    for child in children:
        child.await_output('"read": 10')

    services = opened(database_url=postgresql_url).services
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [])
    assert facts_told(services) == 10


def test_a_file_of_500_notes_of_20_kilobytes_is_imported(families, opened, database_url, tmp_path):
    family = families(database_url=database_url)
    services = opened(database_url=database_url).services
    file = write(tmp_path, "file.csv", story.file_of("a", 500, detail=LONG))

    ((done,),) = import_at_once(family, tmp_path, [file])

    assert done["recorded"] == 500
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [])
    assert {len(entry.note) for entry in services.reading.entries("Harbour", limit=600, interactions=True)} == {
        len(LONG)
    }


def test_500_notes_of_20_kilobytes_are_recorded_one_at_a_time(opened, postgresql_url):
    services = opened(database_url=postgresql_url).services
    services.recording.form_coalition("Harbour")

    told = [story.interaction("s", number, LONG) for number in range(500)]
    for number, each in enumerate(told):
        services.recording.record("Harbour", f"Stakeholder {number % 50}", each)

    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [each.id for each in told])


@pytest.mark.parametrize("seed", [3])
def test_an_import_killed_at_any_moment_leaves_all_rows_or_none_and_can_be_repeated(
    families, opened, database_url, tmp_path, seed
):
    dice, rows = random.Random(seed), 600
    family = families(database_url=database_url)
    nursery, go = family.nursery(), tmp_path / "go"
    services = opened(database_url=database_url).services
    go.touch()
    files, there = [], [0]

    for number in range(TRIES):
        files.append(write(tmp_path, f"{number}.csv", story.file_of("a", rows, f"Harbour {number}", "x" * 500)))
        child = nursery.python("tests.faults.children", "bring_in", go, files[-1])
        child.await_output(f"\n{rows} of {rows}\n")  # every row is decided upon; now it saves
        time.sleep(dice.random() / 12)
        child.kill()
        there.append(facts_told(services))

    added = {after - before for before, after in pairwise(there)}
    assert added <= {0, rows}
    assert 0 in added, "no kill came early enough to undo anything"
    (done,) = import_at_once(family, tmp_path, files)
    assert all(each["recorded"] + each["already"] == rows for each in done)
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, [])
    assert facts_told(services) == TRIES * rows


def facts_told(services):
    """How many interactions the log holds."""
    return sum("interaction" in each["fact"] for each in services.export())
