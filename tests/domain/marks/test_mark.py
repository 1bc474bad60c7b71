"""A mark from its parts."""

import pytest

from domain.marks.common import SUPPORTS, UNDECIDED
from domain.marks.mark import LEAST_GAIN, MOST_ADVICE, Advice, Remedy, gain, mark, part, total
from domain.support import stance
from domain.values import Stance

HALF, NONE = part("a", 0.5, 0.5), part("b", 0.3, None)


def test_a_part_runs_from_0_to_100_whatever_the_share():
    assert [part("a", 1.0, share).score for share in (-0.5, 0.0, 0.25, 1.0, 7.0)] == [0, 0, 25, 100, 100]


def test_a_mark_is_the_weighted_mean_of_the_parts_that_are_known():
    made = mark("m", [HALF, NONE, part("c", 0.2, 1.0)], [])
    assert made.score == pytest.approx((0.5 * 50 + 0.2 * 100) / 0.7)
    assert [each.weight for each in made.parts] == pytest.approx([0.5 / 0.7, 0.0, 0.2 / 0.7])
    assert sum(each.weight * (each.score or 0.0) for each in made.parts) == pytest.approx(made.score)


def test_a_mark_of_which_nothing_is_known_is_not_known():
    made = mark("m", [NONE], [])
    assert (made.score, [each.weight for each in made.parts]) == (None, [0.0])


def test_what_a_mark_gains_from_not_known_has_no_figure():
    assert gain([NONE], [HALF]) is None
    assert gain([HALF], [part("a", 0.5, 0.75)]) == pytest.approx(25)
    assert total([HALF]) == 50


def test_the_best_advice_comes_first_and_what_would_not_be_seen_is_left_out():
    offered = [Advice(Remedy.MEETING, by) for by in (1.0, LEAST_GAIN / 2, -3.0, 5.0, 2.0, 4.0)]
    assert [each.gain for each in mark("m", [HALF], offered).advice] == [5.0, 4.0, 2.0][:MOST_ADVICE]


def test_advice_that_makes_a_mark_known_is_given():
    assert mark("m", [NONE], [Advice(Remedy.MEETING, None)]).advice == (Advice(Remedy.MEETING, None),)


def test_supporters_and_opponents_are_those_of_the_whip_scale():
    assert stance(SUPPORTS, aware=True, away=False) is Stance.SUPPORT
    assert stance(UNDECIDED, aware=True, away=False) is Stance.UNDECIDED
    assert stance(UNDECIDED - 0.01, aware=True, away=False) is Stance.OPPOSE
