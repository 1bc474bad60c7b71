"""Latches: up once, down when the work begins, and falling by themselves."""

from threading import Thread

import pytest

from service.settings import Settings
from tests.bench import wait_until
from workers import latch as latches
from workers.latch import Latch, make_latch


@pytest.fixture
def latch(settings: Settings) -> Latch:
    return make_latch(settings)


def test_a_latch_goes_up_once(latch):
    assert latch.up("follow") is True
    assert latch.up("follow") is False


def test_a_latch_that_went_down_goes_up_again(latch):
    latch.up("follow")
    latch.down("follow")
    assert latch.up("follow") is True


def test_latches_of_other_names_do_not_matter(latch):
    latch.up("refresh:a")
    assert latch.up("refresh:b") is True
    latch.down("refresh:b")
    assert latch.up("refresh:a") is False


def test_a_latch_that_is_down_already_may_go_down(latch):
    latch.down("follow")
    assert latch.up("follow") is True


def test_a_latch_falls_by_itself(settings, monkeypatch):
    monkeypatch.setattr(latches, "HELD", 0.05)
    latch = make_latch(settings)
    assert latch.up("follow") is True
    wait_until(lambda: latch.up("follow"))


def test_of_many_at_once_one_raises_it(latch):
    raised: list[bool] = []
    threads = [Thread(target=lambda: raised.append(latch.up("follow"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised.count(True) == 1


def test_processes_of_one_queue_share_latches_and_of_others_do_not(redis_url, sqlite_url):
    mine, same, other = (
        make_latch(Settings(database_url=sqlite_url, redis_url=redis_url, redis_namespace=namespace))
        for namespace in ("one", "one", "two")
    )
    mine.up("follow")
    assert same.up("follow") is False
    assert other.up("follow") is True
