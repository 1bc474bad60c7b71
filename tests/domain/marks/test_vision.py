"""Shared vision: one mind, blocs alike, a purpose affirmed, a step ahead."""

from datetime import timedelta

import numpy as np
import pytest

from domain.marks.mark import Remedy
from domain.marks.vision import vision
from domain.milestones import Milestone
from domain.time import day_of
from domain.values import Kind
from tests.marks import advised, part, promised, whom
from tests.situations import TODAY, a_situation, recorded


def often(who: str, kind: Kind, **fields):
    """So often that nobody doubts where they stand."""
    return [recorded(who, kind, day, **fields) for day in range(40, 100)]


def due(days: int, reached: int | None = None, name: str = "Step") -> Milestone:
    """A milestone due in so many days, reached after so many."""
    today = day_of(TODAY)
    return Milestone(name, today + timedelta(days), None if reached is None else today + timedelta(reached))


def test_all_for_it_are_of_one_mind():
    told = part(vision(a_situation(*often("ada", Kind.ENDORSEMENT), *often("bea", Kind.ENDORSEMENT))), "one mind")
    assert (told.score, told.counted) == (100.0, {"support": 1.0, "oppose": 0.0})


def test_sides_of_like_influence_are_of_no_mind():
    told = vision(
        a_situation(*often("ada", Kind.ENDORSEMENT, bloc="north"), *often("bea", Kind.OPPOSITION, bloc="south"))
    )
    assert part(told, "one mind").score == 0.0


def test_all_against_it_share_no_vision():
    assert part(vision(a_situation(*often("ada", Kind.OPPOSITION))), "one mind").score == 0.0


def test_where_nobody_took_a_side_there_is_no_mind():
    assert part(vision(a_situation(recorded("ada", Kind.MEETING, 1))), "one mind").score is None


def test_blocs_are_as_alike_as_their_support():
    rows = [*often("ada", Kind.ENDORSEMENT, bloc="north"), *often("bea", Kind.OPPOSITION, bloc="south")]
    situation = a_situation(*rows)
    told = part(vision(situation), "blocs alike")
    assert told.score == pytest.approx(100 * (1 - 2 * np.std(situation.standing.backing)))
    assert told.counted["blocs"] == 2


def test_it_takes_two_blocs_to_differ():
    rows = [*often("ada", Kind.ENDORSEMENT, bloc="north"), *often("bea", Kind.OPPOSITION)]
    assert part(vision(a_situation(*rows)), "blocs alike").score is None


def test_a_bloc_without_influence_does_not_count():
    rows = [*often("ada", Kind.PLEDGE, bloc="north"), *often("bea", Kind.OPPOSITION, bloc="south", influence=0.0)]
    assert part(vision(a_situation(*rows)), "blocs alike").score is None


def test_a_purpose_fades_until_it_is_affirmed_again():
    situation = a_situation(recorded("ada", Kind.JOIN, 1), affirmed=[3, TODAY - 20])
    told = part(vision(situation), "purpose")
    assert told.score == pytest.approx(100 * situation.policy.daily**20)
    assert [(each.what, each.day) for each in told.because] == [("purpose affirmed", TODAY - 20)]


def test_a_purpose_never_affirmed_is_not_known():
    assert part(vision(a_situation(recorded("ada", Kind.JOIN, 1))), "purpose").score is None


@pytest.mark.parametrize(
    ("steps", "score"),
    [([], None), ([due(5)], 100.0), ([due(0)], 100.0), ([due(-5)], 0.0), ([due(5, reached=-1)], 0.0)],
)
def test_a_timetable_has_a_step_ahead(steps, score):
    assert part(vision(a_situation(recorded("ada", Kind.JOIN, 1), milestones=steps)), "timetable").score == score


def test_what_raises_it_is_to_affirm_to_plan_and_to_win_over():
    rows = [*often("ada", Kind.ENDORSEMENT), *often("bea", Kind.OPPOSITION)]
    told = vision(a_situation(*rows, affirmed=[1], milestones=[due(-5)]))
    by = {each.remedy: each for each in told.advice}
    assert set(by) == {Remedy.AFFIRM_PURPOSE, Remedy.PLAN_MILESTONE, Remedy.WIN_OVER}
    assert whom(a_situation(*rows), by[Remedy.WIN_OVER]) == "bea"


@pytest.mark.parametrize(
    ("remedy", "known"),
    [
        (Remedy.AFFIRM_PURPOSE, {"affirmed": [1, TODAY], "milestones": [due(-5)]}),
        (Remedy.PLAN_MILESTONE, {"affirmed": [1], "milestones": [due(-5), due(30)]}),
    ],
)
def test_what_was_advised_raises_the_mark_by_what_was_said(remedy, known):
    rows = often("ada", Kind.ENDORSEMENT)
    before = vision(a_situation(*rows, affirmed=[1], milestones=[due(-5)]))
    (advice,) = advised(before, remedy)
    assert vision(a_situation(*rows, **known)).score == pytest.approx(promised(before, advice))


def test_of_a_coalition_of_nobody_nothing_is_known():
    assert vision(a_situation()).score is None
