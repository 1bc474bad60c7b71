"""Wake-ups: a burst becomes few, and nobody who saves a fact waits for the queue."""

import logging

import pytest
from dramatiq import BrokerConnectionError

from service.settings import Settings
from tests.bench import FOLLOW, REFRESH, a_bench
from tests.given import COALITION, Clock, joined, met
from tests.servers import free_port


def test_a_burst_of_facts_becomes_one_message(bench):
    bench.world.form()
    for number in range(50):
        bench.world.tell(met("2024-01-01", f"meeting {number}"))
    assert bench.waiting == 1


def test_a_message_carries_no_facts(memory_bench):
    memory_bench.world.form()
    queue = memory_bench.workplace.queue.broker.queues["groundswell"]
    assert b"Clean Rivers" not in queue.get_nowait()
    queue.task_done()


def test_after_the_work_the_next_fact_wakes_again(bench):
    bench.world.form()
    bench.work()
    bench.world.tell(joined("2024-01-01"))
    assert bench.waiting == 1
    bench.work()
    assert list(bench.world.support()) == ["Ada"]


def test_each_piece_of_work_is_asked_for_once(bench):
    queue = bench.workplace.queue
    for _ in range(3):
        queue.send(REFRESH, "a")
        queue.send(REFRESH, "b")
        queue.send(FOLLOW)
    assert bench.waiting == 3


@pytest.fixture
def away(sqlite_url) -> Settings:
    """Settings whose Redis is not there."""
    return Settings(database_url=sqlite_url, redis_url=f"redis://127.0.0.1:{free_port()}/0")


def test_a_fact_is_saved_though_the_queue_is_away(away, caplog):
    caplog.set_level(logging.WARNING)
    with a_bench(away, Clock()) as bench:
        bench.world.form()
        assert bench.world.tell(joined("2024-01-01"))
        assert len(bench.world.topics()) == 4
    assert "next sweep" in caplog.text


def test_a_fact_is_saved_though_the_queue_goes_away_and_wakes_when_it_is_back(own_redis, sqlite_url):
    with a_bench(Settings(database_url=sqlite_url, redis_url=own_redis.url), Clock()) as bench:
        bench.world.form()
        bench.work()
        own_redis.kill()
        bench.world.tell(joined("2024-01-01"))
        own_redis.start()
        bench.workplace.queue.wake()
        bench.work()
        assert bench.world.services.reading.coalition(COALITION).stakeholders == 1


def test_a_wake_up_that_cannot_be_sent_never_raises(memory_bench, monkeypatch, caplog):
    def fail(*_, **__):
        raise BrokerConnectionError("gone")

    monkeypatch.setattr(memory_bench.workplace.queue.broker, "enqueue", fail)
    memory_bench.workplace.queue.wake()
    assert "gone" in caplog.text
