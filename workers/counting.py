"""Where attempts are counted."""

from service.limits import Counting, InProcess
from service.settings import Settings
from workers.broker import redis_client


def make_counting(settings: Settings) -> Counting:
    """Redis where a URL is set, otherwise this process's own memory."""
    if settings.redis_url is None:
        return InProcess()
    from workers.counting_in_redis import InRedis  # noqa: PLC0415  see workers.broker

    return InRedis(redis_client(settings), settings.redis_namespace)
