"""Pages take turns, and nobody waits for long."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore, Lock

import pytest

from dashboard import turns


@pytest.fixture(autouse=True)
def one_place(monkeypatch):
    monkeypatch.setattr(turns, "places", BoundedSemaphore(1))


def test_no_more_run_at_a_time_than_there_are_places():
    together, busy, seen = Barrier(8), Lock(), []

    def page(number: int) -> None:
        together.wait()
        with turns.turn():
            assert busy.acquire(blocking=False)
            seen.append(number)
            busy.release()

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(page, range(8)))
    assert sorted(seen) == list(range(8))


def test_whoever_waits_too_long_runs_all_the_same(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with turns.turn(), turns.turn():
        pass
    with turns.turn():
        assert not turns.places.acquire(blocking=False)


def test_others_run_while_a_page_rests():
    with turns.turn():
        turns.rest(0)
        assert turns.places.acquire(blocking=False)
        turns.places.release()
    assert turns.places.acquire(blocking=False)


@pytest.mark.usefixtures("story")
def test_the_headline_alone_comes_first_and_only_once(page, monkeypatch):
    rests: list[float] = []
    monkeypatch.setattr(turns, "rest", rests.append)
    app = page()
    assert len(rests) == 1
    app.run()
    assert len(rests) == 1


def test_a_page_that_fails_gives_its_turn_back():
    with pytest.raises(ValueError, match="broken"), turns.turn():
        raise ValueError("broken")
    assert turns.places.acquire(blocking=False)
