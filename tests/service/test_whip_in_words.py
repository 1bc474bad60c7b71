"""The chance of winning and what is held, in words."""

from uuid import UUID, uuid4

import numpy as np
import pytest

from domain.flip import Flip
from domain.outlook import Outlook
from domain.winning import HALF, Winning
from service.whip_in_words import (
    chance_in_words,
    flip_in_words,
    hangs_in_words,
    held_in_words,
    must_have_names,
    of_what,
    reached_in_words,
)
from tests.given import named
from tests.situations import a_profile, a_situation


@pytest.mark.parametrize(
    ("chance", "told"),
    [(0.0, "0.0 %"), (0.0004, "< 0.1 %"), (0.5, "50.0 %"), (0.9996, "> 99.9 %"), (1.0, "100.0 %")],
)
def test_a_chance_is_never_told_as_certain_where_it_is_not(chance, told):
    assert chance_in_words(chance) == told


def test_held_is_told_in_the_measure_of_what_wins():
    assert held_in_words(HALF, 0.5) == "50 %"
    assert held_in_words(Winning(count=3), 2.0) == "2"
    assert held_in_words(Winning(count=3), 2.25) == "2.2"


def test_what_is_counted_is_told_with_its_verb():
    assert of_what(HALF) == "of influence is"
    assert of_what(Winning(count=3)) == "stakeholders are"
    assert of_what(Winning(must_have=(uuid4(), uuid4()))) == "of the 2 who must be for it are"


def test_when_a_chance_is_reached_is_told_to_the_week():
    ahead = Outlook(0, np.array([0.2, 0.4, 0.6]))
    assert reached_in_words(ahead, 0.5) == "by 15 Jan 1970"
    assert reached_in_words(ahead, 0.8) == "in none of 52 weeks"


def test_who_had_to_be_for_it_then_is_told_by_name():
    wins = Winning(must_have=(named("stranger"), UUID(a_profile("ada").stakeholder_id)))
    situation = a_situation(winning=wins)
    assert must_have_names(situation, wins, ["Ada as of now"]) == ["Ada as of now"]
    assert sorted(must_have_names(situation, HALF, [])) == ["ada", "somebody who has no part in it"]


def test_on_whom_it_hangs_is_told_only_where_it_shows():
    assert hangs_in_words(0.7, "Ada", 0.45) == "Losing Ada would do most: 70.0 % → 45.0 %."
    assert hangs_in_words(0.99999, "Ada", 0.9995) == "The chance hangs on no single stakeholder."


def test_who_would_flip_it_is_told_by_name_and_by_number_where_they_are_not_enough():
    names = ["Ada", "Ben", "Cem"]
    losing = flip_in_words(Flip(wins=True, places=[0, 2], held=[0.55, 0.48], enough=True), names, HALF, 0.6, 0.5)
    assert losing == "Losing Ada and Cem would turn it: 60 % expected would become 48 %, less than the 50 % needed."
    winning = flip_in_words(Flip(wins=False, places=[1], held=[2.0], enough=True), names, Winning(count=2), 1.4, 2.0)
    assert winning == "Winning over Ben would turn it: 1.4 expected would become 2, at least the 2 needed."
    even = flip_in_words(Flip(wins=False, places=[0, 1], held=[0.2, 0.3], enough=False), names, HALF, 0.1, 0.5)
    assert even.startswith("Even winning over the 2 who weigh most would not turn it: 10 % expected would become 30 %")
    assert flip_in_words(Flip(wins=False, places=[], held=[], enough=False), names, HALF, 0.1, 0.5) == ""
