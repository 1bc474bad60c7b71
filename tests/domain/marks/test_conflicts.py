"""Conflict resolution: conflicts settled, and how soon."""

import pytest

from domain.marks.conflicts import PATIENCE, Conflict, conflict_resolution, conflicts
from domain.marks.mark import Remedy
from domain.values import Kind
from tests.given import EVERY_KIND
from tests.marks import promised, scores, whom
from tests.situations import TODAY, a_situation, recorded


def told(*rows) -> list[Conflict]:
    return conflicts(a_situation(*rows).told(EVERY_KIND))


def test_a_reconciliation_settles_all_that_is_open_with_them():
    found = told(
        recorded("ada", Kind.CONFLICT, 10),
        recorded("ada", Kind.CONFLICT, 20),
        recorded("bea", Kind.CONFLICT, 20),
        recorded("ada", Kind.RECONCILIATION, 30),
        recorded("ada", Kind.CONFLICT, 40),
    )
    assert [each.days(TODAY) for each in found] == [20, 10, 80, 60]
    assert [each.settled is not None for each in found] == [True, True, False, False]


def test_a_return_settles_too_and_a_reconciliation_of_nothing_is_none():
    assert told(recorded("ada", Kind.RECONCILIATION, 10)) == []
    found = told(
        recorded("ada", Kind.CONFLICT, 10), recorded("ada", Kind.DEFECTION, 20), recorded("ada", Kind.RETURN, 30)
    )
    assert [each.settled.kind for each in found if each.settled] == [Kind.RETURN]


def test_a_conflict_settled_at_once_is_worth_all():
    mark = conflict_resolution(
        a_situation(recorded("ada", Kind.CONFLICT, 50), recorded("ada", Kind.RECONCILIATION, 50))
    )
    assert (mark.score, mark.advice) == (100.0, ())
    assert [each.what for each in mark.parts[0].because] == ["conflict", "reconciliation"]


def test_a_conflict_that_is_open_counts_in_full_and_the_longer_the_worse():
    mark = conflict_resolution(a_situation(recorded("ada", Kind.CONFLICT, TODAY - 60)))
    assert scores(mark) == [0.0, pytest.approx(100 * 0.5 ** (60 / PATIENCE))]
    assert mark.parts[1].counted == {"days": 60.0, "longest": 60.0}


def test_what_was_settled_long_ago_counts_less():
    rows = [recorded("ada", Kind.CONFLICT, 0), recorded("ada", Kind.RECONCILIATION, 0)]
    situation = a_situation(*rows, recorded("bea", Kind.CONFLICT, TODAY))
    left = situation.policy.daily**TODAY
    assert scores(conflict_resolution(situation))[0] == pytest.approx(100 * left / (left + 1))


def test_to_reconcile_with_one_raises_the_mark_by_what_was_said():
    rows = [recorded(who, Kind.CONFLICT, 80, influence=by) for who, by in (("ada", 1.0), ("bea", 2.0))]
    situation = a_situation(*rows)
    before = conflict_resolution(situation)
    assert [(each.remedy, whom(situation, each)) for each in before.advice] == [
        (Remedy.RECONCILIATION, "bea"),
        (Remedy.RECONCILIATION, "ada"),
    ]
    after = conflict_resolution(a_situation(*rows, recorded("bea", Kind.RECONCILIATION, TODAY)))
    assert after.score == pytest.approx(promised(before, before.advice[0]))


def test_where_no_conflict_was_raised_nothing_is_known():
    mark = conflict_resolution(a_situation(recorded("ada", Kind.JOIN, 1)))
    assert (mark.score, mark.advice) == (None, ())
    assert conflict_resolution(a_situation()).score is None
