"""Figures and names in a row, as every sentence tells them."""

import pytest

from service.figures_in_words import listed, many, percent


@pytest.mark.parametrize(
    ("share", "told"), [(0, "0 %"), (0.034, "3.4 %"), (0.0996, "10.0 %"), (0.1, "10 %"), (0.617, "62 %"), (1, "100 %")]
)
def test_small_shares_are_told_to_a_tenth_of_a_percent(share, told):
    assert percent(share) == told


def test_a_number_tells_what_it_counts():
    assert [many(number, "day") for number in (0, 1, 1_200)] == ["0 days", "1 day", "1,200 days"]
    assert [many(number, "listens", "listen") for number in (1, 2)] == ["1 listens", "2 listen"]


@pytest.mark.parametrize(
    ("names", "told"),
    [([], ""), (["Ada"], "Ada"), (["Ada", "Ben"], "Ada and Ben"), (["A", "B", "C, D"], "A, B and C, D")],
)
def test_names_stand_in_a_row(names, told):
    assert listed(names) == told
