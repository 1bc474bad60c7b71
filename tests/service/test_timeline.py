"""The timeline: one row for each fact, exactly once, and the lists beside it."""

import json
from datetime import date
from threading import Thread

import pytest

from domain.identity import coalition_id, stakeholder_id
from domain.time import microseconds
from domain.values import Relationship
from service.projections.tables import coalitions, links, relationships, stakeholders, timeline
from tests.given import COALITION, STAKEHOLDER, but, joined, met, moment, named, voted_with
from tests.service.conftest import some_facts
from tests.world import World, a_world, partnership


def positions(world: World) -> list[int]:
    return sorted(row["position"] for row in world.rows(timeline))


def test_every_fact_has_one_row(world):
    some_facts(world)
    world.catch_up()
    assert positions(world) == [fact["position"] for fact in world.services.export()]


def test_a_row_tells_what_its_fact_told(world):
    world.form()
    told = met(
        "2024-01-05T10:00+02:00",
        "M",
        tone=-1,
        influence=2.5,
        bloc="North",
        visibility="public",
        note="a\nb",
        format="group",
    )
    world.tell(told)
    world.catch_up()
    entry, *_ = world.services.reading.entries(COALITION, interactions=True)
    assert (entry.coalition, entry.stakeholder, entry.kind) == (COALITION, "Ada", "meeting")
    assert (entry.tone, entry.influence, entry.bloc, entry.visibility) == (-1, 2.5, "North", "public")
    assert (entry.note, entry.more, entry.amends) == ("a\nb", {"format": "group"}, None)
    assert (entry.occurred_at, entry.recorded_at) == (told.occurred_at, world.clock.now)
    assert (entry.interaction_id, entry.partnership_id) == (named("M").hex, partnership().hex)


@pytest.mark.parametrize("batch", [1, 7])
def test_the_size_of_the_batches_does_not_matter(database_url, batch):
    with a_world(database_url, batch=batch) as world:
        some_facts(world)
        world.tell(voted_with("2024-01-01", "V"))
        world.correct(but(voted_with("2024-01-01", "V"), note="loud"))
        world.retract("V")
        facts = len(world.topics())
        steps = 0
        while taken := world.services.read_models.follow():
            steps += 1
            assert taken <= batch
        assert steps == -(-facts // batch)
        world.refresh_all()
        assert world.services.verify().differences == []


def test_following_again_takes_nothing_twice(world):
    some_facts(world)
    world.catch_up()
    before = world.read_models()
    assert world.services.read_models.follow() == 0
    assert world.read_models() == before


def test_several_may_follow_at_once(database_url):
    with a_world(database_url, batch=3) as world:
        some_facts(world, 40)
        followers = [Thread(target=follow_to_the_end, args=(database_url,)) for _ in range(3)]
        for each in followers:
            each.start()
        for each in followers:
            each.join()
        world.catch_up()
        assert positions(world) == [fact["position"] for fact in world.services.export()]
        assert world.services.verify().identical


def follow_to_the_end(database_url: str) -> None:
    with a_world(database_url, batch=3) as world:
        while world.services.read_models.follow():
            pass


def test_an_amendment_points_to_the_first_telling(world):
    world.form()
    vote = voted_with("2024-01-01", "V")
    world.tell(vote)
    world.catch_up()
    world.correct(but(vote, note="loud"))
    world.correct(but(vote, note="louder"))
    world.retract("V")
    world.catch_up()
    first, *amendments = [row for row in world.rows(timeline) if row["interaction_id"]]
    assert first["amends"] is None
    assert [row["amends"] for row in amendments] == [first["position"]] * 3
    assert [json.loads(row["more"])["reason"] for row in amendments] == ["misheard", "misheard", "never happened"]


def test_one_id_in_two_partnerships_is_amended_apart(world):
    world.form()
    for who in ("Ada", "Bea"):
        world.tell(voted_with("2024-01-01", "V"), about=who)
    world.retract("V", about="Bea")
    world.catch_up()
    assert list(world.support()) == ["Ada"]


def test_the_lists_follow_the_names(world):
    world.form()
    recording = world.services.recording
    recording.define_winning(COALITION, share=0.75)
    recording.affirm_purpose(COALITION, "Swim")
    recording.register("Grace", Relationship.CUSTOMER)
    recording.register("Grace", Relationship.PARTNER)
    recording.plan_milestone(COALITION, "Launch", date(2024, 3, 1))
    world.catch_up()
    (coalition,) = world.rows(coalitions)
    assert (coalition["name"], coalition["winning"], coalition["purpose"]) == (
        COALITION,
        '{"share":0.75,"must_have":[]}',
        "Swim",
    )
    assert coalition["facts"] == 4  # formed, winning, purpose, milestone
    assert [row["name"] for row in world.rows(stakeholders)] == ["Grace"]
    assert [row["relationship"] for row in world.rows(relationships)] == ["customer", "partner"]


def test_agenda_cadence_and_conditions_stand_with_their_stakeholder(world):
    world.form()
    recording = world.services.recording
    recording.state_agenda(COALITION, "Ada", wants=["A seat"], conditions=["Fees go up"])
    recording.agree_cadence(COALITION, "Ada", 28)
    recording.mark_condition(COALITION, "Ada", "Fees go up", date(2024, 6, 1), met=True)
    world.catch_up()
    shown = {
        entry.kind: entry for entry in world.services.reading.entries(COALITION) if entry.stakeholder == STAKEHOLDER
    }
    agenda, cadence, marked = (shown[f"partnership.{kind}"] for kind in KINDS_OF_AGENDA)
    assert agenda.more["agenda"]["wants"] == ["A seat"]
    assert (cadence.more, cadence.occurred_at) == ({"days": 28}, world.clock.now)
    assert (marked.more["met"], marked.occurred_at) == (True, moment("2024-06-01"))
    assert agenda.told == "wants: A seat; conditions: Fees go up"
    assert (cadence.told, marked.told) == ("a contact at least every 28 days", "Fees go up: met")
    assert {entry.partnership_id for entry in (agenda, cadence, marked)} == {partnership().hex}
    assert world.services.reading.entries(COALITION, interactions=True) == []


def test_what_ends_is_told_in_words_too(world):
    world.form()
    recording = world.services.recording
    recording.state_agenda(COALITION, "Ada", conditions=["Fees go up"])
    recording.agree_cadence(COALITION, "Ada", 28)
    recording.mark_condition(COALITION, "Ada", "Fees go up", date(2024, 6, 1), met=True)
    world.clock.advance(days=1)
    recording.agree_cadence(COALITION, "Ada", None)
    recording.mark_condition(COALITION, "Ada", "Fees go up", world.clock.now.date(), met=False)
    world.catch_up()
    latest = {entry.told for entry in world.services.reading.entries(COALITION, limit=2)}
    assert latest == {"none any more", "Fees go up: not met any more"}


KINDS_OF_AGENDA = ("agenda_stated", "cadence_agreed", "condition_marked")


def test_what_is_no_interaction_makes_nobody_a_partner(world):
    world.form()
    world.services.recording.state_agenda(COALITION, "Ada", wants=["A seat"])
    world.catch_up()
    assert world.support() == {}
    assert world.services.reading.coalition(COALITION).counted


def test_who_listens_to_whom_is_kept_with_its_time(world):
    recording, clock = world.services.recording, world.clock
    recording.listens_to("Ada", "Grace")
    recording.listens_to("Ada", "Hal")
    world.catch_up()
    clock.set("2024-07-02")
    recording.no_longer_listens_to("Ada", "Grace")
    clock.set("2024-07-03")
    recording.listens_to("Ada", "Grace")
    world.catch_up()
    told = [(row["influencer_id"], row["since"], row["until"]) for row in world.rows(links)]
    grace, hal = stakeholder_id("Grace").hex, stakeholder_id("Hal").hex
    first, second, third = (microseconds(moment(text)) for text in ("2024-07-01T12:00", "2024-07-02", "2024-07-03"))
    assert told == [(grace, first, second), (hal, first, None), (grace, third, None)]
    assert {row["listener_id"] for row in world.rows(links)} == {stakeholder_id("Ada").hex}


def test_found_lost_and_found_again_in_one_moment(world):
    recording = world.services.recording
    for _ in range(2):
        recording.listens_to("Ada", "Grace")
        recording.no_longer_listens_to("Ada", "Grace")
    recording.listens_to("Ada", "Grace")
    world.catch_up()
    assert [row["until"] is None for row in world.rows(links)] == [False, False, True]


def test_ids_in_the_read_models_are_those_of_the_names(world):
    world.form()
    world.tell(joined("2024-01-01"))
    world.catch_up()
    assert [row["coalition_id"] for row in world.rows(coalitions)] == [coalition_id(COALITION).hex]
    assert [row["stakeholder_id"] for row in world.rows(stakeholders)] == [stakeholder_id("Ada").hex]
