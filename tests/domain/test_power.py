"""Pivotal power, against bodies whose power is in the textbooks."""

import numpy as np
import pytest

from domain.changes import as_floats
from domain.identity import stakeholder_id
from domain.power import banzhaf
from domain.terms import Terms, terms
from domain.winning import HALF, Winning


def body(influence, *, must=(), **wins) -> Terms:
    asked = tuple(stakeholder_id(f"permanent {number}") for number in must)
    marked = np.isin(np.arange(len(influence)), must)
    return terms(Winning(**wins, must_have=asked), as_floats(influence), marked)


def test_the_founding_council_of_the_european_communities():
    """Germany, France, Italy 4 votes each, Belgium and the Netherlands 2, Luxembourg 1; 12 win."""
    council = banzhaf(body([4, 4, 4, 2, 2, 1], share=12 / 17))
    assert council.share.tolist() == pytest.approx([5 / 21] * 3 + [3 / 21] * 2 + [0])
    assert council.swing[5] == 0  # Luxembourg never decided anything


def test_the_security_council_of_the_united_nations():
    """9 of 15 win, if all five permanent members are among them."""
    council = banzhaf(body(np.zeros(15), must=range(5), count=9))
    assert (council.swing * 2**14).tolist() == pytest.approx([848] * 5 + [84] * 10)
    assert council.share.tolist() == pytest.approx([848 / 5080] * 5 + [84 / 5080] * 10)


def test_a_dictator_has_all_power():
    assert banzhaf(body([5, 1, 1], share=0.6)).share.tolist() == [1, 0, 0]


def test_must_haves_alone_share_all_power():
    found = banzhaf(body([1, 1, 1], must=[0, 2]))
    assert found.share.tolist() == [0.5, 0, 0.5]
    assert found.swing.tolist() == [0.5, 0, 0.5]


def test_the_same_influence_gives_the_same_power():
    influence = np.repeat(np.random.default_rng(1).lognormal(0, 1, 100), 2)
    found = banzhaf(body(influence, share=0.6)).share
    assert (found[::2] == found[1::2]).all()
    assert found.sum() == pytest.approx(1)


def test_even_where_all_of_a_thousand_are_needed_each_decides_once():
    found = banzhaf(body(np.ones(1_000), share=1.0))
    assert found.swing.tolist() == [2.0**-999] * 1_000
    assert found.share.tolist() == pytest.approx([1 / 1_000] * 1_000)


def test_hundreds_of_must_haves_leave_the_others_their_part():
    found = banzhaf(body(np.ones(2_003), must=range(2_000), count=2_001))
    assert found.share[-3:].tolist() == pytest.approx([0.125 / (2_000 * 0.875 + 3 * 0.125)] * 3)


@pytest.mark.parametrize("influence", [[], [0.0, 0.0]])
def test_where_nobody_can_win_nobody_has_power(influence):
    found = banzhaf(terms(HALF, as_floats(influence), np.zeros(len(influence), dtype=np.bool_)))
    assert (found.swing.tolist(), found.share.tolist()) == (influence, influence)
