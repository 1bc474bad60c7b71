"""Processes killed with SIGKILL at random moments of a stream of facts: each fact is counted exactly once."""

import random
import time

import pytest

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.processes import AT_WORK, WORKER, Child
from tests.faults.streams import Stream

ROUNDS = 11
PAIR = 2  # processes at work at once; each round kills them both, at moments of their own


@pytest.mark.parametrize("seed", [1])
def test_workers_killed_at_random_moments_lose_nothing_and_count_nothing_twice(
    families, opened, postgresql_url, redis_url, seed
):
    dice = random.Random(seed)
    family = families(database_url=postgresql_url, redis_url=redis_url, batch=10)
    nursery = family.nursery()
    workplace = opened(database_url=postgresql_url, redis_url=redis_url)
    story.begin(workplace.services)

    with Stream(workplace.services, "s") as stream:
        for _ in range(ROUNDS):
            pair = [nursery.python(*WORKER) for _ in range(PAIR)]
            for worker in pair:
                worker.await_output(AT_WORK)
                kill_soon(worker, dice)

    family.worker()
    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, stream.acknowledged)


@pytest.mark.parametrize("seed", [2])
def test_programs_that_record_and_work_at_once_can_be_killed_at_random_moments(families, opened, sqlite_url, seed):
    dice = random.Random(seed)
    family = families(database_url=sqlite_url, batch=10)
    nursery = family.nursery()
    services = opened(database_url=sqlite_url).services
    story.begin(services)
    acknowledged: dict[str, list[int]] = {"a": [], "b": []}

    for _ in range(ROUNDS):
        pair = {
            stream: nursery.python("tests.faults.children", "work_and_tell", stream, len(numbers), 0.005)
            for stream, numbers in acknowledged.items()
        }
        for stream, child in pair.items():
            child.await_output("\nready\n")
            kill_soon(child, dice)
            acknowledged[stream] += map(int, child.lines()[1:])

    family.child("work")
    await_counted(services)
    assert all(numbers == list(range(len(numbers))) for numbers in acknowledged.values())
    told = [story.interaction(stream, number).id for stream, numbers in acknowledged.items() for number in numbers]
    assert len(told) > ROUNDS
    nothing_is_lost_or_doubled(services, told)


def kill_soon(child: Child, dice: random.Random) -> None:
    """At a moment of the next half second, while it is at work."""
    time.sleep(dice.random() / 2)
    assert child.is_running, child.told()
    child.kill()
