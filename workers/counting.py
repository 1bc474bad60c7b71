"""Attempts counted in Redis, so that all processes count together."""

import logging
from dataclasses import dataclass, field
from typing import cast

from redis import Redis, RedisError

from service.limits import Counting, InProcess
from service.settings import Settings
from workers.broker import redis_client

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class InRedis:
    """Counters that end with their window. While Redis is away this process counts alone: nobody is shut out."""

    client: Redis
    namespace: str
    alone: Counting = field(default_factory=InProcess)

    def count(self, key: str, window: int, seconds: int) -> int:
        """One more; how many there are now."""
        name = f"{self.namespace}:limit:{key}:{window}"
        try:
            with self.client.pipeline() as steps:
                steps.incr(name)
                steps.expire(name, seconds)
                return cast("int", steps.execute()[0])
        except RedisError as error:
            logger.warning("attempts are counted in this process alone: %s", type(error).__name__)
            return self.alone.count(key, window, seconds)


def make_counting(settings: Settings) -> Counting:
    """Redis where a URL is set, otherwise this process's own memory."""
    if settings.redis_url is None:
        return InProcess()
    return InRedis(redis_client(settings), settings.redis_namespace)
