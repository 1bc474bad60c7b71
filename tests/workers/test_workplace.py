"""A worker inside this process: it settles, and finishes what it has begun."""

from threading import Event

from service.projections.read_models import ReadModels
from service.settings import Settings
from tests.bench import a_bench
from tests.given import COALITION, Clock, joined
from workers.workplace import working


def test_without_a_redis_the_work_is_done_in_process(memory_bench):
    assert memory_bench.workplace.in_process


def test_with_a_redis_the_work_is_done_by_workers(redis_url, sqlite_url):
    with a_bench(Settings(database_url=sqlite_url, redis_url=redis_url), Clock()) as bench:
        assert not bench.workplace.in_process
        assert bench.workplace.settle(0.01)


def test_what_was_saved_shows_once_all_is_settled(memory_bench):
    with working(memory_bench.workplace):
        memory_bench.world.form()
        memory_bench.world.tell(joined("2024-01-01"))
        assert memory_bench.workplace.settle(30)
        assert memory_bench.world.services.reading.counted(COALITION)


def test_without_a_worker_nothing_settles(memory_bench):
    memory_bench.world.form()
    assert memory_bench.workplace.settle(0.05) is False


def test_work_that_was_begun_is_finished_before_the_worker_stops(memory_bench, monkeypatch):
    begun, finished, refreshing = Event(), Event(), ReadModels.refresh

    def slow(self, coalition_id):
        begun.set()
        Event().wait(0.3)
        refreshing(self, coalition_id)
        finished.set()

    monkeypatch.setattr(ReadModels, "refresh", slow)
    with working(memory_bench.workplace, sweep=False):
        memory_bench.world.form()
        assert begun.wait(30)
    assert finished.is_set()
    assert memory_bench.world.services.reading.counted(COALITION)


def test_a_worker_may_start_again(memory_bench):
    for number in range(2):
        with working(memory_bench.workplace):
            memory_bench.world.form(f"Coalition {number}")
            assert memory_bench.workplace.settle(30)
    assert len(memory_bench.world.services.reading.coalitions()) == 2
