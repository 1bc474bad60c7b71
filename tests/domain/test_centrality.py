"""Who is listened to, and who stands between blocs."""

import networkx as nx
import numpy as np
import pytest

from domain.centrality import DAMPING, centrality, voice
from domain.network import network
from tests.networks import a_network

BLOCS = {"a": "north", "b": "north", "c": "south", "d": "south"}


def test_reach_is_the_share_of_influence_that_listens_directly():
    told = centrality(a_network([("a", "c"), ("b", "c")], people="abc", influence={"a": 2.0}))
    assert told.reach.tolist() == [0.0, 0.0, 0.75]
    assert told.listeners.tolist() == [0, 0, 2]
    assert told.listens_to.tolist() == [1, 1, 0]


def test_without_links_a_voice_is_the_share_of_influence():
    told = a_network([], people="abc", influence={"a": 2.0})
    assert voice(told).tolist() == pytest.approx([0.5, 0.25, 0.25])


def test_a_listener_passes_on_their_voice():
    told = a_network([("a", "b")], people="ab", influence={"a": 1.0, "b": 0.0})
    assert voice(told).tolist() == pytest.approx([1 / (1 + DAMPING), DAMPING / (1 + DAMPING)])


def test_to_be_listened_to_by_the_influential_gives_more_voice():
    told = a_network([("a", "c"), ("b", "d")], people="abcd", influence={"a": 5.0})
    heard = voice(told)
    assert heard[2] > heard[3]


def test_where_nobody_has_influence_all_begin_alike():
    told = a_network([("a", "b"), ("c", "b")], people="abc", influence=dict.fromkeys("abc", 0.0))
    heard = voice(told)
    assert heard[1] > heard[0] == pytest.approx(heard[2])


def test_an_outsider_can_have_the_greatest_voice():
    told = a_network([("a", "x"), ("b", "x")], people="ab", outsiders="x")
    assert voice(told).argmax() == 2


def test_whoever_carries_word_from_one_bloc_to_another_is_a_broker():
    told = centrality(a_network([("c", "b"), ("b", "a")], people="abc", blocs=BLOCS))
    assert told.between.tolist() == [0.0, 1.0, 0.0]
    assert told.brokers.tolist() == [1]
    assert told.spans.tolist() == [1, 2, 2]


def test_a_way_within_one_bloc_makes_no_broker():
    told = centrality(a_network([("c", "b"), ("b", "a")], people="abc", blocs=dict.fromkeys("abc", "north")))
    assert told.between.tolist() == [0.0, 0.0, 0.0]
    assert told.brokers.tolist() == []


def test_who_can_be_passed_by_is_no_broker():
    told = centrality(a_network([("c", "b"), ("b", "a"), ("c", "a")], people="abc", blocs=BLOCS))
    assert told.between.tolist() == [0.0, 0.0, 0.0]


def test_two_who_connect_the_same_people_share_the_way():
    told = centrality(a_network([("d", "b"), ("d", "c"), ("b", "a"), ("c", "a")], people="abcd", blocs=BLOCS))
    assert told.between.tolist() == [0.0, 0.5, 0.5, 0.0]
    assert told.brokers.tolist() == [1, 2]


def test_without_blocs_everybody_stands_for_themselves():
    told = centrality(a_network([("c", "b"), ("b", "a")], people="abc"))
    assert told.between.tolist() == [0.0, 1.0, 0.0]
    assert told.spans.tolist() == [0, 0, 0]


def test_the_broker_of_more_ways_comes_first():
    lines = [("b", "a"), ("c", "b"), ("d", "b"), ("e", "d")]
    told = centrality(a_network(lines, people="abcde"))
    assert told.between.tolist() == [0.0, 2.0, 0.0, 1.0, 0.0]
    assert told.brokers.tolist() == [1, 3]


def test_of_equal_brokers_the_one_who_spans_more_blocs_comes_first():
    lines = [("b", "a"), ("c", "b"), ("e", "d"), ("f", "e")]
    blocs = {"a": "north", "b": "north", "c": "south", "d": "north", "e": "east", "f": "south"}
    told = centrality(a_network(lines, blocs=blocs))
    assert told.between[[1, 4]].tolist() == [1.0, 1.0]
    assert told.spans[[1, 4]].tolist() == [2, 3]
    assert told.brokers.tolist() == [4, 1]


def test_more_ways_count_above_more_blocs():
    lines = [("b", "a"), ("c", "b"), ("d", "b"), ("f", "e"), ("g", "f")]
    blocs = {"a": "north", "b": "north", "c": "south", "d": "south", "e": "north", "f": "east", "g": "south"}
    told = centrality(a_network(lines, people="abcdefg", blocs=blocs))
    assert told.between[[1, 5]].tolist() == [2.0, 1.0]
    assert told.brokers.tolist() == [1, 5]


def test_among_strangers_without_longer_ways_it_is_betweenness():
    star = a_network([(name, "a") for name in "bcdef"] + [("a", name) for name in "bcdef"])
    exact = nx.betweenness_centrality(star.graph, normalized=False)
    assert centrality(star).between.tolist() == pytest.approx([exact[place] for place in range(6)])


def test_nobody_has_no_centrality():
    told = centrality(network([], [], []))
    assert all(len(values) == 0 for values in vars(told).values())
    assert len(told.brokers) == 0


def test_long_chains_and_large_rings_come_to_an_end():
    size = 400
    ring = network([str(n) for n in range(size)], np.ones(size), [None] * size, (range(size), np.roll(range(size), 1)))
    assert voice(ring) == pytest.approx(np.full(size, 1 / size))
