"""The influence network in words."""

from dataclasses import replace

import pytest

from domain.influence import influence
from domain.values import Kind
from service.influence_in_words import listening_in_words, worth_in_words
from tests.situations import a_situation, hears, recorded

ROWS = [recorded(who, Kind.JOIN, 50, influence=1.0) for who in ("ada", "bea", "cy")]
TOLD = influence(a_situation(*ROWS, listening=[hears("ada", "bea")]))


@pytest.mark.parametrize(
    ("polarisation", "how"),
    [(0.5, "mostly to their like"), (0.1, "to both sides"), (-0.4, "mostly across sides")],
)
def test_how_people_listen_is_told_with_the_figure(polarisation, how):
    told = listening_in_words(replace(TOLD, polarisation=polarisation))
    assert told == f"People listen {how} (polarisation {polarisation:+.2f}, from -1 to 1)."


def test_what_is_not_known_is_said_not_to_be():
    assert listening_in_words(influence(a_situation(*ROWS))) == "Nobody is known to listen to anybody."
    assert "Too little is known" in listening_in_words(TOLD)


def test_what_winning_brings_is_parted_into_their_own_and_that_of_listeners():
    told = worth_in_words(TOLD, TOLD.place("bea"))
    worth, own = 100 * TOLD.worth[TOLD.place("bea")], 100 * (1 - TOLD.support[TOLD.place("bea")]) / 3
    assert f"would bring {worth:+.1f} points" in told
    assert f"{own:+.1f} of their own, {worth - own:+.1f} of those who listen." in told
    assert TOLD.gainers(TOLD.place("bea")) == [TOLD.place("bea"), TOLD.place("ada")]
    assert TOLD.gainers(TOLD.place("cy")) == [TOLD.place("cy")]
