"""Workers that race on one log and one coalition."""

from tests.faults import story
from tests.faults.judging import await_counted, nothing_is_lost_or_doubled, sweep
from tests.faults.streams import Stream


def test_two_processes_racing_on_one_log_and_one_coalition_count_each_fact_once(families, opened, database_url):
    family = families(database_url=database_url, batch=3)
    services = opened(database_url=database_url).services
    services.recording.form_coalition("Harbour")

    racers = [family.child("race") for _ in range(2)]
    told = [story.tell(services, "s", number, "Harbour") for number in range(250)]
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


def test_many_writers_of_the_same_partnerships_are_all_heard(families, opened, database_url):
    family = families(database_url=database_url)
    nursery, services = family.nursery(), opened(database_url=database_url).services
    story.begin(services)

    streams = ("a", "b", "c", "d")
    writers = {each: nursery.python("tests.faults.children", "tell", each, 0, 0) for each in streams}
    for writer in writers.values():
        writer.await_output("\n60\n")
    for writer in writers.values():
        writer.kill()

    services.read_models.rebuild()
    told = {stream: map(int, writer.lines()[1:]) for stream, writer in writers.items()}
    nothing_is_lost_or_doubled(
        services, [story.interaction(stream, number).id for stream, numbers in told.items() for number in numbers]
    )


def test_writers_of_one_and_the_same_partnership_all_get_through(families, opened, database_url):
    family = families(database_url=database_url)
    nursery, services = family.nursery(), opened(database_url=database_url).services
    services.recording.form_coalition("Harbour")

    writers = {stream: nursery.python("tests.faults.children", "insist", stream) for stream in ("a", "b", "c")}
    for writer in writers.values():
        writer.await_output("\n30\n")
    for writer in writers.values():
        writer.kill()

    services.read_models.rebuild()
    told = [(stream, number) for stream, writer in writers.items() for number in map(int, writer.lines()[1:])]
    nothing_is_lost_or_doubled(services, [story.interaction(*each).id for each in told])
    (there,) = services.reading.stakeholders("Harbour")
    assert there.name == "Ada"


def test_a_rebuild_while_workers_are_at_work_loses_nothing(families, opened, postgresql_url, redis_url):
    settings = {"database_url": postgresql_url, "redis_url": redis_url}
    workplace = opened(**settings)
    services = workplace.services
    story.begin(services)
    families(**settings, batch=10).worker()

    with Stream(services, "s") as stream:
        for _ in range(5):
            stream.goes_on(40)
            services.read_models.rebuild()

    await_counted(services, lambda: sweep(workplace))
    nothing_is_lost_or_doubled(services, stream.acknowledged)


def test_a_rebuild_while_an_in_process_worker_is_at_work_loses_nothing(families, opened, sqlite_url):
    services = opened(database_url=sqlite_url).services
    story.begin(services)
    families(database_url=sqlite_url, batch=10, sweep_seconds=0.05).child("work")

    with Stream(services, "s") as stream:
        for _ in range(5):
            stream.goes_on(40)
            services.read_models.rebuild()

    await_counted(services)
    nothing_is_lost_or_doubled(services, stream.acknowledged)
