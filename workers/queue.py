"""Sending wake-ups: they carry no facts, and a lost, doubled or late one costs only time."""

import logging
from dataclasses import dataclass

from dramatiq import Broker, Message
from dramatiq.errors import BrokerConnectionError
from redis import RedisError

from workers.broker import QUEUE
from workers.latch import Latch

FOLLOW = "timeline"
REFRESH = "refresh"
SWEEP = "sweep"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Queue:
    """Where wake-ups go; many of the same kind at once become one."""

    broker: Broker
    latch: Latch

    def wake(self) -> None:
        """Tell the workers that facts were saved. Never fails: the sweep makes good for it."""
        try:
            self.send(FOLLOW)
        except (RedisError, BrokerConnectionError) as error:
            logger.warning("The queue is away (%s); the next sweep will find the fact.", error)

    def send(self, actor: str, *subject: str) -> None:
        """Ask for one piece of work, unless it is asked for already."""
        if self.latch.up(latch_name(actor, *subject)):
            self.broker.enqueue(Message(queue_name=QUEUE, actor_name=actor, args=subject, kwargs={}, options={}))


def latch_name(actor: str, *subject: str) -> str:
    """The latch of one piece of work."""
    return ":".join((actor, *subject))
