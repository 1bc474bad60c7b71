"""Rotating the master key: data keys are wrapped anew, the log stays, and nothing is lost half-way."""

import pytest

from domain.identity import stakeholder_id
from domain.partnership import Partnership
from service.keys import Keys
from service.sealing.keyring import DESTROYED
from service.sealing.master_keys import MasterKey, add_first, read
from service.sealing.table import keys
from service.wiring import build
from tests.given import COALITION, STAKEHOLDER, met
from tests.world import a_world, partnership

PEOPLE = [f"Stakeholder {number}" for number in range(30)]


@pytest.fixture(autouse=True)
def own_file(tmp_path, monkeypatch):
    """A file of this test's own, for here keys come and go."""
    file = tmp_path / "own-master-key"
    file.touch(0o600)
    file.write_text(f"{MasterKey.new().line}\n")
    monkeypatch.setenv("GROUNDSWELL_MASTER_KEY_FILE", str(file))
    return file


@pytest.fixture
def told(database_url):
    with a_world(database_url) as world:
        world.form()
        for who in (STAKEHOLDER, *PEOPLE):
            world.tell(met("2024-01-01", note=f"of {who}"), about=who)
        yield world


def notes(services, who):
    there = services.facts.find(Partnership, partnership(who))
    return [each.note for tellings in there.tellings.values() for each in tellings]


def masters_of(world):
    return {row["master"] for row in world.rows(keys)}


def test_afterwards_the_new_key_wraps_all_and_everything_is_read_as_before(told, own_file):
    log = told.services.facts.recorder.select_notifications(None, 1_000)
    done = told.services.keys.rotate()
    assert (done.new, done.taken_over, done.broken) == (True, 2 * 31, 0)
    assert masters_of(told) == {done.name} == {read(own_file)[0].name}
    assert done.old == [read(own_file)[1].name]
    assert told.services.facts.recorder.select_notifications(None, 1_000) == log
    fresh = build(told.services.settings)
    assert [notes(fresh, who) for who in PEOPLE] == [[f"of {who}"] for who in PEOPLE]
    fresh.close()


def test_the_old_key_is_needed_no_more(told, own_file):
    told.services.keys.rotate()
    own_file.write_text(f"{read(own_file)[0].line}\n")
    fresh = build(told.services.settings)
    assert notes(fresh, STAKEHOLDER) == [f"of {STAKEHOLDER}"]
    fresh.close()


def test_stopped_half_way_it_is_completed_with_the_same_key(told, own_file, monkeypatch):
    monkeypatch.setattr("service.keys.AT_ONCE", 10)
    write, calls = Keys._write, []

    def stopped(self, rows):
        calls.append(rows)
        if len(calls) == 3:
            raise KeyboardInterrupt
        write(self, rows)

    with monkeypatch.context() as patched:
        patched.setattr(Keys, "_write", stopped)
        with pytest.raises(KeyboardInterrupt):
            told.services.keys.rotate()
    assert len(masters_of(told)) == 2
    assert all(notes(told.services, who) for who in PEOPLE)
    done = told.services.keys.rotate()
    assert (done.new, done.taken_over) == (False, 2 * 31 - 20)
    assert masters_of(told) == {done.name}
    assert len(read(own_file)) == 2


def test_a_first_line_that_somebody_put_there_is_the_key_to_rotate_to(told, own_file):
    key = MasterKey.new()
    add_first(own_file, key)
    done = told.services.keys.rotate()
    assert (done.name, done.new) == (key.name, False)
    assert masters_of(told) == {key.name}


def test_another_process_goes_on_sealing_and_reading(told):
    other = build(told.services.settings, clock=told.clock)
    told.services.keys.rotate()
    other.facts.forget_keys()
    assert notes(other, STAKEHOLDER) == [f"of {STAKEHOLDER}"]
    assert other.recording.record(COALITION, "Newcomer", met("2024-02-01", note="new"))
    assert len(masters_of(told)) == 1
    other.close()


def test_who_was_erased_stays_so(told):
    told.catch_up()
    told.services.erasing.erase(STAKEHOLDER, "They asked for it", "Robin")
    told.services.keys.rotate()
    assert told.services.facts.keyring.of(stakeholder_id(STAKEHOLDER), anew=True) is DESTROYED


def test_a_data_key_that_was_changed_stays_as_it_is_and_is_counted(told):
    told.sql("UPDATE keys SET wrapped = :rubbish WHERE aggregate_id = :who", rubbish=b"x" * 92, who=partnership().hex)
    done = told.services.keys.rotate()
    assert (done.taken_over, done.broken) == (2 * 31 - 1, 1)
    assert notes(told.services, PEOPLE[0]) == [f"of {PEOPLE[0]}"]


def test_the_list_tells_names_and_numbers_and_no_key(told, own_file):
    told.services.keys.rotate()
    listed = told.services.keys.listed()
    assert [(each.first, each.wraps) for each in listed] == [(True, 2 * 31), (False, 0)]
    assert not [key for key in read(own_file) if key.line in str(listed)]
