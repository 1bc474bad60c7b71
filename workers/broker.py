"""The broker: Redis where a URL is set, otherwise this process's own memory."""

from dramatiq import Broker
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import AgeLimit, Middleware, Retries, ShutdownNotifications, TimeLimit
from periodiq import PeriodiqMiddleware
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from service.settings import Settings

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
        # what runs by the clock
        PeriodiqMiddleware(skip_delay=30),
    ]
    if settings.redis_url is None:
        return StubBroker(middleware=middleware)
    return RedisBroker(  # type: ignore[no-untyped-call]  # dramatiq leaves it untyped
        client=redis_client(settings), namespace=settings.redis_namespace, middleware=middleware
    )


def redis_client(settings: Settings) -> Redis:
    """A client that fails at once: whoever saves a fact must not wait for the queue."""
    return Redis.from_url(
        settings.redis_url or "",
        socket_connect_timeout=1,
        socket_timeout=2,
        retry=Retry(NoBackoff(), 0),
    )
