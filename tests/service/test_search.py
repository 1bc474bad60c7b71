"""Searching facts: each filter, both ends of every range, and texts however their letters are written."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from domain.errors import Unknown
from domain.identity import stakeholder_id
from domain.values import Kind
from service.projections.search import Search, either_case
from tests.given import COALITION, an, but, joined, met, moment, named, traded, voted_with
from tests.world import COLUMNS, World


@pytest.fixture
def told(world: World) -> World:
    """A story of two stakeholders, told on two days, one of whose facts was corrected."""
    world.form()
    world.tell(joined("2024-01-01", "J", recorded_by="Robin", source="diary"))
    world.tell(met("2024-02-01", "M", note="Élan of 100 % (really?) [sic]", source="post", recorded_by="Sam"))
    world.tell(traded("2024-03-01", "T", gave={"what": "capital", "worth": 3}), about="Bea Quay")
    world.services.recording.state_agenda(COALITION, "Ada", wants=['A "Größe" of \\ sorts'])
    world.clock.advance(days=1)
    world.correct(but(met("2024-02-01", "M", note="quiet"), occurred_at=moment("2024-02-03")))
    world.tell(voted_with("2024-04-01", "V"), about="Bea Quay")
    world.services.recording.affirm_purpose(COALITION, "Swim everywhere")
    world.catch_up()
    return world


def kinds(world: World, of: str | None = COALITION, **wanted) -> list[str]:
    positions = world.services.reading.matching(of, Search(**wanted))
    return [entry.kind for entry in world.services.reading.facts(of, positions)]


def interactions(world: World, **wanted) -> list[str]:
    return kinds(world, interactions=True, **wanted)


def test_all_facts_come_newest_first(told):
    assert interactions(told) == ["vote_with", "trade", "meeting", "meeting", "join"]
    assert sorted(kinds(told))[:3] == ["coalition.formed", "coalition.purpose_affirmed", "join"]
    assert len(kinds(told)) == told.services.reading.coalition(COALITION).facts


def test_facts_of_no_coalition_are_found_apart(told):
    assert kinds(told, of=None) == ["stakeholder.registered"] * 2
    assert kinds(told, of=None, text="quay") == ["stakeholder.registered"]


def test_each_filter_narrows(told):
    for wanted, found in (
        ({"kinds": ("join", "trade")}, ["trade", "join"]),
        ({"stakeholders": ("bea  quay",)}, ["vote_with", "trade"]),
        ({"stakeholders": ("Bea Quay", "Ada")}, ["vote_with", "trade", "meeting", "meeting", "join"]),
        ({"stakeholders": ("Nobody",)}, []),
        ({"recorders": ("Sam",)}, ["meeting"]),
        ({"sources": ("post", "diary")}, ["meeting", "join"]),
        ({"amending": True}, ["meeting"]),
        ({"happened_from": date(2024, 2, 3)}, ["vote_with", "trade", "meeting"]),
        ({"happened_by": date(2024, 2, 1)}, ["meeting", "join"]),
        ({"happened_from": date(2024, 2, 1), "happened_by": date(2024, 2, 1)}, ["meeting"]),
        ({"kinds": ("meeting",), "happened_from": date(2024, 2, 2)}, ["meeting"]),
        ({"kinds": ("join",), "recorders": ("Sam",)}, []),
    ):
        assert interactions(told, **wanted) == found, wanted


def test_both_ends_of_what_was_recorded_are_included(told):
    now = told.clock.now
    assert interactions(told, recorded_from=now) == ["vote_with", "meeting"]
    assert interactions(told, recorded_by=now - timedelta(microseconds=1)) == ["trade", "meeting", "join"]
    assert interactions(told, recorded_from=now - timedelta(days=1), recorded_by=now - timedelta(days=1)) == [
        "trade",
        "meeting",
        "join",
    ]


def test_texts_are_found_alike_on_either_database(told):
    found = {
        "élan": ["meeting"],
        "ÉLAN OF": ["meeting"],
        "elan": [],
        "100 %": ["meeting"],
        "(really?) [sic]": ["meeting"],
        "r.ally": [],
        "quiet": ["meeting"],
        "CAPITAL": ["trade"],
        'a "größe" of \\': ["partnership.agenda_stated"],
        "GRÖSSE": [],  # of one letter two
        "quay": ["partnership.begun", "vote_with", "trade"],
        "worth": [],  # how a field is called is no text of the fact
        "misheard": ["meeting"],
        "nowhere": [],
    }
    assert {text: kinds(told, text=text) for text in found} == found


def test_what_is_no_interaction_is_searched_too(told):
    assert kinds(told, text="SWIM") == ["coalition.purpose_affirmed"]


def test_what_was_known_already_can_be_left_out(told):
    yesterday = told.clock.now - timedelta(days=1)
    assert interactions(told, beyond=(date(2024, 2, 29), yesterday)) == ["vote_with", "trade", "meeting"]
    assert interactions(told, beyond=(date(2024, 12, 31), told.clock.now)) == []


def test_the_facts_at_some_positions_come_in_their_order(told):
    reading = told.services.reading
    positions = reading.matching(COALITION, Search())
    assert [entry.position for entry in reading.facts(COALITION, positions[::-1])] == positions[::-1]
    assert reading.facts(COALITION, []) == []


def test_more_facts_than_a_statement_can_ask_for(small_world):
    small_world.form()
    lines = (f"{number},{COALITION},Ada,join,2024-01-01,Seat {number}" for number in range(1_100))
    small_world.bring_in(*lines, columns=f"{COLUMNS},detail")
    small_world.catch_up()
    positions = small_world.services.reading.matching(COALITION, Search(kinds=("join",)))
    entries = small_world.services.reading.facts(COALITION, positions)
    assert [entry.note for entry in entries] == [f"Seat {number}" for number in reversed(range(1_100))]


def test_all_tellings_of_an_interaction_come_in_order(told):
    reading = told.services.reading
    latest, first = reading.matching(COALITION, Search(kinds=("meeting",)))
    for position in (latest, first):
        assert [(each.position, each.note) for each in reading.tellings(COALITION, position)] == [
            (first, "Élan of 100 % (really?) [sic]"),
            (latest, "quiet"),
        ]
    (said,) = reading.matching(COALITION, Search(kinds=("coalition.purpose_affirmed",)))
    assert [each.kind for each in reading.tellings(COALITION, said)] == ["coalition.purpose_affirmed"]
    assert reading.tellings(COALITION, 10**9) == []


def test_the_latest_facts_of_a_stakeholder(told):
    of_ada = told.services.reading.entries(COALITION, stakeholder="ada", kinds=[Kind.MEETING, Kind.JOIN], limit=2)
    assert [(entry.kind, entry.occurred_at.date()) for entry in of_ada] == [
        ("meeting", date(2024, 2, 3)),
        ("meeting", date(2024, 2, 1)),
    ]


def test_an_unknown_coalition_is_refused(told):
    reading = told.services.reading
    for ask, what in ((reading.matching, Search()), (reading.facts, [1]), (reading.tellings, 1)):
        with pytest.raises(Unknown, match=COALITION):
            ask("Clean Oceans", what)


def test_each_letter_stands_for_both_its_cases():
    assert either_case("aÉ1.") == "[Aa][Éé]1\\."
    assert either_case("ς") == "[Σςσ]"


def test_newer_facts_of_one_instant_come_first(small_world):
    small_world.form()
    small_world.tell(an(Kind.PLEDGE, "2024-01-01"), an(Kind.CRITICISM, "2024-01-01", called=str(uuid4())))
    small_world.catch_up()
    assert interactions(small_world) == ["criticism", "pledge"]
    assert named("x") != named("y")


def test_what_can_be_asked_for_is_told(told):
    offered = told.services.reading.offered(COALITION)
    assert {"join", "meeting", "trade", "coalition.purpose_affirmed"} <= set(offered.kinds)
    assert (offered.recorders, offered.sources) == (["Robin", "Sam"], ["diary", "manual", "post"])
    assert told.services.reading.offered(None).kinds == ["stakeholder.registered"]


def test_what_was_amended_and_by_what(told):
    reading = told.services.reading
    later, first = reading.matching(COALITION, Search(kinds=("meeting",)))
    assert reading.amended(COALITION, [later, first]) == {first: "meeting"}
    told.retract("M")
    told.catch_up()
    assert reading.amended(COALITION, [first]) == {first: "retraction"}


def test_names_are_told_by_coalition_and_by_id(told):
    reading = told.services.reading
    assert reading.names(COALITION) == ["Ada", "Bea Quay"]
    assert reading.names_of([stakeholder_id("ada"), uuid4()]) == {stakeholder_id("ada"): "Ada"}
