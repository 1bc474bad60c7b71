"""What winning one person over is expected to do to their listeners."""

import numpy as np
import pytest

from domain.cascade import SWAY, cascade
from domain.errors import Invalid
from domain.network import network
from tests.networks import a_network

HALF = np.full(2, 0.5)


def test_a_listener_gains_sway_times_what_they_lack_times_what_was_won():
    told = cascade(a_network([("a", "b")], people="ab"), np.array([0.4, 0.1]))
    assert told.gains(1).tolist() == pytest.approx([0.6 * SWAY * 0.9, 0.9])


def test_who_is_not_listened_to_wins_only_themselves():
    told = cascade(a_network([("a", "b")], people="ab"), HALF)
    assert told.gains(0).tolist() == [0.5, 0.0]


def test_who_is_won_already_brings_nothing_more():
    told = cascade(a_network([("a", "b")], people="ab"), np.array([0.5, 1.0]))
    assert told.gains(1).tolist() == [0.0, 0.0]


def test_a_listener_shares_their_attention_among_all_they_listen_to():
    told = cascade(a_network([("a", "b"), ("a", "c")], people="abc"), np.full(3, 0.5))
    assert told.gains(1).tolist() == pytest.approx([0.5 * SWAY / 2 * 0.5, 0.5, 0.0])


def test_the_cascade_goes_on_from_listener_to_listener():
    told = cascade(a_network([("c", "b"), ("b", "a")], people="abc"), np.zeros(3), sway=0.5)
    assert told.gains(0).tolist() == pytest.approx([1.0, 0.5, 0.25])


def test_what_comes_back_to_its_origin_adds_nothing():
    two = a_network([("a", "b"), ("b", "a")], people="ab")
    told = cascade(two, np.zeros(2), sway=0.5)
    assert told.gains(0).tolist() == pytest.approx([1.0, 0.5])


def test_a_ring_is_carried_round_once():
    ring = a_network([("b", "a"), ("c", "b"), ("a", "c")], people="abc")
    told = cascade(ring, np.zeros(3), sway=0.5)
    assert told.gains(0).tolist() == pytest.approx([1.0, 0.5, 0.25])


def test_worth_is_the_gain_of_strength_by_shares_of_influence():
    told = a_network([("a", "b")], people="ab", influence={"a": 3.0})
    assert cascade(told, HALF).worth(told.mass).tolist() == pytest.approx(
        [0.75 * 0.5, 0.25 * 0.5 + 0.75 * 0.5 * SWAY * 0.5]
    )


def test_an_outsider_is_worth_what_their_listeners_gain():
    told = a_network([("a", "x")], people="a", outsiders="x")
    assert cascade(told, HALF).worth(told.mass)[1] == pytest.approx(0.5 * SWAY * 0.5)


def test_where_nobody_has_influence_nobody_is_worth_anything():
    told = a_network([("a", "b")], people="ab", influence={"a": 0.0, "b": 0.0})
    assert cascade(told, HALF).worth(told.mass).tolist() == [0.0, 0.0]


def test_losing_a_supporter_costs_what_winning_an_opponent_brings():
    told = a_network([("a", "b")], people="ab")
    support = np.array([0.6, 0.9])
    assert cascade(told, 1 - support).gains(1).tolist() == pytest.approx([0.6 * SWAY * 0.9, 0.9])


def test_without_sway_nobody_follows():
    assert cascade(a_network([("a", "b")], people="ab"), HALF, sway=0.0).gains(1).tolist() == [0.0, 0.5]


def test_nobody_has_no_cascade():
    told = cascade(network([], [], []), np.zeros(0))
    assert told.worth(np.zeros(0)).tolist() == []


def test_strong_sway_in_a_ring_still_adds_up():
    ring = a_network([("b", "a"), ("c", "b"), ("a", "c")], people="abc")
    assert cascade(ring, np.zeros(3), sway=0.99).gains(0).tolist() == pytest.approx([1.0, 0.99, 0.99**2])


@pytest.mark.parametrize("sway", [-0.1, 1.0, float("nan")])
def test_a_sway_of_one_or_more_would_never_end(sway):
    with pytest.raises(Invalid, match="sway"):
        cascade(a_network([], people="ab"), HALF, sway=sway)


@pytest.mark.parametrize("support", [[0.5], [0.5, 1.5], [0.5, float("nan")]])
def test_support_is_one_probability_a_person(support):
    with pytest.raises(Invalid, match="2 numbers from 0 to 1"):
        cascade(a_network([], people="ab"), np.array(support))
