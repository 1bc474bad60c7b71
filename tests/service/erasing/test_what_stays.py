"""What is personal of an erased stakeholder is gone from all that is told; everything else stays as it was."""

import pytest

from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from service.sealing import clearing
from service.store import Facts
from service.subject_in_words import subject_in_words
from tests.given import COALITION, NOW, met
from tests.service.erasing.ada import ADA, CALLED, HERS, erase, figures, names, tell_of_ada
from tests.world import partnership


def replayed(world, on):
    told = world.services.reading.replay(COALITION, on)
    return told.strength, told.momentum, [each.partner for each in told.stakeholders]


def test_names_and_texts_are_gone_and_the_figures_are_the_same_now_and_at_any_day(world):
    tell_of_ada(world)
    days = [met(day).occurred_at.date() for day in ("2024-01-15", "2024-02-20", "2024-06-30")]
    before, earlier = figures(world), [replayed(world, day) for day in days]
    order = [(row["position"], row["kind"], row["occurred_at"]) for row in world.read_models()["timeline"]]
    assert erase(world).news
    assert figures(world) == before
    assert [replayed(world, day) for day in days] == earlier
    after = [row for row in world.read_models()["timeline"] if row["kind"] != "stakeholder.erased"]
    assert [(row["position"], row["kind"], row["occurred_at"]) for row in after] == order
    assert names(world) == {CALLED, "Bea"}
    assert not [text for text in HERS if text.casefold() in str(world.read_models()).casefold()]


def test_a_rebuild_gives_the_same_rows_and_verify_is_clean(world):
    tell_of_ada(world)
    erase(world)
    assert world.services.verify().identical
    before = world.read_models()
    world.services.read_models.rebuild()
    world.catch_up()
    assert world.read_models() == before


def test_the_log_keeps_its_bytes_and_the_erasure_itself_is_a_fact(world):
    tell_of_ada(world)
    log = world.services.facts.recorder.select_notifications
    before = log(None, 1_000)
    erase(world)
    after = log(None, 1_000)
    assert after[:-1] == before
    assert after[-1].topic == "stakeholder.erased"
    assert b"They asked for it" in after[-1].state


def test_a_situation_knows_of_agendas_what_figures_need_and_no_word_of_them(world):
    tell_of_ada(world)
    before = world.services.situations.of(COALITION)
    erase(world)
    after = world.services.situations.of(COALITION)
    profile, was = (each.partners[each.places[partnership(ADA).hex]] for each in (after, before))
    assert [len(lines) for _, lines in profile.agenda] == [len(lines) for _, lines in was.agenda]
    assert [mark.met for mark in profile.met] == [True]
    assert not [text for text in HERS if text in str(after.profiles)]


def test_facts_from_before_there_were_seals_are_hidden_and_counted_but_stay_in_the_log(world):
    world.form()
    plain = Facts(world.services.settings)
    begun = Partnership.begin(coalition_id(COALITION), stakeholder_id(ADA), NOW)
    begun.record(met("2024-01-01", note=HERS[1]), NOW)
    plain.save(Stakeholder.register(ADA, NOW), begun)
    plain.close()
    world.catch_up()
    before = figures(world)
    done = erase(world)
    assert done.foreseen.plain == 2
    assert figures(world) == before
    assert names(world) == {CALLED}
    assert not [text for text in HERS if text in str(world.read_models()) + str(list(world.services.export()))]
    assert world.services.verify().identical
    assert HERS[1].encode() in world.services.facts.histories([partnership(ADA)])[partnership(ADA)][1].state


def test_everything_held_is_told_to_whom_it_is_about(world):
    tell_of_ada(world)
    told = world.services.subjects.export(ADA)
    assert [fact["position"] for fact in told["facts"]] == sorted(fact["position"] for fact in told["facts"])
    assert {coalition["coalition"] for coalition in told["coalitions"]} == {COALITION, "Old Forest"}
    assert all(fact["recorded_at"] for fact in told["facts"])
    here = told["coalitions"][0]
    support = {each.name: each.partner.support for each in world.services.reading.stakeholders(COALITION)}[ADA]
    assert here["figures"]["support"] == pytest.approx(support)
    text = subject_in_words(told)
    for each in HERS:
        assert each in str(told)
        assert each in text.replace("\\", "")
    assert "recorded 2024-07-01 12:00 UTC by Robin" in text
    erase(world)
    left = world.services.subjects.export(ADA)
    assert not [each for each in HERS if each in str(left) + subject_in_words(left)]
    assert [fact["position"] for fact in left["facts"][:-1]] == [fact["position"] for fact in told["facts"]]


def test_positions_in_the_log_stay_when_sqlite_writes_its_file_anew(small_world):
    tell_of_ada(small_world)
    log = small_world.services.facts.recorder.select_notifications
    before = [(each.id, each.originator_id, each.originator_version) for each in log(None, 1_000)]
    assert clearing.clear(small_world.services.database) == []
    assert [(each.id, each.originator_id, each.originator_version) for each in log(None, 1_000)] == before
