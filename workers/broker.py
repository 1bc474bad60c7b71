"""The broker: Redis where a URL is set, otherwise this process's own memory.

The libraries of Redis and of the scheduler are imported where there is a Redis: they would take
a tenth of the start of every program that does without.
"""

# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from dramatiq import Broker
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import BrokerConnectionError
from dramatiq.middleware import AgeLimit, Middleware, Retries, ShutdownNotifications, TimeLimit

from service.settings import Settings

if TYPE_CHECKING:
    from redis import Redis

QUEUE = "groundswell"
MINUTE_MS = 60_000


def make_broker(settings: Settings) -> Broker:
    """A broker with its middleware in the order in which it applies."""
    middleware: list[Middleware] = [
        # how long a message may live and run
        AgeLimit(max_age=60 * MINUTE_MS),
        TimeLimit(time_limit=10 * MINUTE_MS),
        ShutdownNotifications(),
        # what happens when it fails
        Retries(max_retries=settings.max_retries, min_backoff=settings.min_backoff_ms),
    ]
    if settings.redis_url is None:
        return StubBroker(middleware=middleware)
    from dramatiq.brokers.redis import RedisBroker
    from periodiq import PeriodiqMiddleware

    return RedisBroker(  # type: ignore[no-untyped-call]  # dramatiq leaves it untyped
        client=redis_client(settings),
        namespace=settings.redis_namespace,
        middleware=[*middleware, PeriodiqMiddleware(skip_delay=30)],  # what runs by the clock
    )


def away(broker: Broker) -> tuple[type[Exception], ...]:
    """What is raised where the broker, or the Redis that it is in, cannot be reached."""
    if isinstance(broker, StubBroker):
        return (BrokerConnectionError,)
    from redis import RedisError

    return BrokerConnectionError, RedisError


def redis_client(settings: Settings) -> "Redis":
    """A client that fails at once: whoever saves a fact must not wait for the queue."""
    from redis import Redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return Redis.from_url(
        settings.redis_url or "",
        socket_connect_timeout=1,
        socket_timeout=2,
        retry=Retry(NoBackoff(), 0),
    )
