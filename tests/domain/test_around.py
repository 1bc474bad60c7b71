"""The network around one person."""

from itertools import pairwise

from domain.around import MOST, around
from domain.values import Kind
from tests.situations import a_situation, hears, recorded

PEOPLE = (
    recorded("ada", Kind.JOIN, 10, influence=1.0),
    recorded("bea", Kind.JOIN, 11, influence=3.0),
    recorded("cy", Kind.JOIN, 12, influence=2.0),
)


def test_influencers_stand_before_and_listeners_after_the_most_influential_first():
    situation = a_situation(*PEOPLE, listening=[hears("ada", "cy"), hears("ada", "bea"), hears("cy", "ada")])
    near = around(situation.network, 0)
    assert (near.heard, near.listeners) == ((1, 2), (2,))
    assert [(each.place, each.x) for each in near.shown] == [(0, 0), (1, -1), (2, -1), (2, 1)]


def test_nobody_near_leaves_the_person_alone():
    near = around(a_situation(*PEOPLE).network, 1)
    assert [each.place for each in near.shown] == [1]


def test_each_side_is_spread_evenly_and_never_over_the_edge():
    crowd = [f"peer {number}" for number in range(MOST + 5)]
    rows = [recorded(who, Kind.JOIN, 20) for who in crowd]
    everybody = [*crowd, "ada"]
    links = [hears(who, "ada") for who in crowd]
    near = around(a_situation(PEOPLE[0], *rows, people=everybody, listening=links).network, 0)
    assert len(near.listeners) == MOST + 5
    heights = [each.y for each in near.shown if each.x == 1]
    gaps = {round(above - below, 9) for above, below in pairwise(heights)}
    assert len(heights) == MOST
    assert len(gaps) == 1
    assert max(heights) < 1
    assert min(heights) > -1
