"""Redis killed, emptied or frozen: saving goes on, and a sweep finds what was saved meanwhile."""

import os
import signal
import sys

import pytest
from redis import Redis

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.streams import Stream


@pytest.fixture
def settings(postgresql_url, own_redis):
    return {"database_url": postgresql_url, "redis_url": own_redis.url}


def test_saving_goes_on_while_redis_is_dead_and_the_sweep_heals(families, opened, settings, own_redis):
    families(**settings).worker()
    workplace = opened(**settings)
    story.begin(workplace.services)

    with Stream(workplace.services, "s") as stream:
        for _ in range(2):
            stream.goes_on(50)
            own_redis.kill()
            stream.goes_on(200)
            own_redis.start()
        stream.goes_on(50)

    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, stream.acknowledged)


def test_a_redis_that_has_forgotten_everything_is_healed_by_the_sweep(families, opened, settings, own_redis):
    families(**settings).worker()
    workplace = opened(**settings)
    story.begin(workplace.services)

    with Stream(workplace.services, "s") as stream, Redis.from_url(own_redis.url) as client:
        for _ in range(20):
            stream.goes_on(10)
            client.flushall()

    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, stream.acknowledged)


@pytest.mark.timeout(120)  # each save that waits for the queue would take five seconds
def test_a_frozen_redis_does_not_hold_up_those_who_save(families, opened, settings, own_redis):
    families(**settings).worker()
    workplace = opened(**settings)
    story.begin(workplace.services)

    os.kill(own_redis.pid, signal.SIGSTOP)
    try:
        told = [story.tell(workplace.services, "s", number) for number in range(100)]
    finally:
        os.kill(own_redis.pid, signal.SIGCONT)

    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, told)


def test_a_scheduler_outlives_a_redis_that_is_dead_when_it_wants_to_sweep(families, opened, settings, own_redis):
    family = families(**settings)
    workplace = opened(**settings)
    family.worker()
    own_redis.kill()
    scheduler = family.program(sys.executable, "-c", "from gateway.cli import main; main()", "scheduler")
    scheduler.await_output("Scheduling")  # it sweeps at once, and finds nobody
    story.begin(workplace.services)  # nobody is woken

    own_redis.start()

    def is_alive():
        assert scheduler.is_running, scheduler.told()

    await_counted(workplace.services, is_alive)  # by the sweep of the next minute
    assert scheduler.stop() == 0
