"""Attempts counted in Redis, so that all processes count together."""

import logging
from dataclasses import dataclass, field
from typing import cast

from redis import Redis, RedisError

from service.limits import Counting, InProcess

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class InRedis:
    """Counters that end with their window. While Redis is away this process counts alone: nobody is shut out."""

    client: Redis
    namespace: str
    alone: Counting = field(default_factory=InProcess)

    def count(self, key: str, window: int, seconds: int) -> int:
        """One more; how many there are now."""
        name = self._name(key, window)
        try:
            with self.client.pipeline() as steps:
                steps.incr(name)
                steps.expire(name, 2 * seconds)
                return cast("int", steps.execute()[0])
        except RedisError as error:
            _tell(error)
            return self.alone.count(key, window, seconds)

    def counted(self, key: str, window: int, seconds: int) -> int:
        """How many there are."""
        try:
            return int(cast("bytes | None", self.client.get(self._name(key, window))) or 0)
        except RedisError as error:
            _tell(error)
            return self.alone.counted(key, window, seconds)

    def _name(self, key: str, window: int) -> str:
        return f"{self.namespace}:limit:{key}:{window}"


def _tell(error: RedisError) -> None:
    logger.warning("what is counted is counted in this process alone: %s", type(error).__name__)
