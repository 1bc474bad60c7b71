"""A workplace of a test's own, and words for what is done at it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dramatiq import Message
from dramatiq.brokers.redis import RedisBroker

from service.settings import Settings
from tests.given import Clock
from tests.world import World
from workers.broker import QUEUE
from workers.queue import FOLLOW, REFRESH
from workers.workplace import Workplace, open_workplace, working

PATIENCE = 30.0
"""Seconds after which a test gives waiting up."""


@dataclass
class Bench:
    """Services with their queue."""

    workplace: Workplace
    world: World

    @property
    def waiting(self) -> int:
        """How many messages wait in the queue."""
        broker = self.workplace.queue.broker
        if isinstance(broker, RedisBroker):
            return int(broker.client.llen(f"{broker.namespace}:{QUEUE}"))
        return int(broker.queues[QUEUE].qsize())

    def send(self, actor: str, *subject: str) -> None:
        """Put a message into the queue past all latches."""
        message: Message[Any] = Message(queue_name=QUEUE, actor_name=actor, args=subject, kwargs={}, options={})
        self.workplace.queue.broker.enqueue(message)

    def work_until(self, reached: Callable[[], object]) -> None:
        """Let a worker work until something is reached."""
        with working(self.workplace, sweep=False):
            wait_until(reached)

    def work(self) -> None:
        """Let a worker work until nothing is left to do."""
        self.work_until(self.caught_up)

    def caught_up(self) -> bool:
        status = self.world.services.status()
        return status.lag == 0 and status.stale == 0 and self.waiting == 0

    def letters(self) -> dict[tuple[str, str], str]:
        """The reason of each dead letter by its task and subject."""
        letters = self.world.services.status().dead_letters
        return {(letter["task"], letter["subject"]): letter["reason"] for letter in letters}


def wait_until(reached: Callable[[], object]) -> None:
    """Wait until something is so; fail where it never will be."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"not reached within {PATIENCE:g} seconds"
        time.sleep(0.01)


@contextmanager
def a_bench(settings: Settings, clock: Clock) -> Iterator[Bench]:
    """A workplace with its services under a test's words."""
    workplace = open_workplace(settings, clock)
    try:
        yield Bench(workplace, World(workplace.services, clock))
    finally:
        workplace.close()


__all__ = ["FOLLOW", "REFRESH", "Bench", "a_bench", "wait_until"]
