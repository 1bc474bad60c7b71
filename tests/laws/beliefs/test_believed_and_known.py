"""What was believed of a day and what is known of it now are two replays; all between them was learnt since."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.belief import Learnt
from domain.time import end_of, moment_of
from tests.given import COALITION
from tests.laws.beliefs.living import FULL, histories, live_through
from tests.laws.beliefs.looking import SITUATED, plain
from tests.world import a_small_world


@pytest.fixture(scope="module")
def lived_in():
    """The full history, lived through once; nobody adds to it."""
    with a_small_world() as world:
        live_through(world, FULL)
        yield world


class TestBelief:
    """What was believed of a day, what is known of it now, and what makes the difference."""

    @pytest.mark.parametrize("day", [date(2024, 2, 15), date(2024, 7, 3), date(2024, 7, 10), date(2024, 7, 20)])
    def test_both_sides_are_the_replays_of_the_day(self, lived_in, day):
        found = lived_in.services.situations.belief(COALITION, day)
        believed, known = (
            lived_in.services.situations.of(COALITION, day, instant) for instant in (end_of_day(day), None)
        )
        for name, figure in SITUATED.items():
            assert plain(figure(found.believed)) == plain(figure(believed)), name
            assert plain(figure(found.known)) == plain(figure(known)), name

    def test_a_day_of_which_nothing_was_learnt_is_as_it_was_believed(self, lived_in):
        found = lived_in.services.situations.belief(COALITION, lived_in.clock.now.date())
        assert (found.learnt, found.steps) == ({}, {})
        assert [shift for shift in found.shifts if shift.moved] == []

    def test_what_was_learnt_is_told_by_how_it_bears_on_the_day(self, lived_in):
        found = lived_in.services.situations.belief(COALITION, date(2024, 7, 4))
        entries = lived_in.services.reading.facts(COALITION, list(found.learnt))
        how = [(found.learnt[each.position], each.kind, each.stakeholder) for each in entries]
        assert how == [
            (Learnt.LATE, "pledge", "Bea"),
            (Learnt.CORRECTED, "conflict", "Ada"),
            (Learnt.RETRACTED, "retraction", "Cy"),
            (Learnt.LATE, "defection", "Cy"),
        ]


def end_of_day(day: date) -> datetime:
    return moment_of(end_of(day))


@given(histories, st.integers(0, 160), st.integers(0, 160))
@settings(max_examples=8)
def test_the_steps_from_what_was_believed_to_what_is_known_add_up(history, day, hours):
    with a_small_world() as world:
        begun = world.clock.now
        live_through(world, history)
        believed, on = begun + timedelta(hours=hours), date(2024, 2, 1) + timedelta(days=day)
        found = world.services.situations.belief(COALITION, min(on, world.clock.now.date()), believed)
        was, now = (100 * each.standing.strength for each in (found.believed, found.known))
        if not np.isnan([was, now]).any() and not any(np.isnan(points) for points in found.steps.values()):
            assert sum(found.steps.values()) == pytest.approx(now - was, abs=1e-9)
        learnt = {each.position for each in world.services.reading.facts(COALITION, list(found.learnt))}
        assert learnt == set(found.learnt)
        if not found.steps:
            assert plain(found.believed.standing) == plain(found.known.standing)
