"""A worker asked to stop finishes what it has in hand and ends well."""

import pytest
from redis import Redis

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.processes import until

FACTS = 3_000


@pytest.fixture
def much_to_do(opened, postgresql_url, redis_url):
    """A workplace with more facts than a worker counts in a moment."""
    workplace = opened(database_url=postgresql_url, redis_url=redis_url)
    file = story.file_of("a", FACTS)
    workplace.services.importing.run(file, source="a file", recorder="a test")
    return workplace


def test_a_worker_of_the_queue_stops_gracefully_with_nothing_left_in_hand(
    families, much_to_do, postgresql_url, redis_url
):
    family = families(database_url=postgresql_url, redis_url=redis_url, batch=20)
    worker, services = family.worker(), much_to_do.services
    until(lambda: services.status().position > 0, "the worker to begin")

    assert worker.stop() == 0, worker.told()

    assert left_in_hand(redis_url) == []
    assert "Killing" not in worker.told()
    family.worker(batch=1_000)
    await_counted(services, lambda: sweep(much_to_do))
    nothing_is_lost_or_doubled(services, [])


def test_an_in_process_worker_stops_gracefully(families, opened, sqlite_url):
    family = families(database_url=sqlite_url, batch=20)
    services = opened(database_url=sqlite_url).services
    services.importing.run(story.file_of("a", FACTS), source="a file", recorder="a test")
    worker = family.child("work")
    until(lambda: services.status().position > 0, "the worker to begin")

    assert worker.stop() == 0, worker.told()

    assert worker.told() == ""
    family.child("work", batch=1_000)
    await_counted(services)
    nothing_is_lost_or_doubled(services, [])


def left_in_hand(redis_url):
    """Messages that were fetched and neither done nor given back."""
    with Redis.from_url(redis_url, decode_responses=True) as client:
        return [message for key in client.keys("*__acks__*") for message in client.smembers(key)]
