"""A coalition that adopts a policy: from then on its figures are weighed by it, and no earlier."""

from datetime import date

import numpy as np
import pytest

from domain.errors import Unknown
from domain.policy import DEFAULT, InForce, Policy
from domain.time import day_number, day_of
from service.projections.policies import adopted
from service.projections.tables import months
from tests.given import COALITION, joined, moment, voted_against, voted_with
from tests.world import World

FORGETFUL = Policy(half_life=10, recent_pull=1.0)
BEFORE, ADOPTED, TODAY = date(2024, 5, 14), date(2024, 5, 15), date(2024, 7, 1)


@pytest.fixture
def changed(world: World) -> World:
    """A story in which the policy changes in the middle of May."""
    world.form()
    world.clock.set("2024-05-10T12:00")
    world.tell(joined("2024-03-01"), *(voted_against(f"2024-0{month}-20", f"vote {month}") for month in (3, 4)))
    world.tell(joined("2024-04-10", "Bea joins", influence=2.0), about="Bea")
    world.catch_up()
    world.clock.set("2024-05-15T12:00")
    world.services.recording.adopt_policy(COALITION, FORGETFUL)
    world.catch_up()
    world.clock.set("2024-07-01T12:00")
    world.catch_up()
    return world


def by_day(world: World) -> dict[date, float]:
    series = world.services.reading.series(COALITION)
    return {day_of(series.first_day + number): level for number, level in enumerate(series.strength.tolist())}


def policies(world: World, **cut: int) -> list[InForce]:
    coalition = world.services.reading.coalition(COALITION).coalition_id
    with world.services.database.reading() as connection:
        return [each.in_force for each in adopted(connection, coalition, **cut)]


def test_it_counts_from_the_day_of_its_adoption(changed):
    assert policies(changed) == [InForce(day_number(ADOPTED), FORGETFUL)]


def test_before_it_was_adopted_it_was_not_known(changed):
    assert policies(changed, known=0) == []
    assert policies(changed, position=1) == []


def test_policies_are_kept_in_order_of_adoption(changed):
    changed.services.recording.adopt_policy(COALITION, DEFAULT)
    changed.catch_up()
    assert policies(changed) == [InForce(day_number(ADOPTED), FORGETFUL), InForce(day_number(TODAY), DEFAULT)]
    assert changed.services.verify().identical


def test_earlier_figures_stay_and_later_ones_are_weighed_by_it(changed):
    series, reading = by_day(changed), changed.services.reading
    for day in (BEFORE, ADOPTED, TODAY):
        assert series[day] == pytest.approx(reading.replay(COALITION, day).strength)
        as_before = reading.replay(COALITION, day, moment("2024-05-15T11:59")).strength
        assert (series[day] == pytest.approx(as_before, abs=1e-6)) is (day < ADOPTED)


def test_as_known_before_the_adoption_even_today_is_weighed_by_the_old_one(changed):
    reading, known = changed.services.reading, moment("2024-05-15T11:59")
    old, new = reading.replay(COALITION, TODAY, known), reading.replay(COALITION, TODAY)
    assert old.strength != pytest.approx(new.strength, abs=1e-3)
    assert new.strength == reading.coalition(COALITION).strength
    assert new.stakeholders == reading.stakeholders(COALITION)


def test_only_months_from_the_adoption_on_are_written_anew(changed):
    changed.sql("UPDATE months SET strength = :mark", mark=b"mark")
    changed.services.recording.adopt_policy(COALITION, Policy(half_life=90))
    changed.catch_up()
    left = [day_of(row["first_day"]) for row in changed.rows(months) if bytes(row["strength"]) == b"mark"]
    assert left == [date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1), date(2024, 6, 1)]


def test_late_news_of_the_time_before_is_weighed_by_what_was_in_force_each_day(changed):
    before = by_day(changed)
    changed.tell(voted_with("2024-04-02", "late"), about="Bea")
    changed.catch_up()
    after = by_day(changed)
    assert after[date(2024, 4, 1)] == before[date(2024, 4, 1)]
    for day in (date(2024, 4, 2), BEFORE, ADOPTED, TODAY):
        assert after[day] != before[day]
        assert after[day] == pytest.approx(changed.services.reading.replay(COALITION, day).strength)
    assert changed.services.verify().identical


def test_however_it_was_counted_a_rebuild_counts_the_same(changed):
    assert changed.services.verify().identical
    before = changed.read_models()
    changed.services.read_models.rebuild()
    assert changed.read_models() == before
    assert not np.isnan(list(by_day(changed).values())).any()


def test_a_policy_of_a_coalition_that_nobody_formed_is_refused(small_world):
    with pytest.raises(Unknown, match="Clean Oceans"):
        small_world.services.recording.adopt_policy("Clean Oceans", FORGETFUL)


def test_one_coalitions_policy_is_no_others(small_world):
    for coalition in (COALITION, "Another"):
        small_world.form(coalition)
        small_world.tell(joined("2024-01-01"), to=coalition)
    small_world.services.recording.adopt_policy("Another", Policy(pull=1.0))
    small_world.catch_up()
    reading = small_world.services.reading
    assert reading.coalition(COALITION).strength != reading.coalition("Another").strength
    assert policies(small_world) == []
