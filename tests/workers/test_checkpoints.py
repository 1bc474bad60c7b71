"""Checkpoints by the workers: signed when due, published with retries, and never over another history."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.checkpoint import notes
from service.settings import Settings
from tests.bench import Bench, a_bench, wait_until
from tests.given import Clock, joined, met
from workers import latch
from workers.queue import CHECKPOINT
from workers.workplace import working


@pytest.fixture
def published(tmp_path):
    return tmp_path / "published.txt"


@pytest.fixture
def bench(sqlite_url, published):
    settings = Settings(
        database_url=sqlite_url, checkpoint_to=str(published), max_retries=1, min_backoff_ms=1, sweep_seconds=0.1
    )
    with a_bench(settings, Clock()) as bench:
        yield bench


def sizes(bench: Bench) -> list[int]:
    return [each.size for each in bench.world.services.audit.all_checkpoints()]


def look(bench: Bench, until: Callable[[], object] | None = None) -> None:
    """What the schedule does every minute, and what follows from it."""
    bench.send(CHECKPOINT)
    bench.work_until(until or bench.caught_up)


def signed(file: Path) -> int:
    """How many checkpoints are in a file."""
    return len(notes(file.read_text())) if file.is_file() else 0


def test_the_tree_grows_with_the_timeline(bench):
    bench.world.form()
    bench.world.tell(joined("2024-01-01"))
    bench.work()
    assert not bench.world.services.read_models.tree.behind()


def test_a_checkpoint_is_signed_and_published_when_due(bench, published):
    bench.world.form()
    look(bench)
    assert sizes(bench) == [1]
    bench.world.tell(met("2024-01-01"))
    look(bench)
    assert sizes(bench) == [1]  # too early
    bench.world.clock.advance(hours=2)
    look(bench, until=lambda: signed(published) == 2)
    assert sizes(bench) == [1, len(bench.world.topics())]


def test_what_cannot_be_published_is_told_and_published_later(bench, published, monkeypatch):
    monkeypatch.setattr(latch, "HELD", 0.0)  # as if a minute passed between two looks
    published.mkdir()
    bench.world.form()
    look(bench, until=bench.letters)
    ((task, reason),) = ((task, reason) for (task, _), reason in bench.letters().items())
    assert (task, "it waits" in reason) == ("publish", True)
    published.rmdir()
    look(bench, until=lambda: not bench.letters())
    assert signed(published) == 1


def test_another_history_is_told_and_not_signed(bench):
    bench.world.form()
    look(bench)
    bench.world.tell(met("2024-01-01"))
    bench.world.sql("UPDATE stored_events SET topic = 'x' WHERE rowid = 1")
    bench.world.services.read_models.rebuild()
    bench.world.clock.advance(hours=2)
    look(bench, until=lambda: ("checkpoint", "all facts") in bench.letters())
    assert "No checkpoint was signed" in bench.letters()["checkpoint", "all facts"]
    assert sizes(bench) == [1]


def test_at_home_the_sweep_looks_for_it(bench):
    bench.world.form()
    with working(bench.workplace):
        wait_until(lambda: bool(sizes(bench)))
