"""Writers killed with SIGKILL in the midst of saves: the file stays sound, and what was acknowledged is there once."""

import random
import sqlite3

from tests.faults import story
from tests.faults.judging import nothing_is_lost_or_doubled
from tests.faults.killing import kill_writers

KILLS = 48
"""`make soak` kills a thousand."""


def test_a_sqlite_file_outlives_any_number_of_killed_writers(families, opened, sqlite_url):
    services = opened(database_url=sqlite_url).services
    story.begin(services)
    nursery = families(database_url=sqlite_url).nursery()

    acknowledged = list(kill_writers(nursery, KILLS, random.Random(7)))

    assert len(acknowledged) > KILLS, "hardly anything was saved: the kills came too early"
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, acknowledged)


def test_a_postgres_database_outlives_killed_writers_just_so(families, opened, postgresql_url):
    services = opened(database_url=postgresql_url).services
    story.begin(services)
    nursery = families(database_url=postgresql_url).nursery()

    acknowledged = list(kill_writers(nursery, 12, random.Random(8)))

    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, acknowledged)
