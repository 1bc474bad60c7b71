"""Refreshing a coalition: from its timeline rows, through today, writing what changed alone."""

from datetime import date

import numpy as np

from domain.time import day_number, day_of
from domain.values import Kind
from service.projections import refresh, series
from service.projections.computed import Counted, compute
from service.projections.tables import coalition_now, months, partnership_now
from tests.given import COALITION, an, joined, met, voted_with
from tests.world import World


def year(world: World) -> None:
    world.form()
    for month in range(1, 7):
        world.tell(voted_with(f"2024-0{month}-15", f"vote {month}"), about="Ada")
    world.tell(joined("2024-02-01"), about="Bea")
    world.catch_up()


def marked(world: World) -> None:
    """Mark every month, so that a row written anew can be told from one left alone."""
    world.sql("UPDATE months SET strength = :mark", mark=b"mark")


def left_alone(world: World) -> list[date]:
    return [day_of(row["first_day"]) for row in world.rows(months) if bytes(row["strength"]) == b"mark"]


def test_a_fact_of_today_changes_one_month(world):
    year(world)
    marked(world)
    world.tell(met("2024-07-01", tone=2), about="Ada")
    world.catch_up()
    assert left_alone(world) == [date(2024, 1, 15), *[date(2024, month, 1) for month in range(2, 7)]]


def test_a_late_fact_changes_its_month_and_those_after_it(world):
    year(world)
    marked(world)
    world.tell(met("2024-04-10", tone=2), about="Ada")
    world.catch_up()
    assert left_alone(world) == [date(2024, 1, 15), date(2024, 2, 1), date(2024, 3, 1)]


def test_refreshing_without_news_writes_no_month(small_world):
    year(small_world)
    marked(small_world)
    (row,) = small_world.rows(coalition_now)
    small_world.services.read_models.refresh(row["coalition_id"])
    assert len(left_alone(small_world)) == 7


def test_a_fact_before_the_first_begins_the_series_earlier(small_world):
    year(small_world)
    small_world.tell(met("2023-12-24"), about="Ada")
    small_world.catch_up()
    assert small_world.services.reading.series(COALITION).first_day == day_number(date(2023, 12, 24))
    assert small_world.services.verify().identical


def test_retracting_the_first_fact_begins_the_series_later(small_world):
    year(small_world)
    small_world.retract("vote 1", about="Ada")
    small_world.catch_up()
    assert small_world.services.reading.series(COALITION).first_day == day_number(date(2024, 2, 1))
    assert small_world.services.verify().identical


def test_a_coalition_of_which_all_is_retracted_has_no_series(small_world):
    small_world.form()
    small_world.tell(voted_with("2024-01-01", "V"))
    small_world.catch_up()
    small_world.retract("V")
    small_world.catch_up()
    assert len(small_world.services.reading.series(COALITION).strength) == 0
    assert (small_world.rows(months), small_world.rows(partnership_now)) == ([], [])
    assert small_world.services.reading.coalition(COALITION).strength is None


def test_where_nobody_has_influence_there_is_no_strength(world):
    world.form()
    world.tell(joined("2024-01-01", influence=0.0))
    world.catch_up()
    coalition = world.services.reading.coalition(COALITION)
    assert (coalition.strength, coalition.momentum) == (None, None)
    assert np.isnan(world.services.reading.series(COALITION).strength).all()
    assert world.services.verify().identical


# who is stale


def test_a_coalition_is_stale_until_its_facts_are_counted(world):
    world.form()
    world.form("Another")
    read_models = world.services.read_models
    assert read_models.stale() == []
    read_models.follow()
    assert len(read_models.stale()) == 2
    for coalition in read_models.stale():
        read_models.refresh(coalition)
    assert read_models.stale() == []
    assert world.services.reading.counted(COALITION)
    world.tell(joined("2024-01-01"))
    read_models.follow()
    (stale,) = read_models.stale()
    assert stale == world.services.reading.coalition(COALITION).coalition_id
    assert not world.services.reading.counted(COALITION)


def test_every_coalition_is_stale_on_the_next_day(small_world):
    year(small_world)
    small_world.clock.set("2024-07-02T00:00")
    assert len(small_world.services.read_models.stale()) == 1
    small_world.refresh_all()
    assert small_world.services.read_models.stale() == []
    assert small_world.services.reading.coalition(COALITION).through == date(2024, 7, 2)
    assert (
        len(small_world.services.reading.series(COALITION).strength) == (date(2024, 7, 2) - date(2024, 1, 15)).days + 1
    )


def test_one_that_failed_for_good_rests_for_a_while(small_world):
    year(small_world)
    small_world.tell(met("2024-06-30"), about="Ada")
    small_world.services.read_models.follow()
    (stale,) = small_world.services.read_models.stale()
    small_world.services.read_models.give_up(refresh.TASK, stale, "out of luck")
    assert small_world.services.read_models.stale() == []
    small_world.clock.now += refresh.REST
    assert small_world.services.read_models.stale() == [stale]


def test_an_older_result_never_takes_the_place_of_a_newer_one(world):
    year(world)
    (row,) = world.rows(coalition_now)
    slow = row["coalition_id"]
    with world.services.database.reading() as connection:
        rows, position = refresh.read(connection, slow)
    old = compute(slow, rows, [], Counted(position, row["through"]))
    world.tell(an(Kind.OPPOSITION, "2024-06-30"), about="Ada")
    world.catch_up()
    newer = world.read_models()
    with world.services.database.writing() as connection:
        series.replace(connection, old)
    assert world.read_models() == newer


def test_a_result_that_builds_on_what_is_gone_is_dropped(world):
    year(world)
    (row,) = world.rows(coalition_now)
    before, slow = Counted(row["position"], row["through"]), row["coalition_id"]
    world.tell(met("2024-06-30"), about="Ada")
    world.services.read_models.follow()
    with world.services.database.reading() as connection:
        rows, position = refresh.read(connection, slow)
    upto = Counted(position, row["through"])
    part = compute(slow, rows, [], upto, before)
    with world.services.database.writing() as connection:
        for table in (coalition_now, partnership_now, months):
            connection.execute(table.delete())
        series.replace(connection, part)
    assert world.rows(months) == []
    world.refresh_all()
    assert world.services.verify().identical
