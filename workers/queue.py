"""Sending wake-ups: they carry no facts, and a lost, doubled or late one costs only time."""

import logging
import time
from dataclasses import dataclass, field

from dramatiq import Broker, Message

from workers.broker import QUEUE, away
from workers.latch import Latch

FOLLOW = "timeline"
REFRESH = "refresh"
SWEEP = "sweep"
TREE = "tree"
CHECKPOINT = "checkpoint"
PUBLISH = "publish"

logger = logging.getLogger(__name__)


@dataclass
class _Rest:
    """Until when the queue is left alone."""

    until: float = 0.0


@dataclass(frozen=True)
class Queue:
    """Where wake-ups go; many of the same kind at once become one."""

    broker: Broker
    latch: Latch
    _rest: _Rest = field(default_factory=_Rest)

    def wake(self) -> None:
        """Tell the workers that facts were saved. Never fails: the sweep makes good for it.

        A queue that kept us waiting in vain is left alone for ten times as long, so that it does
        not hold up everyone who saves.
        """
        begun = time.monotonic()
        if begun < self._rest.until:
            return
        try:
            self.send(FOLLOW)
        except away(self.broker) as error:
            failed = time.monotonic()
            self._rest.until = failed + 10 * (failed - begun)
            logger.warning("The queue is away (%s); the next sweep will find the fact.", error)

    def send(self, actor: str, *subject: str) -> None:
        """Ask for one piece of work, unless it is asked for already."""
        if self.latch.up(latch_name(actor, *subject)):
            self.broker.enqueue(Message(queue_name=QUEUE, actor_name=actor, args=subject, kwargs={}, options={}))


def latch_name(actor: str, *subject: str) -> str:
    """The latch of one piece of work."""
    return ":".join((actor, *subject))
