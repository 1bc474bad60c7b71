"""How often the same thing may be tried: in one process, and across all through a Redis."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from redis import Redis

from service.limits import InProcess, Limit, TooManyAttempts, limits
from service.settings import Settings
from tests.given import Clock
from workers.counting import make_counting


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["in process", "redis"])
def counting(request):
    if request.param == "in process":
        return InProcess()
    return make_counting(Settings(redis_url=request.getfixturevalue("redis_url")))


def times(limit, whose, many):
    """How many of so many attempts are let through."""
    through = 0
    for _ in range(many):
        with suppress(TooManyAttempts):
            limit.take(whose)
            through += 1
    return through


def test_so_many_are_let_through_and_no_more(clock, counting):
    assert times(Limit("sign-in", 3, 60, clock, counting), "192.0.2.1", 10) == 3


def test_one_who_tries_too_often_keeps_nobody_else_out(clock, counting):
    limit = Limit("sign-in", 3, 60, clock, counting)
    times(limit, "192.0.2.1", 10)
    assert times(limit, "192.0.2.2", 3) == 3


def test_what_is_limited_has_each_its_own_count(clock, counting):
    all_of_them = limits(clock, counting)
    times(all_of_them.sign_in, "192.0.2.1", 1000)
    all_of_them.tokens.take("192.0.2.1")


def test_after_the_window_one_may_try_again(clock, counting):
    limit = Limit("sign-in", 3, 60, clock, counting)
    times(limit, "192.0.2.1", 10)
    clock.now += timedelta(seconds=60)
    assert times(limit, "192.0.2.1", 10) == 3


def test_the_sentence_tells_how_long_to_wait(clock, counting):
    clock.now = clock.now.replace(second=45)
    limit = Limit("sign-in", 0, 60, clock, counting)
    with pytest.raises(TooManyAttempts, match="wait 15 seconds") as refused:
        limit.take("192.0.2.1")
    assert refused.value.seconds == 15


def test_many_at_once_are_counted_one_by_one(clock, counting):
    limit = Limit("sign-in", 50, 60, clock, counting)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: times(limit, "192.0.2.1", 25), range(8))) == 50


def test_processes_with_one_redis_count_together(clock, redis_url):
    one, other = (Limit("tokens", 3, 60, clock, make_counting(Settings(redis_url=redis_url))) for _ in range(2))
    assert times(one, "me", 2) + times(other, "me", 5) == 3


def test_redis_holds_no_name_and_forgets_by_itself(clock, redis_url):
    Limit("sign-in", 3, 60, clock, make_counting(Settings(redis_url=redis_url))).take("ada@example.org")
    with Redis.from_url(redis_url, decode_responses=True) as client:
        (key,) = client.keys("groundswell:limit:*")
        assert "ada" not in key
        assert 0 < client.ttl(key) <= 120


def test_without_its_redis_a_process_counts_alone(clock):
    limit = Limit("sign-in", 3, 60, clock, make_counting(Settings(redis_url="redis://127.0.0.1:1/0")))
    assert times(limit, "192.0.2.1", 10) == 3


def test_past_windows_are_forgotten(clock):
    counting = InProcess()
    limit = Limit("sign-in", 3, 60, clock, counting)
    for _ in range(100):
        times(limit, "192.0.2.1", 2)
        clock.now += timedelta(seconds=60)
    assert len(counting._windows) == 2
