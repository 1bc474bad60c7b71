"""Blocs in the influence network, and listening along support."""

import numpy as np
import pytest

from domain.blocs import Bloc, blocs, polarisation
from domain.network import network
from tests.networks import a_network

BLOCS = {"a": "south", "b": "south", "c": "north"}


def test_each_bloc_tells_its_heads_its_support_and_whom_it_listens_to():
    told = a_network([("a", "b"), ("a", "c"), ("c", "d")], people="abcd", influence={"a": 2.0, "d": 0.0}, blocs=BLOCS)
    everybody = np.ones(4, dtype=np.bool_)
    assert blocs(told, np.array([0.75, 0.25, 0.5, 0.2]), everybody) == [
        Bloc("north", 1, 0.25, 0.5, inside=0, listens_out=1, heard_out=1),
        Bloc("south", 2, 0.75, 1.75 / 3, inside=1, listens_out=1, heard_out=0),
        Bloc(None, 1, 0.0, None, inside=0, listens_out=0, heard_out=1),
    ]


def test_who_is_off_the_map_belongs_to_no_bloc():
    told = a_network([("a", "b")], people="abc", blocs=BLOCS)
    there = np.array([True, False, False])
    assert [(bloc.name, bloc.heads, bloc.listens_out) for bloc in blocs(told, np.ones(3), there)] == [("south", 1, 1)]


def test_nobody_has_no_blocs():
    assert blocs(network([], [], []), np.zeros(0), np.zeros(0, dtype=np.bool_)) == []


def test_listening_to_ones_like_polarises():
    told = a_network([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")], people="abcd")
    assert polarisation(told, np.array([0.9, 0.9, 0.1, 0.1])) == pytest.approx(1.0)
    assert polarisation(told, np.array([0.9, 0.1, 0.9, 0.1])) == pytest.approx(-1.0)


def test_outsiders_have_no_say_in_polarisation():
    lines = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    inside = a_network(lines, people="abcd")
    with_outsider = a_network([*lines, ("a", "x")], people="abcd", outsiders="x")
    support = np.array([0.9, 0.8, 0.1, 0.4])
    assert polarisation(with_outsider, np.append(support, 0.0)) == polarisation(inside, support)


@pytest.mark.parametrize(
    ("lines", "support"),
    [([], [0.1, 0.5, 0.9]), ([("a", "b")], [0.1, 0.5, 0.9]), ([("a", "b"), ("b", "c")], [0.3, 0.3, 0.3])],
    ids=["no links", "one link", "all alike"],
)
def test_where_links_say_nothing_there_is_no_polarisation(lines, support):
    assert polarisation(a_network(lines, people="abc"), np.array(support)) is None
