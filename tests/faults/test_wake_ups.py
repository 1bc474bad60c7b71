"""Wake-ups lost, doubled or delayed cost nothing but time."""

from contextlib import contextmanager

import pytest
from dramatiq import Message
from redis import Redis

from domain.identity import coalition_id
from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from workers.broker import QUEUE
from workers.queue import FOLLOW, REFRESH, latch_name
from workers.workplace import working


@pytest.fixture(params=["in-process", "redis"])
def at_work(request, families, opened):
    """A workplace whose work is done, by this process or by a worker of the queue, inside a `with`."""
    if request.param == "in-process":
        workplace = opened(database_url=request.getfixturevalue("sqlite_url"))
        return workplace, lambda: working(workplace, sweep=False)
    settings = {name: request.getfixturevalue(fixture) for name, fixture in REDIS.items()}
    return opened(**settings), lambda: worker_of(families(**settings))


REDIS = {"database_url": "postgresql_url", "redis_url": "redis_url"}


@contextmanager
def worker_of(family):
    worker = family.worker()
    yield
    assert worker.stop() == 0


def wake_up(workplace, delay=None):
    message: Message[None] = Message(queue_name=QUEUE, actor_name=FOLLOW, args=(), kwargs={}, options={})
    workplace.queue.broker.enqueue(message, delay=delay)


def test_lost_wake_ups_of_every_kind_are_made_good_by_the_sweep(at_work):
    workplace, work = at_work
    lost = [latch_name(FOLLOW), *(latch_name(REFRESH, coalition_id(name).hex) for name in story.COALITIONS)]
    assert all(workplace.queue.latch.up(latch) for latch in lost)  # and the messages that belong to them are lost
    story.begin(workplace.services)
    told = [story.tell(workplace.services, "s", number) for number in range(20)]

    with work():
        await_counted(workplace.services, lambda: sweep(workplace))

    nothing_is_lost_or_doubled(workplace.services, told)


def test_doubled_wake_ups_double_nothing(at_work):
    workplace, work = at_work
    story.begin(workplace.services)

    with work():
        told = []
        for number in range(60):
            told.append(story.tell(workplace.services, "s", number))
            for _ in range(3):
                wake_up(workplace)
        await_counted(workplace.services)

    nothing_is_lost_or_doubled(workplace.services, told)


def test_delayed_wake_ups_are_in_time(at_work):
    workplace, work = at_work
    workplace.queue.latch.up(latch_name(FOLLOW))  # no other wake-up gets through meanwhile
    story.begin(workplace.services)
    told = [story.tell(workplace.services, "s", number) for number in range(20)]

    with work():
        for delay in (300, 600, 900):
            wake_up(workplace, delay)
        await_counted(workplace.services)

    nothing_is_lost_or_doubled(workplace.services, told)


def test_old_wake_ups_that_redis_kept_for_a_new_worker_are_harmless(opened, families, postgresql_url, redis_url):
    settings = {"database_url": postgresql_url, "redis_url": redis_url}
    workplace = opened(**settings)
    story.begin(workplace.services)
    told = [story.tell(workplace.services, "s", number) for number in range(20)]
    for _ in range(100):
        wake_up(workplace)

    families(**settings).worker()

    await_counted(workplace.services)
    with Redis.from_url(redis_url) as client:
        assert client.hlen(f"groundswell:{QUEUE}.msgs") < 100
    nothing_is_lost_or_doubled(workplace.services, told)
