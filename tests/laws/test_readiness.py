"""What holds of the readiness card, whatever happened."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.influence import influence
from domain.readiness import readiness
from domain.situation import Situation
from domain.values import Kind
from domain.whip_count import whip_count_of
from tests.situations import TODAY, a_situation, hears, recorded

PEOPLE = ("ada", "bea", "cy", "dan")
KINDS = [each for each in Kind if each not in {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}]

happenings = st.builds(
    recorded,
    st.sampled_from(PEOPLE),
    st.sampled_from(KINDS),
    st.integers(0, TODAY),
    influence=st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1_000.0)),
    bloc=st.sampled_from([None, "north", "south"]),
    tone=st.one_of(st.none(), st.integers(-2, 2)),
)
links = st.permutations((*PEOPLE, "zoe")).map(lambda names: hears(names[0], names[1]))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Any situation of a few, with links and days on which the purpose was affirmed."""
    rows = draw(st.lists(happenings, max_size=25))
    listening = draw(st.lists(links, max_size=4))
    return a_situation(*rows, listening=listening, affirmed=draw(st.lists(st.integers(0, TODAY), max_size=2)))


@given(situations())
def test_every_mark_is_not_known_or_lies_from_0_to_100_and_its_parts_add_up(situation):
    for mark in readiness(situation).marks:
        known = [each for each in mark.parts if each.score is not None]
        assert all(0.0 <= (each.score or 0.0) <= 100.0 for each in known)
        assert (mark.score is None) == (not known)
        assert all(np.isfinite(list(each.counted.values())).all() for each in mark.parts)
        if mark.score is not None:
            assert sum(each.weight for each in known) == pytest.approx(1.0)
            assert sum(each.weight * (each.score or 0.0) for each in known) == pytest.approx(mark.score)


@given(situations())
def test_advice_never_promises_more_than_a_full_mark(situation):
    people = len(situation.network)
    for mark in readiness(situation).marks:
        for advice in mark.advice:
            assert advice.person is None or 0 <= advice.person < people
            if advice.gain is not None and mark.score is not None:
                assert 0.0 < advice.gain <= 100.0 - mark.score + 1e-9


@given(situations())
def test_what_was_counted_was_recorded(situation):
    recorded_ids = {row.interaction_id for row in situation.rows}
    for mark in readiness(situation).marks:
        for part in mark.parts:
            assert {each.interaction_id for each in part.because if each.interaction_id} <= recorded_ids


@given(situations())
def test_winning_anybody_over_never_costs_strength(situation):
    told = influence(situation)
    assert np.all(told.worth >= 0)
    assert np.all(np.isfinite(told.worth))


@given(situations())
def test_what_is_expected_to_be_held_is_likely_to_be_held(situation):
    count = whip_count_of(situation)
    if count.low is not None and count.high is not None:
        assert 0.0 <= count.low <= count.high <= 1.0 + 1e-9
