"""The timetable."""

from datetime import date

from domain.milestones import Milestone, Step, timetable
from domain.time import day_number

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)


def test_steps_come_in_order_of_due_date():
    assert timetable([Step("Late", JULY), Step("Soon", MAY)]) == [
        Milestone("Soon", MAY, None),
        Milestone("Late", JULY, None),
    ]


def test_the_latest_plan_stands_and_keeps_what_was_reached():
    told = [Step("Launch", MAY), Step("launch", reached_on=MAY), Step("LAUNCH", JUNE)]
    assert timetable(told) == [Milestone("LAUNCH", JUNE, MAY)]


def test_a_step_whose_plan_cannot_be_read_is_left_out():
    assert timetable([Step("Launch", reached_on=MAY)]) == []


def test_what_fell_due_before_and_is_not_reached_is_overdue():
    assert Milestone("Launch", MAY, None).overdue(day_number(JUNE))
    assert not Milestone("Launch", MAY, None).overdue(day_number(MAY))
    assert not Milestone("Launch", MAY, reached_on=JUNE).overdue(day_number(JULY))
