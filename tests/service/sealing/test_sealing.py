"""Sealed facts in the log, and their keys beside it: kept together, or not at all."""

import json

import pytest
from eventsourcing.persistence import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from domain.values import Item, Kind
from service.sealing.master_keys import MasterKeyError
from service.sealing.table import keys
from service.settings import Settings
from service.store import Facts
from service.verifying import verify
from service.wiring import build
from tests.given import COALITION, NOW, STAKEHOLDER, an, met, traded
from tests.world import a_small_world, partnership

ADA = stakeholder_id(STAKEHOLDER)
NOTE = "At her house, with the dog"


def told_of_ada(world, **more):
    world.form()
    world.tell(met("2024-01-01", note=NOTE, **more))
    return world


def key_rows(world):
    return {row["aggregate_id"]: row for row in world.rows(keys)}


def stored_states(world):
    return [bytes(each.state).decode() for each in world.services.facts.recorder.select_notifications(None, 1_000)]


def test_names_and_notes_are_not_in_the_log_and_are_read_from_it(world):
    told_of_ada(world)
    world.services.recording.state_agenda(COALITION, STAKEHOLDER, wants=["A boat"])
    world.tell(traded("2024-01-02", gave=Item(what="ideas", worth=2, description="Her plan")))
    world.retract("meeting 2024-01-01")
    log = "\n".join(stored_states(world))
    for text in (STAKEHOLDER, NOTE, "A boat", "Her plan", "never happened"):
        assert text not in log
    there = world.services.facts.find(Partnership, partnership())
    assert [each.note for tellings in there.tellings.values() for each in tellings] == [NOTE, ""]
    assert there.agenda.wants == ("A boat",)
    assert world.services.facts.find(Stakeholder, ADA).name == STAKEHOLDER


def test_what_holds_no_personal_text_needs_no_key(world):
    world.form()
    world.tell(met("2024-01-01"))
    assert set(key_rows(world)) == {ADA.hex}  # the name; the meeting has no note
    assert not any('"sealed"' in state for state in stored_states(world) if "meeting" in state)


def test_a_save_that_fails_leaves_no_key_and_one_that_succeeds_keeps_it_with_the_facts(world):
    world.form()
    facts = world.services.facts
    first, second = (Stakeholder.register(STAKEHOLDER, NOW) for _ in range(2))
    facts.save(first)
    before = key_rows(world)
    with pytest.raises(IntegrityError):
        facts.save(second)  # the same place in the log
    assert key_rows(world) == before
    assert facts.find(Stakeholder, ADA).name == STAKEHOLDER


def test_a_repeated_save_is_known_again_for_it_is_sealed_to_the_same_bytes(world):
    told_of_ada(world)
    facts = world.services.facts
    there = facts.find(Partnership, partnership())
    there.record(met("2024-02-01", note="again"), NOW)
    event = there.pending_events[-1]
    facts.save(there)
    facts._doubt.last = event  # as after a database that died between keeping and answering
    assert facts.saved_after_all()
    facts._doubt.last = event.model_copy(
        update={"interaction": event.interaction.model_copy(update={"note": "another one"})}
    )
    assert not facts.saved_after_all()


def test_another_process_uses_the_keys_that_are_there_and_adds_its_own(world):
    told_of_ada(world)
    another = build(world.services.settings, clock=world.clock)
    another.recording.form_coalition("Old Forest")
    another.recording.record("Old Forest", STAKEHOLDER, met("2024-01-03", note="there, too"))
    world.tell(met("2024-01-04", note="and here"))
    another.close()
    assert {row["stakeholder_id"] for row in key_rows(world).values()} == {ADA.hex}
    assert len(key_rows(world)) == 3


def test_plain_facts_from_before_there_were_seals_stay_readable(world):
    world.form()
    plain = Facts(world.services.settings)
    ada, begun = Stakeholder.register(STAKEHOLDER, NOW), Partnership.begin(coalition_id(COALITION), ADA, NOW)
    begun.record(met("2024-01-01", note=NOTE), NOW)
    plain.save(ada, begun)
    plain.close()
    world.tell(met("2024-01-05", note="sealed"))
    world.catch_up()
    assert [entry.note for entry in world.services.reading.entries(COALITION, interactions=True)] == ["sealed", NOTE]
    assert world.services.verify().identical


@pytest.mark.parametrize("harm", ["changed", "moved", "no key", "key of another", "rubbish"])
def test_a_fact_whose_seal_is_broken_is_a_dead_letter_and_the_others_go_on(small_world, harm):
    world = told_of_ada(small_world)
    world.tell(met("2024-01-02", note="the second"), met("2024-01-03", note="the third"))
    world.tell(met("2024-01-04", note="of another"), about="Bea")
    states = [each.state for each in world.services.facts.histories([partnership()])[partnership()]]
    _harm(world, harm, states)
    world.services.facts.forget_keys()
    world.catch_up()
    letters = [letter["reason"] for letter in world.services.status().dead_letters]
    notes = {entry.note for entry in world.services.reading.entries(COALITION)}
    assert letters
    assert all("cannot be read" in reason and NOTE not in reason for reason in letters)
    assert "of another" in notes
    assert "the second" not in notes
    if harm in {"changed", "moved", "rubbish"}:
        assert len(letters) == 1
        assert {NOTE, "the third"} <= notes


def _harm(world, harm, states):
    mine = keys.c.aggregate_id == partnership().hex
    match harm:
        case "changed":
            told = json.loads(states[2])
            sign = "B" if told["sealed"][30] == "A" else "A"
            told["sealed"] = told["sealed"][:30] + sign + told["sealed"][31:]
            _store(world, 3, json.dumps(told).encode())
        case "moved":
            _store(world, 3, states[3])
        case "rubbish":
            _store(world, 3, json.dumps(json.loads(states[2]) | {"sealed": ["no", "text"]}).encode())
        case "no key":
            world.change(delete(keys).where(mine))
        case "key of another":
            others = key_rows(world)[stakeholder_id("Bea").hex]
            world.change(update(keys).where(mine).values(wrapped=others["wrapped"]))


def _store(world, version, state):
    """Behind everybody's back: the database's own guard is taken away before."""
    with world.services.database.writing() as connection:
        for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    log = world.log
    mine = (log.c.originator_id == partnership().hex) & (log.c.originator_version == version)
    assert world.change(update(log).where(mine).values(state=state)) == 1


def test_a_missing_master_key_is_told_at_the_start_and_harms_nothing(small_world, tmp_path, monkeypatch):
    world = told_of_ada(small_world)
    other = tmp_path / "other"
    monkeypatch.delenv("GROUNDSWELL_MASTER_KEY_FILE")
    settings_ = world.services.settings.model_copy(update={"master_key_file": other})
    with pytest.raises(MasterKeyError, match="There is no master key file"):
        build(settings_)


def test_on_postgresql_the_master_key_file_has_to_be_named(postgresql_url, monkeypatch):
    monkeypatch.delenv("GROUNDSWELL_MASTER_KEY_FILE")
    with pytest.raises(MasterKeyError, match=r"make one with 'groundswell keys new FILE' and name it in GROUNDSWELL_"):
        build(Settings(database_url=postgresql_url))


def test_keys_are_read_many_at_a_time(small_world, monkeypatch):
    world = small_world
    world.form()
    for number in range(40):
        world.tell(an(Kind.MEETING, "2024-01-01", called=str(number), note="n"), about=f"Stakeholder {number}")
    queries = []
    keyring = world.services.facts.keyring
    read = keyring._read

    def counted(wanted):
        queries.append(len(wanted))
        return read(wanted)

    monkeypatch.setattr(keyring, "_read", counted)
    world.services.facts.forget_keys()
    world.catch_up()
    assert len(queries) == 1
    assert queries[0] >= 80


@settings(max_examples=10)
@given(
    st.lists(
        st.builds(
            lambda day, note, description: (day, note, description),
            st.integers(1, 28),
            st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=60),
            st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=20),
        ),
        max_size=6,
    )
)
def test_whatever_is_said_reads_back_equal_and_is_the_same_after_a_rebuild(said):
    told = [
        traded(f"2024-01-{day:02d}", called=str(number), note=note, got=Item(what="access", worth=1, description=more))
        for number, (day, note, more) in enumerate(said)
    ]
    with a_small_world() as world:
        world.tell(*told)
        found = world.services.facts.find(Partnership, partnership())
        assert [each for tellings in (found.tellings if found else {}).values() for each in tellings] == told
        world.catch_up()
        before = world.read_models()
        assert verify(world.services.read_models.timeline, lambda *_: None).identical
        world.services.read_models.rebuild()
        assert world.read_models() == before
