"""Services and queue put together, and a worker inside this process."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread
from types import FrameType

from dramatiq import Worker
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import QueueJoinTimeout

from service.settings import Settings
from service.wiring import Services, build, utc_now
from workers.actors import declare
from workers.broker import QUEUE, make_broker
from workers.counting import make_counting
from workers.latch import make_latch
from workers.queue import CHECKPOINT, Queue

MINUTE = 60.0
"""Seconds between two looks at whether a checkpoint is due."""


@dataclass(frozen=True)
class Workplace:
    """Services whose facts wake the workers of the queue."""

    services: Services
    queue: Queue

    @property
    def in_process(self) -> bool:
        """Whether the work is done by this process itself, for want of a Redis."""
        return isinstance(self.queue.broker, StubBroker)

    def settle(self, seconds: float) -> bool:
        """Wait until the in-process work is done, at most so long; whether it is."""
        if not isinstance(self.queue.broker, StubBroker):
            return True
        try:
            self.queue.broker.join(QUEUE, timeout=int(seconds * 1000), fail_fast=False)
        except QueueJoinTimeout:
            return False
        return True

    def close(self) -> None:
        """Give all connections back."""
        self.queue.broker.close()
        self.services.close()


def open_workplace(
    settings: Settings,
    clock: Callable[[], datetime] = utc_now,
    *,
    rebuilding: bool = False,
) -> Workplace:
    """Services wired to their queue; no worker runs yet. Raises what `service.wiring.build` does."""
    queue = Queue(make_broker(settings), make_latch(settings))
    try:
        services = build(
            settings, wake=queue.wake, clock=clock, counting=make_counting(settings), rebuilding=rebuilding
        )
    except BaseException:
        queue.broker.close()
        raise
    declare(queue, services.read_models, services.audit.checkpoints)
    workplace = Workplace(services, queue)
    try:
        services.roles.name_first_admins()
    except BaseException:
        workplace.close()
        raise
    return workplace


@contextmanager
def working(workplace: Workplace, *, sweep: bool = True) -> Iterator[None]:
    """Do the queue's work inside this process meanwhile; work begun is finished before it ends."""
    worker = Worker(workplace.queue.broker, worker_threads=2, worker_timeout=50)
    stop = Event()
    sweeper = Thread(target=_sweep, args=(workplace, stop), daemon=True)
    worker.start()
    if sweep:
        sweeper.start()
    try:
        yield
    finally:
        stop.set()
        if sweep:
            sweeper.join()
        worker.stop()


def _sweep(workplace: Workplace, stop: Event) -> None:
    look_at = 0.0
    while not stop.is_set():
        workplace.queue.wake()
        workplace.services.letting_go.look()
        if time.monotonic() >= look_at:  # as often as the scheduler in production
            workplace.queue.send(CHECKPOINT)
            look_at = time.monotonic() + MINUTE
        stop.wait(workplace.services.settings.sweep_seconds)


def wait_for_stop() -> None:
    """Return when the process is asked to stop (SIGTERM or SIGINT)."""
    stop = Event()

    def ask(_: int, __: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, ask)
    while not stop.wait(1):
        pass
