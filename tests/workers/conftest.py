"""Workplaces for the tests of the workers: with the queue in memory, or in a real Redis."""

from collections.abc import Iterator

import pytest

from service.settings import Settings
from tests.bench import Bench, a_bench
from tests.given import Clock


@pytest.fixture(params=["memory", "redis"])
def queue_url(request: pytest.FixtureRequest) -> str | None:
    """Where the queue is; the test runs once for each kind."""
    return request.getfixturevalue("redis_url") if request.param == "redis" else None


@pytest.fixture
def settings(sqlite_url: str, queue_url: str | None) -> Settings:
    """Impatient settings."""
    return Settings(database_url=sqlite_url, redis_url=queue_url, max_retries=2, min_backoff_ms=1, sweep_seconds=0.1)


@pytest.fixture
def bench(settings: Settings) -> Iterator[Bench]:
    """A workplace at which no worker works yet."""
    with a_bench(settings, Clock()) as bench:
        yield bench


@pytest.fixture
def memory_bench(sqlite_url: str) -> Iterator[Bench]:
    """A workplace with its queue in memory."""
    with a_bench(
        Settings(database_url=sqlite_url, max_retries=2, min_backoff_ms=1, sweep_seconds=0.1), Clock()
    ) as bench:
        yield bench
