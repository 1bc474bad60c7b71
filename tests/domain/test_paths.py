"""Through whom to reach a person."""

import numpy as np
import pytest

from domain.errors import Invalid
from domain.network import network
from domain.paths import LINK, Path, paths
from tests.networks import a_network

LINE = a_network([("b", "a"), ("c", "b")], people="abc")
"""Ann is heard by Bo, and Bo by Cy."""

ALL = np.ones(3)


def test_who_is_close_to_us_is_reached_directly():
    assert paths(LINE, np.array([1.0, 0.9, 0.9]), ALL)[2] == Path((2,), 0.9)


def test_who_is_far_from_us_is_reached_through_whom_they_listen_to():
    way = paths(LINE, np.array([1.0, 0.1, 0.1]), np.array([0.9, 0.7, 0.2]))[2]
    assert way.places == (0, 1, 2)
    assert way.through == (0, 1)
    assert way.probability == pytest.approx(0.9 * LINK * 0.7 * LINK)


def test_an_opponent_does_not_carry_our_word():
    ways = paths(LINE, np.array([1.0, 0.0, 0.0]), np.array([1.0, 0.0, 1.0]))
    assert ways[1] == Path((0, 1), LINK)
    assert ways[2] == Path((), 0.0)


def test_listeners_do_not_lead_to_whom_they_listen_to():
    assert paths(LINE, np.array([0.0, 0.0, 1.0]), ALL)[0] == Path((), 0.0)


def test_of_two_supporters_the_surer_one_is_taken():
    fork = a_network([("c", "a"), ("c", "b")], people="abc")
    assert paths(fork, np.array([1.0, 1.0, 0.0]), np.array([0.6, 0.7, 0.0]))[2].through == (1,)


def test_of_two_equal_ways_the_direct_one_is_taken():
    pair = a_network([("b", "a")], people="ab")
    assert paths(pair, np.array([1.0, LINK]), np.ones(2))[1] == Path((1,), LINK)


def test_an_outsider_is_reached_through_their_influencer():
    told = a_network([("x", "a")], people="a", outsiders="x")
    assert paths(told, np.array([0.5, 0.0]), np.array([1.0, 0.5]))[1].places == (0, 1)


def test_without_any_contact_nobody_is_reached():
    assert paths(LINE, np.zeros(3), ALL) == [Path((), 0.0)] * 3


def test_nobody_has_no_ways():
    assert paths(network([], [], []), np.zeros(0), np.zeros(0)) == []


@pytest.mark.parametrize("wrong", [np.ones(2), np.full(3, 1.1), np.full(3, np.nan)])
def test_closeness_and_support_are_one_probability_a_person(wrong):
    with pytest.raises(Invalid, match="closeness"):
        paths(LINE, wrong, ALL)
    with pytest.raises(Invalid, match="support"):
        paths(LINE, ALL, wrong)
