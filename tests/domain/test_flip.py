"""The fewest who flip a count."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.flip import MOST, WAVERING, flip, flip_of
from domain.values import Kind
from domain.winning import Winning
from tests.given import named
from tests.situations import a_situation, recorded

SHARES = st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 0.99)), min_size=1, max_size=12)


def test_those_who_lack_most_of_the_greatest_weight_win_it():
    found = flip(np.array([0.5, 0.3, 0.2]), np.array([0.4, 0.5, 0.9]), needed=0.65)
    assert (found.wins, found.places, found.enough) == (False, [0], True)
    assert found.held == pytest.approx([0.83])


def test_those_who_bear_most_of_it_lose_it():
    found = flip(np.array([0.5, 0.3, 0.2]), np.array([0.6, 0.9, 0.9]), needed=0.2)
    assert (found.wins, found.places, found.enough) == (True, [0, 1], True)
    assert found.held == pytest.approx([0.45, 0.18])


def test_strong_opponents_are_not_won_over():
    found = flip(np.array([0.8, 0.2]), np.array([0.1, 0.5]), needed=0.5)
    assert (found.places, found.enough) == ([1], False)


@given(SHARES, st.floats(0.05, 0.95))
def test_no_fewer_would_flip_it(people, needed):
    weights, support = (np.array(column) for column in zip(*people, strict=True))
    measure = weights / weights.sum()
    found = flip(measure, support, needed)
    lever = measure * (support if found.wins else np.where(support >= WAVERING, 1 - support, 0))
    best = np.sort(lever)[::-1].cumsum() * (-1 if found.wins else 1) + measure @ support
    assert found.held == pytest.approx(best[: len(found.held)])
    assert all((held >= needed) == found.wins for held in found.held[: len(found.held) - found.enough])
    assert len(found.places) <= MOST


def test_the_flip_of_a_coalition_is_counted_in_what_wins():
    situation = a_situation(
        recorded("ada", Kind.ENDORSEMENT, 50, influence=3.0),
        recorded("bea", Kind.CRITICISM, 60, influence=1.0),
        recorded("cy", Kind.LAPSE, 60, influence=9.0),
    )
    found = flip_of(situation)
    assert (found.wins, found.places, found.enough) == (True, [situation.place("ada")], True)
    of_heads = flip_of(replace(situation, winning=Winning(count=2)))
    assert not of_heads.wins
    assert set(of_heads.places) == {situation.place("ada"), situation.place("bea")}


def test_where_nobody_counts_or_only_must_haves_do_nothing_flips():
    assert flip_of(a_situation()).places == []
    situation = a_situation(recorded("ada", Kind.JOIN, 50, influence=1.0), winning=Winning(must_have=(named("x"),)))
    assert flip_of(situation).places == []
