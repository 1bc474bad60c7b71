"""The difference between two situations, stakeholder by stakeholder."""

from dataclasses import replace

import pytest

from domain.difference import difference
from domain.situation import Situation
from domain.values import Kind
from tests.situations import TODAY, a_situation, recorded

ROWS = (
    recorded("ada", Kind.JOIN, 10, influence=3.0),
    recorded("bea", Kind.CRITICISM, 20, influence=1.0),
    recorded("cy", Kind.JOIN, 95, influence=2.0),
    recorded("ada", Kind.OPPOSITION, 98),
    recorded("bea", Kind.DEFECTION, 99),
)


def until(day: int) -> Situation:
    whole = a_situation(*ROWS)
    return replace(whole, day=day, rows=[row for row in whole.rows if row.occurred_at // 86_400_000_000 <= day])


def test_the_parts_add_up_to_the_change_in_strength():
    before, after = until(50), until(TODAY)
    parts = [shift.points for shift in difference(before, after)]
    change = 100 * (after.standing.strength - before.standing.strength)
    assert change != 0
    assert sum(parts) == pytest.approx(change)
    assert [abs(part) for part in parts] == sorted(map(abs, parts), reverse=True)


def test_each_stands_as_at_both_ends():
    before, after = until(50), until(TODAY)
    found = {shift.name: shift for shift in difference(before, after)}
    assert list(found["ada"].before or ()) == list(next(iter(before.standing.each())))
    assert found["cy"].before is None
    assert found["cy"].after is not None
    assert found["bea"].after is not None
    assert found["bea"].after.away
    assert all(shift.moved for shift in found.values())


def test_who_is_not_known_at_the_later_end_is_there_all_the_same():
    found = {shift.name: shift for shift in difference(until(TODAY), until(50))}
    assert (found["cy"].after, found["cy"].points < 0) == (None, True)


def test_between_equal_situations_nobody_moved():
    assert [shift.moved for shift in difference(until(TODAY), until(TODAY))] == [False] * 3
    assert [shift.points for shift in difference(until(TODAY), until(TODAY))] == [0.0] * 3


def test_fading_alone_is_no_move():
    ada = next(shift for shift in difference(until(60), until(61)) if shift.name == "ada")
    assert not ada.moved


def test_before_anybody_was_known_there_are_no_parts():
    (ada,) = difference(until(5), until(15))
    assert ada.before is None
    assert ada.points == pytest.approx(100 * until(15).standing.strength)
