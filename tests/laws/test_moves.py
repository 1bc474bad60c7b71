"""What holds of the worth of every rise of support."""

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.chance import chance
from domain.moves import moves
from domain.practice import MoveKind
from domain.rooms import CONSENSUS
from domain.situation import Situation
from domain.stakes import stakes
from domain.terms import terms_of
from domain.values import Kind
from domain.winning import Winning
from tests.situations import TODAY, a_situation, hears, recorded

PEOPLE = ("ada", "bea", "cy", "dan", "eve")


@st.composite
def situations(draw: st.DrawFn, *, links: bool = True) -> Situation:
    """A few people, what they did, whom they listen to, and anything that counts as winning."""
    acts = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(list(Kind)), st.integers(0, TODAY))
    fields = st.tuples(st.sampled_from([None, 0.0, 1.0, 2.5]), st.sampled_from([None, "north", "south"]))
    rows = [
        recorded(who, kind, day, influence=influence, bloc=bloc, tone=draw(st.sampled_from([None, 2, -1])))
        for (who, kind, day), (influence, bloc) in draw(st.lists(st.tuples(acts, fields), max_size=14))
        if kind not in {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}
    ]
    pairs = [(a, b) for a in PEOPLE for b in (*PEOPLE, "Zoe") if a != b]
    heard = draw(st.lists(st.sampled_from(pairs), max_size=6)) if links else []
    wins = draw(st.sampled_from([Winning(share=0.5), Winning(share=0.8), Winning(count=2)]))
    return a_situation(*rows, people=PEOPLE, winning=wins, listening=[hears(*pair) for pair in set(heard)])


@given(situations(links=False), st.data())
@settings(max_examples=60)
def test_the_worth_of_a_rise_is_what_it_does_to_chance_and_strength(situation, data):
    stand, told = situation.standing, stakes(situation)
    if not len(stand.support):
        return
    place = data.draw(st.integers(0, len(stand.support) - 1))
    rise = data.draw(st.floats(0, 1)) * (1 - stand.backing[place])
    there = np.arange(len(stand.support)) == place
    back = replace(stand, support=np.where(there, stand.backing + rise, stand.support), away=stand.away & ~there)
    terms = terms_of(back, situation.winning, UUID(situation.coalition_id))
    expected = chance(terms, back.backing[back.on_map])
    assert told.prospects.chance + rise * told.chance.rise[place] == pytest.approx(expected, abs=1e-9)
    if stand.mass.sum() > 0:
        strength = float(stand.mass @ back.backing / stand.mass.sum())
        assert stand.strength + rise * told.strength.rise[place] == pytest.approx(strength, abs=1e-9)


@given(situations())
@settings(max_examples=60)
def test_every_move_gains_something_and_claims_no_more_than_there_is(situation):
    found = moves(situation, top=100)
    assert len(found.ranked) == found.considered
    worths = [move.per_effort(found.measure) for move in found.ranked]
    assert worths == sorted(worths, reverse=True)
    for move in found.ranked:
        assert max(move.chance, move.strength) > 0
        assert 0 < move.success <= 1
        assert np.isfinite([move.chance, move.strength, move.effort]).all()


@given(situations())
@settings(max_examples=60)
def test_no_group_meets_without_consensus(situation):
    for move in moves(situation, top=100).ranked:
        if move.kind is MoveKind.GROUP:
            there = [person.partner for person in move.people if person.partner]
            assert len(there) == len(move.people)
            held = sum(each.influence * each.support for each in there)
            assert held >= CONSENSUS * sum(each.influence for each in there) - 1e-12
            assert all(each.on_map and not each.away for each in there)
