"""A process killed at any moment of a save: data keys and the facts that they seal are kept together."""

import time

import pytest
from sqlalchemy import select

from service.sealing.table import keys
from tests.faults import story

TRIES = 3


@pytest.fixture
def told(families, opened, database_url):
    """Who was recorded, as acknowledged by processes that were killed at odd moments; and the services."""
    services = opened(database_url=database_url).services
    story.begin(services)
    family, acknowledged = families(database_url=database_url), []
    for number in range(TRIES):
        stream = f"stream{number}"
        child = family.child("greet", stream)
        child.await_output("\n2\n")
        time.sleep(0.013 * number)
        child.kill()
        acknowledged += [f"{stream} {line}" for line in child.lines() if line.isdigit()]
    return services, acknowledged


def test_nothing_that_was_acknowledged_is_unreadable_and_no_key_is_without_its_fact(told):
    services, acknowledged = told
    assert len(acknowledged) >= 3 * TRIES
    services.read_models.rebuild()
    assert services.status().dead_letters == []
    entries = services.reading.entries(story.COALITIONS[0], interactions=True, limit=100_000)
    assert {f"note {name}" for name in acknowledged} <= {entry.note for entry in entries}
    assert set(acknowledged) <= set(services.reading.stakeholder_names())
    with services.database.reading() as connection:
        wrapped = connection.execute(select(keys.c.aggregate_id)).scalars().all()
    sealed = {each.originator_id.hex for each in services.facts.recorder.select_notifications(None, 100_000)}
    assert set(wrapped) <= sealed
    assert services.verify().identical
