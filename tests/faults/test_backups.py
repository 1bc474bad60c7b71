"""Backups while others save, and killed half-way: what was acknowledged is in them, and no part looks whole."""

from collections.abc import Callable
from uuid import UUID

import pytest

from service.settings import Settings
from service.wiring import restoring
from tests.faults import story
from tests.faults.processes import until
from workers.workplace import Workplace

BACKUP = ("gateway.cli", "backup")
pytestmark = pytest.mark.usefixtures("postgres_tools")


def told(workplace: Workplace) -> set[str]:
    """The interactions that are recorded."""
    facts = (each["fact"] for each in workplace.services.export())
    return {fact["interaction"]["id"] for fact in facts if "interaction" in fact}


def log(workplace: Workplace) -> list[dict[str, object]]:
    return list(workplace.services.export())


def test_while_others_save_all_that_was_acknowledged_before_is_in_it(
    database_url, empty_url, families, opened, tmp_path
):
    live = opened(database_url=database_url)
    story.begin(live.services)
    family = families(database_url=database_url)
    writers = [family.child("tell", name, 0, 0) for name in ("ann", "bob")]
    backups = []
    for number in range(3):
        seen = [len(writer.lines()) for writer in writers]
        until(lambda: all(len(w.lines()) > n + 15 for w, n in zip(writers, seen, strict=True)), "both to go on")  # noqa: B023  awaited here
        before = told(live)
        backups.append((before, live.services.backups.make(tmp_path / f"{number}.backup")))
    seen = [len(writer.lines()) for writer in writers]
    until(lambda: all(len(w.lines()) > n for w, n in zip(writers, seen, strict=True)), "both to go on after it")
    assert [writer.stop() for writer in writers] == [0, 0]
    everything = log(live)
    for before, made in backups:
        restoring(Settings(database_url=empty_url), live.services.clock).restore(made.file, force=True)
        again = opened(database_url=empty_url)
        assert before <= told(again)
        assert log(again) == everything[: made.manifest.facts]  # nothing half, nothing later without the earlier
        again.close()


@pytest.fixture
def large(database_url: str, opened: Callable[..., Workplace]) -> Workplace:
    """A database that takes a moment to copy."""
    live = opened(database_url=database_url)
    content = story.file_of("large", 4_000, detail="x" * 300)
    live.services.recording.form_coalition("Harbour")
    assert live.services.importing.run(content, source="a file", recorder="a test").rejected == []
    return live


@pytest.mark.parametrize("when", ["database.*", "whole"])
def test_killed_half_way_it_leaves_no_file_that_looks_whole(large, empty_url, families, when, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    family = families(database_url=large.services.settings.database_url)
    for _ in range(3):
        child = family.python(*BACKUP, folder)
        until(lambda: list(folder.glob(f".*/{when}")) or not child.is_running, "it to write")  # noqa: B023  awaited here
        child.kill()
    left = [each for each in folder.iterdir() if not each.name.startswith(".")]
    for each in left:  # it was quicker, and is whole
        restoring(Settings(database_url=empty_url), large.services.clock).restore(each, force=True)
    assert family.python(*BACKUP, folder / "mine.backup").finish() == 0
    restored = restoring(Settings(database_url=empty_url)).restore(folder / "mine.backup", force=True)
    assert restored.manifest.facts == len(log(large))


def test_a_restoring_that_is_killed_leaves_nothing_half(large, empty_url, families, opened, tmp_path):
    file = large.services.backups.make(tmp_path / "mine.backup").file
    family = families(database_url=empty_url)
    beside = file.parent if large.services.settings.sqlite_path is None else tmp_path / "another"
    beside.mkdir(exist_ok=True)
    for _ in range(2):
        child = family.python("gateway.cli", "restore", file)
        until(lambda: list(beside.glob(".groundswell-*/*")) or not child.is_running, "it to unpack")  # noqa: B023  awaited here
        child.kill()
        with_nothing = opened(database_url=empty_url, sweep_seconds=1)
        assert len(log(with_nothing)) in {0, len(log(large))}
        with_nothing.close()
    restoring(Settings(database_url=empty_url)).restore(file, force=True)
    again = opened(database_url=empty_url)
    assert log(again) == log(large)


def test_acknowledged_ids_are_those_of_the_story(opened, sqlite_url):
    """What the tests above compare is what was recorded, not nothing."""
    live = opened(database_url=sqlite_url)
    story.begin(live.services)
    acknowledged = story.tell(live.services, "ann", 0)
    assert isinstance(acknowledged, UUID)
    assert told(live) == {str(acknowledged)}
