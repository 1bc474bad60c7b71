"""The work: follow the log, refresh who is stale, lay down what fails for good."""

import pytest
from dramatiq.middleware import Retries
from sqlalchemy.exc import OperationalError

from service.projections import refresh
from service.projections.read_models import ReadModels
from service.settings import Settings
from tests.bench import FOLLOW, REFRESH, Bench, a_bench, wait_until
from tests.given import COALITION, Clock, joined, met, pledged
from tests.world import a_world
from workers import latch
from workers.queue import SWEEP
from workers.workplace import working

EARLIER_THAN_ANY_CALENDAR = -9_000_000_000_000_000_000


def poison(bench: Bench, coalition: str) -> None:
    """Make a coalition's refresh fail, whatever is tried."""
    key = bench.world.services.reading.coalition(coalition).coalition_id
    assert bench.world.sql("UPDATE timeline SET kind = 'nonsense' WHERE coalition_id = :key AND kind = 'join'", key=key)


def mend(bench: Bench) -> None:
    bench.world.sql("UPDATE timeline SET kind = 'join' WHERE kind = 'nonsense'")


def coalition_id(bench: Bench, coalition: str) -> str:
    return bench.world.services.reading.coalition(coalition).coalition_id


def test_a_fact_shows_after_the_work(bench):
    bench.world.form()
    bench.world.tell(joined("2024-01-01"))
    bench.work()
    assert list(bench.world.support()) == ["Ada"]
    assert bench.world.services.reading.counted(COALITION)
    assert bench.world.services.verify().identical


def test_facts_that_come_while_a_worker_works_show_too(bench):
    with working(bench.workplace, sweep=False):
        bench.world.form()
        for number in range(20):
            bench.world.tell(met("2024-01-01", f"meeting {number}"), about=f"Person {number % 4}")
        wait_until(bench.caught_up)
    assert len(bench.world.support()) == 4
    assert bench.world.services.verify().identical


def test_a_long_backlog_is_followed_batch_by_batch(sqlite_url):
    with a_bench(Settings(database_url=sqlite_url, batch=3), Clock()) as bench:
        bench.world.bring_in(*[f"{number},C,Ada,meeting,2024-01-01" for number in range(30)])
        bench.work()
        assert bench.world.services.reading.coalition("C").facts == 32
        assert bench.world.services.verify().identical


@pytest.mark.parametrize("times", [1, 5])
def test_doubled_and_late_wake_ups_change_nothing(bench, times):
    bench.world.form()
    bench.world.tell(joined("2024-01-01"))
    bench.work()
    before = bench.world.read_models()
    for _ in range(times):
        bench.send(FOLLOW)
        bench.send(SWEEP)
        bench.send(REFRESH, coalition_id(bench, COALITION))
    bench.work()
    assert bench.world.read_models() == before


def test_a_lost_wake_up_is_made_good_by_the_sweep(bench):
    bench.world.form()
    with a_world(bench.world.services.settings.database_url) as somebody_else:
        somebody_else.tell(joined("2024-01-01"))
    bench.send(SWEEP)
    bench.work()
    assert list(bench.world.support()) == ["Ada"]


def test_another_process_facts_are_found_by_the_sweeping_worker(memory_bench):
    with working(memory_bench.workplace), a_world(memory_bench.world.services.settings.database_url) as somebody_else:
        somebody_else.form()
        somebody_else.tell(joined("2024-01-01"))
        wait_until(lambda: memory_bench.world.services.status().facts == 4 and memory_bench.caught_up())
    assert list(memory_bench.world.support()) == ["Ada"]


def test_the_next_day_is_counted_by_the_sweep(bench):
    bench.world.form()
    bench.work()
    bench.world.clock.advance(days=1)
    bench.send(SWEEP)
    bench.work()
    assert bench.world.services.reading.coalition(COALITION).through == bench.world.clock.now.date()


# what fails


def test_one_poisoned_coalition_ends_as_a_dead_letter_and_stops_nobody_else(bench):
    for coalition in (COALITION, "Another"):
        bench.world.form(coalition)
        bench.world.tell(joined("2024-01-01"), to=coalition)
    bench.work()
    poison(bench, COALITION)
    for coalition in (COALITION, "Another"):
        bench.world.tell(pledged("2024-02-01"), to=coalition)
    bench.work_until(bench.letters)
    bench.work()
    ((task, subject), reason) = next(iter(bench.letters().items()))
    assert (task, subject) == (REFRESH, coalition_id(bench, COALITION))
    assert "Error: " in reason
    assert bench.world.services.reading.counted("Another")
    assert not bench.world.services.reading.counted(COALITION)
    assert not bench.world.services.status().healthy


def test_a_letter_goes_once_its_cause_is_mended_and_the_work_succeeds(bench, monkeypatch):
    monkeypatch.setattr(latch, "HELD", 0.1)  # a latch whose work failed for good falls by itself
    bench.world.form()
    bench.world.tell(joined("2024-01-01"))
    bench.work()
    poison(bench, COALITION)
    bench.world.tell(pledged("2024-02-01"))
    bench.work_until(bench.letters)
    mend(bench)
    bench.world.clock.now += refresh.REST
    with working(bench.workplace):  # sweeping
        wait_until(lambda: not bench.letters())
    assert bench.world.services.reading.counted(COALITION)
    assert bench.world.services.verify().identical


def test_failing_work_is_tried_again_a_few_times_with_pauses(memory_bench, monkeypatch):
    tries = []

    def fail(_, coalition_id):
        tries.append(coalition_id)
        raise ValueError("out of luck\nand more")

    monkeypatch.setattr(ReadModels, "refresh", fail)
    memory_bench.world.form()
    memory_bench.work_until(memory_bench.letters)
    settings = memory_bench.world.services.settings
    assert len(tries) == settings.max_retries + 1
    assert list(memory_bench.letters().values()) == ["ValueError: out of luck"]
    (retries,) = [each for each in memory_bench.workplace.queue.broker.middleware if isinstance(each, Retries)]
    assert retries.min_backoff == settings.min_backoff_ms


def test_what_fails_once_leaves_no_letter(memory_bench, monkeypatch):
    refreshing, tries = ReadModels.refresh, []

    def fail_once(self, coalition_id):
        tries.append(coalition_id)
        if len(tries) == 1:
            raise OperationalError("SELECT", {}, Exception("database is locked"))
        refreshing(self, coalition_id)

    monkeypatch.setattr(ReadModels, "refresh", fail_once)
    memory_bench.world.form()
    memory_bench.work()
    assert len(tries) == 2
    assert memory_bench.letters() == {}


def test_a_failure_of_the_database_is_told_by_what_the_database_said(memory_bench):
    memory_bench.world.form()
    memory_bench.work()
    memory_bench.world.sql("DROP TABLE months")
    memory_bench.world.tell(joined("2024-01-01"))
    memory_bench.work_until(memory_bench.letters)
    (reason,) = memory_bench.letters().values()
    assert "months" in reason


def test_a_timeline_that_cannot_go_on_is_told_and_goes_on_once_mended(memory_bench):
    bench = memory_bench
    bench.world.form()
    bench.work()
    bench.world.sql("UPDATE read_model SET position = 0")  # the first fact would be taken a second time
    bench.send(FOLLOW)
    bench.work_until(bench.letters)
    assert [task for task, _ in bench.letters()] == [FOLLOW]
    bench.world.sql("UPDATE read_model SET position = 1")
    bench.world.tell(joined("2024-01-01"))
    bench.send(FOLLOW)
    bench.work()
    assert bench.letters() == {}
    assert list(bench.world.support()) == ["Ada"]


def test_a_refresh_of_a_coalition_that_is_gone_harms_nobody(bench):
    bench.world.form()
    bench.send(REFRESH, "f" * 32)
    bench.work()
    assert bench.world.services.reading.counted(COALITION)
