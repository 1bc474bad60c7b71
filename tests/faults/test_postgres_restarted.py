"""PostgreSQL stopped or killed and started again under load: writers wait, and what was acknowledged is there."""

from contextlib import ExitStack
from itertools import count

import pytest
from eventsourcing.persistence import OperationalError

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.streams import Stream

WRITERS = 4


@pytest.mark.parametrize("fault", ["restart", "kill and start"])
def test_writers_wait_for_a_restarting_database_and_lose_nothing(families, opened, own_postgres, redis_url, fault):
    settings = {"database_url": own_postgres.url, "redis_url": redis_url}
    families(**settings, batch=10).worker()
    workplace = opened(**settings)
    story.begin(workplace.services)

    with ExitStack() as stack:
        streams = [stack.enter_context(Stream(workplace.services, f"w{number}")) for number in range(WRITERS)]
        for _ in range(3):
            streams[0].goes_on(30)
            if fault == "restart":
                own_postgres.restart()
            else:
                own_postgres.kill()
                own_postgres.start()
        for stream in streams:
            stream.goes_on(10)

    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, [told for stream in streams for told in stream.acknowledged])


def test_a_save_whose_acknowledgement_was_lost_is_not_made_twice(opened, database_url, monkeypatch):
    services = opened(database_url=database_url).services
    story.begin(services)
    acknowledgements_get_lost(services, monkeypatch)

    told = [story.tell(services, "s", number) for number in range(30)]
    services.recording.plan_milestone("Harbour", "First berth", story.BEGINNING.date())

    services.read_models.rebuild()
    nothing_is_lost_or_doubled(services, told)
    topics = [fact["topic"] for fact in services.export()]
    assert topics.count("coalition.milestone_planned") == 1


def test_a_retraction_whose_acknowledgement_was_lost_is_no_error(opened, database_url, monkeypatch):
    services = opened(database_url=database_url).services
    story.begin(services)
    told = story.tell(services, "s", 1)
    services.read_models.rebuild()
    partnership = services.facts.recorder.select_notifications(1, 100)[-1].originator_id
    acknowledgements_get_lost(services, monkeypatch)

    services.recording.retract(partnership, told, "It never happened", "a test")

    assert [fact["topic"] for fact in services.export()].count("partnership.interaction_retracted") == 1


def test_a_purpose_whose_acknowledgement_was_lost_is_affirmed_once(opened, database_url, monkeypatch):
    services = opened(database_url=database_url).services
    services.recording.form_coalition("Harbour")
    acknowledgements_get_lost(services, monkeypatch)

    services.recording.affirm_purpose("Harbour", "A quay for everybody")

    assert [fact["topic"] for fact in services.export()].count("coalition.purpose_affirmed") == 1


def acknowledgements_get_lost(services, monkeypatch):
    """Every second save is committed, and then the connection breaks; the next question finds nobody either."""
    recorder, saves, away = services.facts.recorder, count(1), []
    insert, select = recorder.insert_events, recorder.select_events

    def insert_and_break(*args, **kwargs):
        positions = insert(*args, **kwargs)
        if next(saves) % 2:
            away.append("for one question")
            raise OperationalError("the connection is lost")
        return positions

    def select_if_there(*args, **kwargs):
        if away:
            away.pop()
            raise OperationalError("the connection is refused")
        return select(*args, **kwargs)

    monkeypatch.setattr(recorder, "insert_events", insert_and_break)
    monkeypatch.setattr(recorder, "select_events", select_if_there)
