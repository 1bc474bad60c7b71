"""Nobody is stopped by a fact that cannot be read: it is laid down as a dead letter, and the rest go on."""

import json
from datetime import date
from uuid import UUID, uuid4

import pytest

from domain.errors import GroundswellError
from domain.values import Kind
from tests.given import COALITION, STAKEHOLDER, an, but, joined, voted_with
from tests.service.conftest import some_facts
from tests.world import World, a_small_world


def store(world: World, aggregate: UUID, version: int, topic: str, state: object) -> None:
    """Put a fact into the log behind everybody's back."""
    key = aggregate.hex if world.services.database.is_sqlite else aggregate
    content = state if isinstance(state, bytes) else json.dumps(state).encode()
    row = {"originator_id": key, "originator_version": version, "topic": topic, "state": content}
    world.change(world.log.insert().values(row))


def rewrite(world: World, topic: str, state: bytes) -> None:
    """Change the facts of a stored name."""
    log = world.log
    assert world.change(log.update().where(log.c.topic == topic).values(state=state))


def break_fact(world: World, topic: str) -> None:
    """Make the facts of a stored name unreadable."""
    rewrite(world, topic, b"{oops")


def a_join() -> dict[str, object]:
    """The content of a fact, as it is stored."""
    interaction = joined("2024-01-01").model_dump(mode="json", exclude_none=True)
    return {"timestamp": "2024-07-01T12:00:00Z", "interaction": interaction}


def letters(world: World) -> list[str]:
    return [letter["subject"] for letter in world.services.status().dead_letters]


@pytest.mark.parametrize(
    ("topic", "state"),
    [
        ("partnership.unheard_of", {"timestamp": "2024-01-01T00:00:00Z"}),
        ("os:system", {"timestamp": "2024-01-01T00:00:00Z"}),
        ("partnership.join", b"{oops"),
        ("partnership.join", b"\xff\xfe"),
        ("partnership.join", b"[]"),
        ("partnership.join", b"null"),
        ("partnership.join", {"timestamp": "2024-01-01T00:00:00Z"}),
        ("partnership.begun", {"timestamp": "then", "coalition_id": "?", "stakeholder_id": "?"}),
        ("partnership.join", {"timestamp": "2024-01-01T00:00:00Z", "class_version": 99}),
        ("coalition", {}),
    ],
    ids=str,
)
def test_a_fact_that_cannot_be_read_is_laid_down_and_stops_nobody_else(small_world, topic, state):
    laid_down_alone(small_world, topic, state)


def test_so_it_is_on_either_database(world):
    laid_down_alone(world, "partnership.unheard_of", b"{oops")


def laid_down_alone(world: World, topic: str, state: object) -> None:
    some_facts(world, 3)
    store(world, uuid4(), 1, topic, state)
    world.tell(joined("2024-01-01"), about="Later")
    world.catch_up()
    (unread,) = world.services.status().dead_letters
    assert unread["task"] == "timeline"
    assert topic in unread["reason"]
    assert "Later" in world.support()
    assert world.services.status().lag == 0


def test_a_fact_of_a_partnership_that_never_began_is_laid_down(world):
    some_facts(world, 3)
    store(world, uuid4(), 2, "partnership.join", a_join())
    world.tell(joined("2024-01-01"), about="Later")
    world.catch_up()
    assert len(letters(world)) == 1
    assert "Later" in world.support()


@pytest.mark.parametrize(
    "topic",
    [
        "partnership.begun",
        "partnership.vote_with",
        "partnership.agenda_stated",
        "coalition.formed",
        "stakeholder.registered",
        "stakeholder.influencer_found",
    ],
)
@pytest.mark.parametrize("batch", [1, 5000])
def test_whatever_builds_on_an_unreadable_fact_stops_nobody_else(topic, batch):
    with a_small_world(batch=batch) as world:
        vote = voted_with("2024-01-01", "V")
        world.tell(vote)
        world.correct(but(vote, note="loud"))
        world.retract("V")
        world.services.recording.define_winning(COALITION, share=0.75)
        world.services.recording.state_agenda(COALITION, STAKEHOLDER, conditions=["Fees go up"])
        world.services.recording.mark_condition(COALITION, STAKEHOLDER, "Fees go up", date(2024, 6, 1), met=True)
        world.services.recording.listens_to(STAKEHOLDER, "Grace")
        world.services.recording.no_longer_listens_to(STAKEHOLDER, "Grace")
        break_fact(world, topic)
        world.form("Another")
        world.tell(joined("2024-01-01"), about="Later", to="Another")
        world.catch_up()
        assert letters(world)
        assert world.services.status().lag == 0
        assert len(world.services.reading.stakeholders("Another")) == 1
        assert world.services.reading.entries(limit=50)


def test_who_has_no_readable_name_is_shown_all_the_same(world):
    world.form()
    world.tell(joined("2024-01-01"))
    break_fact(world, "stakeholder.registered")
    world.catch_up()
    reading = world.services.reading
    assert len(reading.stakeholders(COALITION)) == len(reading.replay(COALITION, date(2024, 1, 2)).stakeholders) == 1


def test_who_records_about_an_unreadable_past_is_told_so(world):
    world.form()
    world.tell(joined("2024-01-01"))
    break_fact(world, "partnership.join")
    with pytest.raises(GroundswellError) as refusal:
        world.tell(an(Kind.PLEDGE, "2024-02-01"))
    assert len(str(refusal.value).splitlines()) == 1


def test_a_rebuild_finds_what_has_become_readable(world):
    world.form()
    world.tell(joined("2024-01-01"))
    break_fact(world, "partnership.join")
    world.catch_up()
    assert letters(world)
    assert not world.services.verify().identical
    rewrite(world, "partnership.join", json.dumps(a_join()).encode())
    world.services.read_models.rebuild()
    assert letters(world) == []
    assert list(world.support()) == ["Ada"]
    assert world.services.verify().identical
