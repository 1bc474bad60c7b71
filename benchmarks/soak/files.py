"""SQLite under SIGKILL: writers killed in the midst of saves, the file looked at again and again."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from benchmarks.soak.stage import keys
from service.settings import Settings
from service.wiring import build
from tests.faults import story
from tests.faults.judging import nothing_is_lost_or_doubled
from tests.faults.killing import kill_writers
from tests.faults.processes import Family

AT_ONCE = 90
"""Kills between two looks at the file."""


def kill(folder: Path, kills: int, say: Callable[[str], None]) -> str:
    """Kill so many writers of one file; fail where it was harmed or lost a fact; what was seen."""
    file = folder / "killed.db"
    settings = {"database_url": f"sqlite:///{file}", **keys(folder)}
    services = build(Settings.model_validate(settings))
    story.begin(services)
    acknowledged: list[UUID] = []
    family, dice = Family(folder, settings), random.Random(12)
    try:
        nursery = family.nursery()
        for done in range(0, kills, AT_ONCE):
            acknowledged += kill_writers(nursery, min(AT_ONCE, kills - done), dice, first=done)
            _check(file)
            say(f"{min(done + AT_ONCE, kills):,} of {kills:,} writers of a SQLite file killed")
    finally:
        family.end()
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, acknowledged)
    services.close()
    return f"SQLite: {kills:,} kills, {len(acknowledged):,} acknowledged facts, all there once; integrity_check ok"


def _check(file: Path) -> None:
    with sqlite3.connect(file) as opened:
        told = opened.execute("PRAGMA integrity_check").fetchall()
    if told != [("ok",)]:
        raise AssertionError(f"the file is harmed: {told}")
