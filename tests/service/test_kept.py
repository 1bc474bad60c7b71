"""What was read of the timeline is kept, and read on from there."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event, update

from service.kept import Kept, Told
from service.projections.tables import timeline
from tests.given import COALITION, joined, met, pledged, voted_with
from tests.world import World

OTHER, THIRD = "Dirty Rivers", "Still Waters"


@pytest.fixture
def begun(world: World) -> World:
    """A coalition with two facts about one stakeholder."""
    world.form()
    world.tell(joined("2024-01-01"), met("2024-02-01"))
    world.catch_up()
    return world


def kinds(world: World, coalition: str = COALITION) -> list[str]:
    return [row.kind for row in world.services.situations.of(coalition).rows]


def told(kept: Kept, connection: Connection, of: World) -> Told:
    return kept.told(connection, of.services.reading.coalition(COALITION).coalition_id)


@contextmanager
def reads(world: World) -> Iterator[list[int]]:
    """How many facts each statement that asks for rows of the timeline asks to begin after."""
    begins: list[int] = []

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        if statement.startswith("SELECT timeline.position, timeline.partnership_id, timeline.kind"):
            given = parameters.values() if isinstance(parameters, dict) else parameters
            begins.append(next(value for value in given if isinstance(value, int)))  # type: ignore[attr-defined]

    event.listen(world.services.database.engine, "before_cursor_execute", note)
    yield begins
    event.remove(world.services.database.engine, "before_cursor_execute", note)


def test_only_later_facts_are_read(begun):
    with reads(begun) as begins:
        assert kinds(begun) == ["join", "meeting"]
        assert kinds(begun) == ["join", "meeting"]
        before = begun.services.status().position
        begun.tell(pledged("2024-01-15"))
        begun.catch_up()
        assert kinds(begun) == ["join", "meeting", "pledge"]
    assert [begin for begin in begins if begin in {0, before}] == [0, before]


def test_a_situation_in_use_stays_as_it_is(begun):
    situation = begun.services.situations.of(COALITION)
    begun.tell(pledged("2024-01-15"))
    begun.catch_up()
    assert (len(kinds(begun)), len(situation.rows)) == (3, 2)


def test_what_was_said_beside_interactions_is_read_on_too(begun):
    assert begun.services.situations.of(COALITION).purpose == ""
    begun.services.recording.affirm_purpose(COALITION, "Swim")
    begun.catch_up()
    assert begun.services.situations.of(COALITION).purpose == "Swim"


def test_after_a_rebuild_all_is_read_anew(begun):
    """A row changed behind our back comes right with a rebuild, though its position is the same."""
    begun.change(update(timeline).where(timeline.c.kind == "meeting").values(kind="message"))
    assert kinds(begun) == ["join", "message"]
    begun.services.read_models.rebuild()
    assert kinds(begun) == ["join", "meeting"]


def test_while_a_rebuild_runs_what_is_there_is_shown(begun):
    kinds(begun)
    begun.sql("DELETE FROM timeline")
    begun.sql("UPDATE read_model SET position = 0, edition = 'another'")
    assert kinds(begun) == []
    begun.sql("DELETE FROM coalitions")
    begun.sql("DELETE FROM stakeholders")
    begun.sql("DELETE FROM partnerships")
    begun.catch_up()
    assert kinds(begun) == ["join", "meeting"]


def test_a_reader_of_an_earlier_moment_sees_no_later_fact(begun):
    kept, database = Kept(), begun.services.database
    with database.reading() as early:
        assert len(told(kept, early, begun).interactions) == 2
        begun.tell(pledged("2024-01-15"))
        begun.services.recording.affirm_purpose(COALITION, "Swim")
        begun.catch_up()
        with database.reading() as late:
            assert len(told(kept, late, begun).interactions) == 3
        assert [row.kind for row in told(kept, early, begun).interactions] == ["join", "meeting"]
        assert "coalition.purpose_affirmed" not in {row.kind for row in told(kept, early, begun).said}


def test_many_at_once_read_once(begun):
    with reads(begun) as begins, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: kinds(begun), range(8)))
    assert found == [["join", "meeting"]] * 8
    assert begins.count(0) == 1


def test_those_asked_for_longest_ago_are_let_go(small_world):
    for name in (COALITION, OTHER, THIRD):
        small_world.form(name)
        small_world.tell(joined("2024-01-01"), voted_with("2024-02-01"), to=name)
    small_world.catch_up()
    kept = Kept(limit=8)  # each has four facts: formed, begun, joined, voted
    ids = [small_world.services.reading.coalition(name).coalition_id for name in (COALITION, OTHER, THIRD)]
    with small_world.services.database.reading() as connection:
        for coalition_id in (ids[0], ids[1], ids[0], ids[2]):
            kept.told(connection, coalition_id)
        with reads(small_world) as begins:
            kept.told(connection, ids[0])
            kept.told(connection, ids[2])
            assert begins == []
            kept.told(connection, ids[1])
            assert begins == [0]


def test_a_coalition_of_any_size_is_kept(begun):
    kept = Kept(limit=1)
    with begun.services.database.reading() as connection, reads(begun) as begins:
        told(kept, connection, begun)
        told(kept, connection, begun)
    assert begins == [0]


def test_what_was_not_known_yet_is_cut_from_what_is_kept(begun):
    now = begun.clock.now
    begun.clock.advance(days=1)
    begun.tell(pledged("2024-01-15"))
    begun.catch_up()
    then = begun.services.situations.of(COALITION, known=now)
    assert [row.kind for row in then.rows] == ["join", "meeting"]
    assert then.known < begun.services.situations.of(COALITION).known
    assert begun.clock.now - now == timedelta(days=1)
