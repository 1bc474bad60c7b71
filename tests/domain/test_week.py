"""The week that ends with a situation's day."""

from datetime import timedelta

import pytest

from domain.milestones import Milestone
from domain.time import DAY_IN_MICROSECONDS, day_of
from domain.values import Kind
from domain.week import WIDE, Doubt, week_of
from tests.situations import TODAY, a_situation, recorded

DAY = day_of(TODAY)


def step(name, due, reached=None):
    """A milestone due so many days from today, reached so many days ago."""
    reached_on = None if reached is None else DAY - timedelta(days=reached)
    return Milestone(name, DAY + timedelta(days=due), reached_on)


def known(row, day):
    """The same, recorded on another day."""
    return row._replace(recorded_at=day * DAY_IN_MICROSECONDS)


def test_a_week_has_the_seven_days_until_the_last_one():
    rows = [recorded("ada", Kind.MEETING, day) for day in (TODAY - 7, TODAY - 6, TODAY - 1, TODAY)]
    week = week_of(a_situation(*rows))
    assert (week.first, week.interactions) == (TODAY - 7, 3)


def test_late_is_what_was_recorded_more_than_two_days_later():
    day = TODAY - 5
    rows = [known(recorded("ada", Kind.MEETING, day), recorded_on) for recorded_on in (day, day + 2, day + 3)]
    assert week_of(a_situation(*rows)).late == 1


def test_belated_is_what_the_week_learnt_of_earlier_days():
    early = recorded("ada", Kind.MEETING, 10)
    rows = [known(early, TODAY - 7), known(early, TODAY - 6), known(recorded("bea", Kind.JOIN, TODAY - 1), TODAY)]
    week = week_of(a_situation(*(row._replace(position=number) for number, row in enumerate(rows, 1))))
    assert (week.belated, week.interactions) == (1, 1)


def test_who_turned_is_told_in_order_of_time():
    rows = [
        recorded("ada", Kind.JOIN, TODAY - 20),
        recorded("bea", Kind.DEFECTION, TODAY - 1, to="Dry Feet"),
        recorded("ada", Kind.LAPSE, TODAY - 3),
        recorded("cy", Kind.MEETING, TODAY - 2),
    ]
    situation = a_situation(*rows)
    assert [(situation.names[each.place], each.kind) for each in week_of(situation).turns] == [
        ("ada", Kind.LAPSE),
        ("bea", Kind.DEFECTION),
    ]


def test_milestones_are_reached_in_the_week_ahead_or_overdue():
    steps = [
        step("long done", -30, reached=20),
        step("done", -3, reached=6),
        step("late", -1),
        step("today", 0),
        step("next", 9),
    ]
    week = week_of(a_situation(recorded("ada", Kind.JOIN, 50), milestones=steps))
    names = [[each.name for each in some] for some in (week.reached, week.overdue, week.ahead)]
    assert names == [["done"], ["late"], ["today", "next"]]


def test_those_hardly_known_are_counted_with_their_share_of_influence():
    sides = (("ada", Kind.VOTE_WITH), ("bea", Kind.VOTE_AGAINST))
    acts = [recorded(who, kind, TODAY - day, influence=3.0) for who, kind in sides for day in range(20)]
    situation = a_situation(*acts, recorded("cy", Kind.MEETING, TODAY, influence=2.0))
    wide = dict(zip(situation.names, situation.standing.high - situation.standing.low, strict=True))
    assert wide["cy"] > WIDE > max(wide["ada"], wide["bea"])
    doubt = week_of(situation).doubt
    assert doubt.people == 1
    assert doubt.share == pytest.approx(2 / 8)


def test_of_nobody_there_is_nothing_to_tell():
    week = week_of(a_situation())
    assert (week.interactions, week.turns, week.doubt) == (0, (), Doubt(0, 0.0))
