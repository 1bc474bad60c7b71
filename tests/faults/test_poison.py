"""One poisoned coalition, or one fact that cannot be read, never stops the others."""

from contextlib import contextmanager

import pytest
from sqlalchemy import text

from domain.identity import coalition_id
from tests.faults import story
from tests.faults.judging import nothing_is_lost_or_doubled, sweep
from tests.faults.processes import until
from tests.world import unguarded
from workers.workplace import working

QUICKLY = {"max_retries": 1, "min_backoff_ms": 10}


@pytest.fixture(params=["in-process", "redis"])
def at_work(request, families, opened):
    """A workplace, and what makes it work inside a `with`."""
    if request.param == "in-process":
        workplace = opened(database_url=request.getfixturevalue("sqlite_url"), **QUICKLY)
        return workplace, lambda: working(workplace)
    settings = QUICKLY | {
        "database_url": request.getfixturevalue("postgresql_url"),
        "redis_url": request.getfixturevalue("redis_url"),
    }
    workplace = opened(**settings)
    return workplace, lambda: swept(families(**settings), workplace)


@contextmanager
def swept(family, workplace):
    worker = family.worker()
    sweep(workplace)
    yield
    assert worker.stop() == 0


def poison(services, name):
    """Let nothing be written about this coalition any more."""
    statement = (
        f"CREATE TRIGGER poisoned BEFORE INSERT ON coalition_now WHEN NEW.coalition_id = '{name}' "
        "BEGIN SELECT RAISE(ABORT, 'poisoned'); END"
        if services.database.is_sqlite
        else f"ALTER TABLE coalition_now ADD CONSTRAINT poisoned CHECK (coalition_id <> '{name}')"
    )
    with services.database.writing() as connection:
        connection.exec_driver_sql(statement)


def cure(services):
    sqlite, postgresql = "DROP TRIGGER poisoned", "ALTER TABLE coalition_now DROP CONSTRAINT poisoned"
    with services.database.writing() as connection:
        connection.exec_driver_sql(sqlite if services.database.is_sqlite else postgresql)


def test_a_poisoned_coalition_becomes_a_dead_letter_and_the_others_are_counted(at_work):
    workplace, work = at_work
    services = workplace.services
    story.begin(services)
    poisoned = coalition_id("Harbour").hex
    poison(services, poisoned)
    told = [story.tell(services, "s", number) for number in range(60)]

    with work():
        until(lambda: services.status().dead_letters, "the dead letter")
        told += [story.tell(services, "s", number) for number in range(60, 120)]
        until(lambda: services.status().lag == 0, "the timeline")
        until(lambda: services.reading.counted("Orchard"), "Orchard to be counted")
        until(lambda: services.reading.counted("Station"), "Station to be counted")

    (letter,) = services.status().dead_letters
    assert (letter["task"], letter["subject"]) == ("refresh", poisoned)
    assert "poisoned" in letter["reason"]
    assert not services.status().healthy
    assert not services.reading.counted("Harbour")
    cure(services)
    services.read_models.refresh(poisoned)  # as the workers do when it has rested
    assert services.status().healthy
    nothing_is_lost_or_doubled(services, told)


def test_a_fact_that_cannot_be_read_is_laid_down_with_its_reason_and_the_rest_is_counted(at_work):
    workplace, work = at_work
    services = workplace.services
    story.begin(services)
    for number in range(60):
        story.tell(services, "s", number)
    spoilt = services.facts.recorder.select_notifications(1, 200)[-1]
    key = {
        "id": spoilt.originator_id.hex if services.database.is_sqlite else spoilt.originator_id,
        "version": spoilt.originator_version,
        "nonsense": b"{nonsense",
    }
    with services.database.writing() as connection, unguarded(connection):
        spoil = "UPDATE {} SET state = :nonsense WHERE originator_id = :id AND originator_version = :version"
        connection.execute(text(spoil.format(services.facts.recorder.events_table_name)), key)

    with work():
        until(lambda: services.status().dead_letters and not services.status().stale, "the rest to be counted")

    (letter,) = services.status().dead_letters
    assert (letter["task"], letter["subject"]) == ("timeline", f"fact {spoilt.id}")
    assert "cannot be read" in letter["reason"]
    assert services.status().lag == 0
    assert all(each.counted for each in services.reading.coalitions())
    assert [(each.table, each.key) for each in services.verify().differences] == [("dead_letters", letter["subject"])]
