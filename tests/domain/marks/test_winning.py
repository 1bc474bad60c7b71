"""Readiness: the chance of winning, and the timetable."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.marks.mark import Remedy
from domain.marks.winning import LATE, readiness_to_win
from domain.milestones import Milestone
from domain.prospects import prospects
from domain.time import day_of
from domain.values import Kind
from domain.winning import Winning
from tests.marks import part, promised
from tests.situations import TODAY, a_situation, recorded

ROWS = [
    recorded("ada", Kind.ENDORSEMENT, 50, influence=2.0),
    recorded("bea", Kind.CRITICISM, 60, influence=1.0),
    recorded("cy", Kind.MEETING, 60, influence=1.0),
]


def due(days: int, reached: int | None = None, name: str = "Step") -> Milestone:
    today = day_of(TODAY)
    return Milestone(name, today + timedelta(days), None if reached is None else today + timedelta(reached))


def test_the_chance_of_winning_is_that_of_the_prospects():
    situation = a_situation(*ROWS)
    found = prospects(situation.standing, situation.winning, UUID(situation.coalition_id))
    told = part(readiness_to_win(situation), "chance")
    assert told.score == pytest.approx(100 * found.chance)
    assert told.counted == {"held": found.held, "needed": 0.5}


def test_a_threshold_that_nobody_can_reach_is_known_to_be_out_of_reach():
    assert part(readiness_to_win(a_situation(*ROWS, winning=Winning(count=7))), "chance").score == 0.0


def test_where_nobody_has_influence_or_nobody_is_there_the_chance_is_not_known():
    nobody = a_situation(recorded("ada", Kind.JOIN, 1, influence=0.0))
    assert readiness_to_win(nobody).score is None
    assert readiness_to_win(a_situation()).score is None


def test_milestones_count_on_time_late_or_overdue():
    steps = [due(-9, reached=-9), due(-8, reached=-1), due(-3, name="Late"), due(5)]
    told = part(readiness_to_win(a_situation(*ROWS, milestones=steps)), "on time")
    assert told.score == pytest.approx(100 * (1 + LATE + 0) / 3)
    assert told.counted == {"on_time": 1, "late": 1, "overdue": 1}
    assert [each.what for each in told.because] == ["milestone reached", "milestone reached", "milestone overdue"]


def test_a_milestone_due_today_is_not_overdue_yet():
    assert part(readiness_to_win(a_situation(*ROWS, milestones=[due(0)])), "on time").score is None


def test_a_milestone_reached_later_was_open_then():
    told = part(readiness_to_win(a_situation(*ROWS, milestones=[due(-3, reached=2)])), "on time")
    assert told.counted == {"on_time": 0, "late": 0, "overdue": 1}


@pytest.mark.parametrize(
    "after", [[due(-3, reached=0, name="A"), due(9, name="B")], [due(-3, name="A"), due(9, 0, "B")]]
)
def test_a_milestone_advised_raises_the_mark_by_what_was_said(after):
    before = readiness_to_win(a_situation(*ROWS, milestones=[due(-3, name="A"), due(9, name="B")]))
    (advised,) = {each.name for each in after if each.reached_on}
    (advice,) = [each for each in before.advice if each.subject == advised]
    assert advice.remedy is Remedy.REACH_MILESTONE
    assert readiness_to_win(a_situation(*ROWS, milestones=after)).score == pytest.approx(promised(before, advice))


def test_who_moves_the_chance_most_is_to_be_won_over():
    situation = a_situation(*ROWS)
    found = prospects(situation.standing, situation.winning, UUID(situation.coalition_id))
    advice = readiness_to_win(situation).advice[0]
    assert (advice.remedy, advice.person) == (Remedy.WIN_OVER, int((found.if_won - found.chance).argmax()))
    assert advice.gain == pytest.approx(100 * (found.if_won.max() - found.chance))
