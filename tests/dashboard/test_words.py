from datetime import date

import pytest

from dashboard import words


@pytest.mark.parametrize(
    ("value", "said"), [(2.14, "+2.1"), (-0.44, "−0.4"), (0.04, "0.0"), (-0.04, "0.0"), (None, "–")]
)
def test_points_have_a_sign_unless_they_round_to_nothing(value, said):
    assert words.points(value) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (list("ABCDEFGH"), "A, B, C, D, E, F and 2 more")],
)
def test_names_are_listed_as_people_list_them(names, said):
    assert words.listed(names) == said


def test_a_headline_names_those_to_whom_the_momentum_is_owed():
    assert words.momentum_headline(2.1, 0.61, ["Ada", "Ben"]) == (
        "Momentum is +2.1 points in four weeks, most owed to Ada and Ben; strength 61 %."
    )


def test_level_momentum_is_owed_to_nobody():
    assert words.momentum_headline(0.01, 0.5, ["Ada"]) == "Momentum is level over four weeks; strength 50 %."


def test_without_influence_there_is_no_strength_to_speak_of():
    assert "influence" in words.momentum_headline(None, None, [])


def test_a_stored_name_is_read_as_words():
    assert words.headed("trade_honoured") == "Trade honoured"
    assert words.headed("coalition.milestone_reached") == "Milestone reached"


def test_a_day_is_written_out():
    assert words.day(date(2024, 3, 5)) == "5 Mar 2024"


def test_no_line_ends_between_a_figure_and_its_percent_sign():
    assert words.unbroken("Of 56 % it is 4 %.") == "Of 56\N{NO-BREAK SPACE}% it is 4\N{NO-BREAK SPACE}%."
