"""What must hold after every fault: nothing is lost, nothing is counted twice, all read models are true."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from uuid import UUID

from dramatiq import Message
from sqlalchemy import select

from service.projections.tables import timeline
from service.wiring import Services
from workers.broker import QUEUE
from workers.queue import SWEEP
from workers.workplace import Workplace

PATIENCE = 90.0  # seconds until all is counted, on a busy machine: a lost wake-up alone may cost ten


def sweep(workplace: Workplace) -> None:
    """Send what the scheduler sends every minute."""
    message: Message[None] = Message(queue_name=QUEUE, actor_name=SWEEP, args=(), kwargs={}, options={})
    workplace.queue.broker.enqueue(message)


def is_counted(services: Services) -> bool:
    """Whether every saved fact is in all read models."""
    status = services.status()
    return status.facts > 0 and status.lag == 0 and status.stale == 0


def await_counted(services: Services, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Wait until every saved fact is in all read models; `meanwhile` is done again and again."""
    deadline = time.monotonic() + PATIENCE
    while not is_counted(services):
        assert time.monotonic() < deadline, f"not counted after {PATIENCE:.0f} seconds: {services.status()}"
        meanwhile()
        time.sleep(0.2)


def nothing_is_lost_or_doubled(services: Services, acknowledged: Iterable[UUID]) -> None:
    """Judge a system that is at rest."""
    facts = list(services.export())
    told = Counter(UUID(each["fact"]["interaction"]["id"]) for each in facts if "interaction" in each["fact"])
    lost = set(acknowledged) - told.keys()
    assert not lost, f"{len(lost)} acknowledged facts are not in the log"
    assert max(told.values(), default=1) == 1, f"recorded twice: {told.most_common(3)}"
    assert rows_of_the_timeline(services) == [each["position"] for each in facts]
    status = services.status()
    assert (status.facts, status.lag, status.stale) == (len(facts), 0, 0)
    assert status.dead_letters == []
    verdict = services.verify()
    assert verdict.identical, verdict.differences
    assert verdict.facts == len(facts)


def rows_of_the_timeline(services: Services) -> list[int]:
    """The position of each row, in order."""
    with services.database.reading() as connection:
        return list(connection.execute(select(timeline.c.position).order_by(timeline.c.position)).scalars())
