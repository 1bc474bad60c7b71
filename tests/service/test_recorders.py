"""The library's recorders on a real database: what a lost race leaves behind."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from psycopg.errors import LockNotAvailable

from domain.values import Kind
from service.store import LOCK_TIMEOUT
from tests.given import COALITION, an
from tests.world import a_world


def event(key, version):
    return StoredEvent(key, version, "of.no.kind", b"{}")


def test_a_connection_that_lost_a_race_is_good_for_the_next_save(world):
    recorder, taken = world.services.facts.recorder, uuid4()
    recorder.insert_events([event(taken, 1)])
    for _ in range(8):
        with pytest.raises(IntegrityError):
            recorder.insert_events([event(taken, 1), *(event(uuid4(), 1) for _ in range(3))])
        key = uuid4()
        recorder.insert_events([event(key, 1)])
        assert [each.originator_version for each in recorder.select_events(key)] == [1]


def test_no_statement_is_prepared_where_a_failed_pipeline_would_skip_that(postgresql_url):
    with a_world(postgresql_url) as world:
        recorder: Any = world.services.facts.recorder  # PostgreSQL's have a datastore
        with recorder.datastore.get_connection() as connection:
            assert connection.prepare_threshold is None


def test_on_postgresql_a_save_waits_for_others_only_so_long(postgresql_url):
    with a_world(postgresql_url) as world:
        recorder: Any = world.services.facts.recorder
        with recorder.alone(), recorder.datastore.transaction() as other:
            own = recorder._my_cursor()
            assert own.execute("SHOW lock_timeout").fetchone() == {"lock_timeout": f"{LOCK_TIMEOUT}s"}
            other.execute("SET LOCAL lock_timeout = '10ms'")
            with pytest.raises(LockNotAvailable):
                other.execute(f"LOCK TABLE {recorder.events_table_name} IN ROW EXCLUSIVE MODE")


def test_many_aggregates_are_read_at_once_each_in_order_of_its_facts(world):
    recorder, one, other = world.services.facts.recorder, uuid4(), uuid4()
    recorder.insert_events([event(one, 1), event(other, 1), event(one, 2)])
    recorder.insert_events([event(uuid4(), 1), event(other, 2), *(event(one, version) for version in range(3, 12))])
    strangers = [uuid4() for _ in range(40_000)]  # more than a statement may have parameters
    found = recorder.histories([one, *strangers, other])
    assert set(found) == {one, other}
    assert [each.originator_version for each in found[one]] == list(range(1, 12))
    log = {each.id: each for each in recorder.select_notifications(None, 100)}
    assert all(each == log[each.id] for each in (*found[one], *found[other]))


def test_a_fact_is_kept_byte_for_byte_whatever_its_place(world):
    recorder, key = world.services.facts.recorder, uuid4()
    state = bytes(range(256)) + 'é{"},\\(NULL'.encode()
    told = [StoredEvent(key, version, f"of.no.kind ({version}),", state) for version in (1, 300, 70_000, 2**40)]
    positions = recorder.insert_events(told)
    assert recorder.select_events(key) == told
    assert [each.id for each in recorder.histories([key])[key]] == list(positions)


def test_newcomers_told_of_by_many_at_once_become_known_once(database_url):
    with ExitStack() as opened:
        worlds = [opened.enter_context(a_world(database_url)) for _ in range(2)]
        worlds[0].form()
        with ThreadPoolExecutor(4) as people:
            done = [people.submit(_meet_all, worlds[number % 2], number) for number in range(4)]
            assert all(each.result() for each in done)
        assert worlds[0].topics().count("stakeholder.registered") == 40


def _meet_all(world, who):
    meetings = [(f"Newcomer {number}", an(Kind.MEETING, "2024-01-01", f"{who} {number}")) for number in range(40)]
    return [world.tell(meeting, about=name, to=COALITION) for name, meeting in meetings]
