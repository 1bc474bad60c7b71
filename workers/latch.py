"""Latches let a burst of wake-ups become one message.

A latch is raised when a message is sent and lowered when its work begins, before the work looks
at the facts. Whoever finds it raised need not send: the work to come will see their facts too.
A raised latch falls by itself after `HELD` seconds, in case its message was lost.
"""

import time
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from service.settings import Settings
from workers.broker import redis_client

if TYPE_CHECKING:
    from redis import Redis

HELD = 10.0
"""Seconds after which a raised latch falls by itself."""


class Latch(Protocol):
    """Named latches that all processes of a queue share."""

    def up(self, name: str) -> bool:
        """Raise it; whether it was down."""

    def down(self, name: str) -> None:
        """Lower it."""


class MemoryLatch(Latch):
    """Latches of a queue that lives in one process."""

    def __init__(self) -> None:
        self._falls: dict[str, float] = {}
        self._lock = Lock()

    @override
    def up(self, name: str) -> bool:
        now = time.monotonic()
        with self._lock:
            if self._falls.get(name, now) > now:
                return False
            self._falls[name] = now + HELD
            return True

    @override
    def down(self, name: str) -> None:
        with self._lock:
            self._falls.pop(name, None)


class RedisLatch(Latch):
    """Latches of a queue in Redis."""

    def __init__(self, client: "Redis", namespace: str) -> None:
        self._client, self._namespace = client, namespace

    @override
    def up(self, name: str) -> bool:
        return bool(self._client.set(self._key(name), 1, nx=True, px=int(HELD * 1000)))

    @override
    def down(self, name: str) -> None:
        self._client.delete(self._key(name))

    def _key(self, name: str) -> str:
        return f"{self._namespace}:latch:{name}"


def make_latch(settings: Settings) -> Latch:
    """The latches that belong to the settings' broker."""
    if settings.redis_url is None:
        return MemoryLatch()
    return RedisLatch(redis_client(settings), settings.redis_namespace)
