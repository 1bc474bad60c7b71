"""The readiness card as a whole."""

import pytest

from domain.readiness import readiness
from domain.values import Kind
from tests.situations import TODAY, a_situation, recorded

NAMES = ["leadership", "communication", "shared vision", "capacity", "conflict resolution", "readiness"]


def test_the_card_has_six_marks_in_a_fixed_order():
    assert [mark.name for mark in readiness(a_situation()).marks] == NAMES


def test_the_card_is_the_mean_of_the_marks_that_are_known():
    card = readiness(a_situation(recorded("ada", Kind.ENDORSEMENT, 50), recorded("ada", Kind.MEETING, TODAY)))
    known = [mark.score for mark in card.marks if mark.score is not None]
    assert (card.known, card.day) == (len(known), TODAY)
    assert 1 < card.known < 6
    assert card.score == pytest.approx(sum(known) / len(known))


def test_of_a_coalition_of_nobody_nothing_is_known():
    card = readiness(a_situation())
    assert (card.known, card.score) == (0, None)
