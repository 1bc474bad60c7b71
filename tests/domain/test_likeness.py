"""Names that may be one stakeholder's."""

import pytest

from domain.likeness import FEW, alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Board", "Harbor Board"),
        ("Jonathan Weaver", "Jonathon Weaver"),
        ("Weaver Jonathan", "Jonathan Weaver"),
        ("North Quay Ltd", "North Quays Ltd"),
        ("Marlene", "Marlenne"),
    ],
)
def test_a_slip_makes_names_alike(one, other):
    assert alike(["Somebody Else", one, other]) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Board", "Harbour Union"),
        ("Stakeholder 12", "Stakeholder 13"),
        ("Ada", "Ida"),
        ("Ben Carter", "Eve Carter"),
        ("Non-Public Organisation Moose", "Non-Public Organisation Camel"),
    ],
)
def test_other_people_are_not_alike(one, other):
    assert alike([one, other]) == []


def test_a_word_that_many_share_makes_nobody_alike():
    crowd = [f"Company {chr(65 + number)}{'x' * number} Works" for number in range(FEW + 1)]
    assert alike(crowd) == []
