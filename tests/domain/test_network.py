"""The influence network: places, arrows from influencer to listener, and what is refused."""

import pytest

from domain.errors import Invalid
from domain.network import network
from tests.networks import a_network


def test_arrows_run_from_the_influencer_to_the_listener():
    told = a_network([("a", "b"), ("a", "c")], people="abc")
    assert sorted(told.graph.edges) == [(1, 0), (2, 0)]
    assert list(told.graph.predecessors(0)) == [1, 2]


def test_everybody_is_in_the_graph_linked_or_not():
    assert sorted(a_network([], people="abc").graph.nodes) == [0, 1, 2]


def test_a_link_told_twice_counts_once():
    told = a_network([("a", "b"), ("a", "b")], people="ab")
    assert (told.listener.tolist(), told.influencer.tolist()) == ([0], [1])


def test_influencers_who_are_no_partners_follow_the_partners_and_have_no_influence_here():
    told = a_network([("a", "x")], people="ab", outsiders="x")
    assert told.people == ["a", "b", "x"]
    assert told.partners == 2
    assert told.influence.tolist() == [1.0, 1.0, 0.0]
    assert told.blocs == [None, None, None]


def test_attention_is_shared_alike_among_those_listened_to():
    told = a_network([("a", "b"), ("a", "c"), ("b", "c")], people="abc")
    assert told.attention.toarray().tolist() == [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]


def test_mass_is_the_share_of_influence():
    assert a_network([], people="ab", influence={"a": 3.0}).mass.tolist() == [0.75, 0.25]


def test_where_nobody_has_influence_nobody_has_mass():
    assert a_network([], people="ab", influence={"a": 0.0, "b": 0.0}).mass.tolist() == [0.0, 0.0]


def test_a_network_may_be_empty():
    nobody = network([], [], [])
    assert len(nobody) == len(nobody.mass) == len(nobody.graph) == 0


@pytest.mark.parametrize(
    ("links", "reason"),
    [
        (([0], [0]), "nobody is their own influencer"),
        (([0], [2]), "places run from 0 to 1"),
        (([-1], [0]), "places run from 0 to 1"),
        (([0, 1], [1]), "each listener needs one influencer"),
    ],
)
def test_links_that_make_no_sense_are_refused(links, reason):
    with pytest.raises(Invalid, match=reason):
        network(["a", "b"], [1.0, 1.0], [None, None], links)


@pytest.mark.parametrize("influence", [[1.0], [1.0, -1.0], [1.0, float("nan")], [1.0, float("inf")]])
def test_influence_is_one_finite_number_a_partner(influence):
    with pytest.raises(Invalid, match="2 finite numbers of 0 or more"):
        network(["a", "b"], influence, [None, None])


def test_each_partner_has_a_bloc_or_none():
    with pytest.raises(Invalid, match="2 entries, one a partner"):
        network(["a", "b"], [1.0, 1.0], [None])
