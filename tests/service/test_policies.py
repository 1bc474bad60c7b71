"""Policies that a coalition adopts: shown where they change, and cut at what was known."""

from datetime import date

import pytest

from domain.policy import DEFAULT, InForce, Policy
from domain.time import day_number
from domain.values import Kind
from domain.why import why, why_momentum
from tests.given import COALITION, NOW, criticised, endorsed, moment, pledged
from tests.world import World

QUICK = Policy(half_life=30, pull=2)
SLOW = Policy(half_life=365)
MAY, JUNE = "2024-05-01T10:00", "2024-06-20T10:00"


@pytest.fixture
def restless(small_world: World) -> World:
    """A coalition that adopted a policy in May and another in June."""
    small_world.clock.set("2024-04-01")
    small_world.form()
    small_world.tell(pledged("2024-01-05"), criticised("2024-03-20"))
    small_world.tell(endorsed("2024-03-01"), about="Bea")
    for when, policy in ((MAY, QUICK), (JUNE, SLOW)):
        small_world.clock.set(when)
        small_world.services.recording.adopt_policy(COALITION, policy)
    small_world.clock.now = NOW
    small_world.tell(endorsed("2024-06-25"))
    small_world.catch_up()
    return small_world


def adopted(world: World, on: str | None = None, known: str | None = None) -> list[InForce]:
    day = date.fromisoformat(on) if on else None
    return list(world.services.situations.of(COALITION, day, moment(known) if known else None).adopted)


def test_a_situation_has_the_policies_until_its_day_and_instant(restless):
    may, june = InForce(day_number(date(2024, 5, 1)), QUICK), InForce(day_number(date(2024, 6, 20)), SLOW)
    assert adopted(restless) == [may, june]
    assert adopted(restless, on="2024-06-19") == [may]
    assert adopted(restless, known=MAY) == [may]
    assert adopted(restless, known="2024-04-30") == []
    assert restless.services.situations.of(COALITION).policy == SLOW
    assert restless.services.situations.of(COALITION, date(2024, 4, 30)).policy == DEFAULT


def test_the_days_of_adoption_are_marked_with_what_differs_from_the_default(restless):
    marks = restless.services.reading.marks(COALITION)
    assert [(mark.day.isoformat(), mark.kind, mark.label) for mark in marks] == [
        ("2024-05-01", "coalition.policy_adopted", "half-life 30 days, pull 2"),
        ("2024-06-20", "coalition.policy_adopted", "half-life 365 days"),
    ]


def test_the_fact_tells_the_same_among_others(restless):
    told = [
        each.told for each in restless.services.reading.entries(COALITION) if each.kind == "coalition.policy_adopted"
    ]
    assert told == ["half-life 365 days", "half-life 30 days, pull 2"]


def test_many_differences_are_told_in_short(small_world):
    small_world.form()
    small_world.services.recording.adopt_policy(COALITION, Policy(weights={Kind.JOIN: 2.0}))
    small_world.clock.advance(days=1)
    small_world.services.recording.adopt_policy(COALITION, DEFAULT)
    small_world.catch_up()
    first, second = (mark.label for mark in small_world.services.reading.marks(COALITION))
    assert first.startswith("weight of join +2, ")
    assert first.endswith(" more")
    assert second == "the default"


@pytest.mark.parametrize("first", ["2024-04-15", "2024-05-01", "2024-06-19", "2024-06-20"])
@pytest.mark.parametrize("last", ["2024-06-22", "2024-07-01"])
def test_an_explanation_spans_the_change_from_what_was_shown_to_what_is(restless, first, last):
    shown = restless.services.reading.series(COALITION)
    begin, end = (day_number(date.fromisoformat(day)) for day in (first, last))
    situation = restless.services.situations.of(COALITION, date.fromisoformat(last))
    change = 100 * (shown.strength[end - shown.first_day] - shown.strength[begin - shown.first_day])
    told = why(situation, begin).strength
    assert told.total.sum() == pytest.approx(change, abs=1e-9)
    assert (abs(told.policy.sum()) > 0.01) == (first < "2024-06-20")
    change = shown.momentum[end - shown.first_day] - shown.momentum[begin - shown.first_day]
    assert why_momentum(situation, begin).parts.total.sum() == pytest.approx(change, abs=1e-9)
