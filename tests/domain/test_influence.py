"""The influence network of a situation."""

import numpy as np
import pytest

from domain.errors import Unknown
from domain.influence import influence
from domain.values import Kind
from tests.situations import a_situation, hears, recorded

ROWS = [recorded("ada", Kind.ENDORSEMENT, 50, influence=3.0), recorded("bea", Kind.CRITICISM, 50, influence=1.0)]


def test_outsiders_come_after_the_partners_and_nothing_is_known_of_them():
    told = influence(a_situation(*ROWS, listening=[hears("bea", "zoe")]))
    assert sorted(told.names[:2]) == ["ada", "bea"]
    assert told.names[2:] == ["zoe"]
    assert (told.support[2], bool(told.on_map[2]), float(told.network.mass[2])) == (0.5, False, 0.0)
    assert told.place("ZOE") == 2


def test_winning_an_outsider_over_is_worth_what_their_listeners_gain():
    told = influence(a_situation(*ROWS, listening=[hears("bea", "zoe")]))
    gains = told.cascade.gains(told.place("zoe"))
    assert told.worth[2] == pytest.approx(float(gains[told.place("bea")]) * 0.25)
    assert told.worth[2] > 0


def test_who_broke_away_backs_nothing():
    told = influence(a_situation(*ROWS, recorded("ada", Kind.DEFECTION, 60)))
    assert told.support[told.place("ada")] == 0.0
    assert told.worth[told.place("ada")] == pytest.approx(0.75)


def test_a_name_that_nobody_has_is_unknown():
    with pytest.raises(Unknown, match="Nobody"):
        influence(a_situation(*ROWS)).place("Nobody")


def test_where_nobody_has_influence_winning_brings_nothing():
    told = influence(a_situation(recorded("ada", Kind.MEETING, 1, influence=0.0)))
    assert np.array_equal(told.worth, [0.0])
    assert told.polarisation is None


def test_a_coalition_of_nobody_has_an_empty_network():
    told = influence(a_situation())
    assert (told.names, told.blocs, len(told.worth)) == ([], [], 0)
