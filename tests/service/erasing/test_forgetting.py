"""Erasing a stakeholder, foreseen, once and again: nobody knows of them afterwards, and nothing can be recorded."""

import pytest
from eventsourcing.persistence import IntegrityError

from domain.errors import Invalid, StakeholderIsErased, Unknown
from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from service.projections.tables import read_model
from service.sealing.keyring import DESTROYED
from tests.given import COALITION, NOW, met, named, voted_with
from tests.service.erasing.ada import ADA, CALLED, erase, names, tell_of_ada
from tests.world import a_world, partnership


@pytest.mark.parametrize("name", [ADA, ADA.upper(), f"  {ADA} ", CALLED, CALLED.lower()])
def test_nothing_can_be_recorded_about_them_any_more_by_whatever_name(small_world, name):
    tell_of_ada(small_world)
    erase(small_world)
    small_world.form("A new one")
    recording, count = small_world.services.recording, len(small_world.topics())
    for attempt in (
        lambda: recording.record(COALITION, name, met("2024-05-01")),
        lambda: recording.record(COALITION, name, voted_with("2024-02-01")),  # what is recorded already
        lambda: recording.record("A new one", name, met("2024-05-01")),
        lambda: recording.register(name),
        lambda: recording.listens_to(name, "Bea"),
        lambda: recording.listens_to("Bea", name),
        lambda: recording.state_agenda(COALITION, name, wants=["more"]),
        lambda: recording.agree_cadence(COALITION, name, 10),
        lambda: recording.define_winning(COALITION, must_have=[name]),
        lambda: recording.recorded_name(name),
    ):
        with pytest.raises((StakeholderIsErased, Unknown)) as refused:
            attempt()
        assert ADA not in str(refused.value) or name == ADA
    assert len(small_world.topics()) == count


def test_nor_corrected_or_taken_back_nor_imported(small_world):
    tell_of_ada(small_world)
    erase(small_world)
    recording = small_world.services.recording
    with pytest.raises(StakeholderIsErased, match="add what tells them apart"):
        recording.correct(partnership(ADA), voted_with("2024-02-01", tone=-1), "oh", "Robin")
    with pytest.raises(StakeholderIsErased):
        recording.retract(partnership(ADA), named("vote_with 2024-02-01"), "oh", "Robin")
    done = small_world.bring_in(f"1,{COALITION},{ADA},meeting,2024-01-01", f"2,{COALITION},Cem,meeting,2024-01-01")
    assert [each.reason for each in done.rejected if "was erased" in each.reason]
    assert done.recorded == 0


def test_whoever_still_has_the_keys_in_mind_cannot_seal_by_them(world):
    """The guard of the last moment: another process erases between deciding and saving."""
    tell_of_ada(world)
    facts = world.services.facts
    there = facts.find(Partnership, partnership(ADA))
    begun = Partnership.begin(coalition_id("A third"), stakeholder_id(ADA), NOW)
    with a_world(world.services.settings.database_url, world.clock) as other:
        other.services.erasing.erase(ADA, "They asked for it", "Robin")
    there.record(met("2024-05-01", note="too late"), NOW)
    for late in (there, begun):
        with pytest.raises(IntegrityError):
            facts.save(late)
    assert "too late" not in str(world.services.export())
    with pytest.raises(StakeholderIsErased):
        world.services.recording.record(COALITION, ADA, met("2024-05-01", note="too late"))


def test_what_a_process_keeps_is_let_go_when_another_has_erased(world):
    tell_of_ada(world)
    looked = world.services.letting_go
    looked.look()
    kept = world.services.situations.kept
    world.services.situations.of(COALITION)
    stakeholder_id(ADA)
    called = []
    looked.forget.append(lambda: called.append(1))
    with a_world(world.services.settings.database_url, world.clock) as other:
        other.services.erasing.erase(ADA, "They asked for it", "Robin")
    looked.look()
    looked.look()
    assert called == [1]
    assert not kept._coalitions
    assert not world.services.facts.keyring._kept
    assert stakeholder_id.cache_info().currsize == 0
    assert names(world) == {CALLED, "Bea"}
    assert world.services.facts.find(Stakeholder, stakeholder_id(ADA)).name == CALLED


def test_erasing_once_more_completes_and_is_no_news(world):
    tell_of_ada(world)
    assert erase(world).news
    count = len(world.topics())
    for name in (ADA, CALLED):
        again = erase(world, name)
        assert not again.news
        assert again.foreseen.erased_at is not None
    assert len(world.topics()) == count


@pytest.mark.parametrize("after", ["the keys are destroyed", "the read models are emptied"])
def test_stopped_half_way_it_is_completed_by_running_it_again(world, monkeypatch, after):
    tell_of_ada(world)
    erasing = type(world.services.erasing)
    with monkeypatch.context() as patched:
        if after == "the keys are destroyed":
            caught_up = iter([None])
            patched.setattr(erasing, "_catch_up", lambda _: next(caught_up))
        else:
            patched.setattr("service.erasing.clear", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises((StopIteration, KeyboardInterrupt)):
            erase(world)
    assert world.services.facts.keyring.of(stakeholder_id(ADA), anew=True) is DESTROYED
    again = erase(world)
    assert (again.news, names(world)) == (False, {CALLED, "Bea"})
    assert world.services.verify().identical


def test_what_will_happen_is_told_before(world):
    tell_of_ada(world)
    world.tell(met("2024-04-01", note=f"said that {ADA.upper()} agrees"), about="Bea")
    world.tell(met("2024-04-02", note=f"{ADA}son is somebody else"), about="Bea")
    world.catch_up()
    told = world.services.erasing.foresee(ADA.lower())
    assert (told.name, told.pseudonym, told.coalitions) == (ADA, CALLED, [COALITION, "Old Forest"])
    assert (told.facts, told.plain, told.erased_at) == (12, 0, None)
    assert len(told.mentions) == 1
    with pytest.raises(Unknown):
        world.services.erasing.foresee("Nobody")


def test_a_reason_that_tells_the_name_is_refused_and_nothing_happens(small_world):
    tell_of_ada(small_world)
    with pytest.raises(Invalid):
        erase(small_world, reason=f"{ADA} wants it")
    assert ADA in names(small_world)


def test_an_erasure_makes_the_read_models_another_edition(world):
    tell_of_ada(world)
    (before,), (after,) = world.rows(read_model), (erase(world), world.rows(read_model))[1]
    assert before["edition"] != after["edition"]
