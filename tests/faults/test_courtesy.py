"""Counting can wait; people cannot."""


def test_a_worker_gives_way_to_whoever_records_or_reads(families, postgresql_url, redis_url):
    worker = families(database_url=postgresql_url, redis_url=redis_url).worker()
    assert [each.nice() > worker.process.nice() for each in worker.process.children()] == [True]
