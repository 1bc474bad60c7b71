"""Workers that race on one log and one coalition."""

import pytest

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.streams import Stream


def test_two_processes_racing_on_one_log_and_one_coalition_count_each_fact_once(families, opened, database_url):
    family = families(database_url=database_url, batch=3)
    services = opened(database_url=database_url).services
    services.recording.form_coalition("Harbour")

    racers = [family.child("race") for _ in range(2)]
    told = [story.tell(services, "s", number, "Harbour") for number in range(400)]
    await_counted(services)

    assert [racer.stop() for racer in racers] == [0, 0], [racer.told() for racer in racers]
    assert all("refreshed" in "".join(racer.lines()) for racer in racers), "one of them did nothing: no race"
    nothing_is_lost_or_doubled(services, told)


def test_two_workers_of_one_queue_and_two_writers_count_each_fact_once(families, opened, postgresql_url, redis_url):
    family = families(database_url=postgresql_url, redis_url=redis_url, batch=3)
    workplace = opened(database_url=postgresql_url, redis_url=redis_url)
    story.begin(workplace.services)
    family.worker()
    family.worker()

    with Stream(workplace.services, "a") as one, Stream(workplace.services, "b") as other:
        one.goes_on(300)
        other.goes_on(1)

    await_counted(workplace.services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(workplace.services, one.acknowledged + other.acknowledged)


@pytest.mark.parametrize("writers", [4])
def test_many_writers_of_one_partnership_are_all_heard(families, opened, database_url, writers):
    family = families(database_url=database_url)
    workplace = opened(database_url=database_url)
    services = workplace.services
    story.begin(services)

    children = [family.child("tell", f"w{number}", 0, 0) for number in range(writers)]
    for child in children:
        child.await_output("\n60\n")

    assert [child.stop() for child in children] == [0] * writers, [child.told() for child in children]
    family.child("work")
    await_counted(services)
    told = {f"w{number}": child.lines()[1:] for number, child in enumerate(children)}
    nothing_is_lost_or_doubled(
        services, [story.interaction(stream, int(line)).id for stream, lines in told.items() for line in lines]
    )
