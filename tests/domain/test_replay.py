"""Where everybody stands at the end of a day."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.policy import Policy
from domain.record import evidence
from domain.replay import standing
from domain.values import Kind, Stance
from tests.histories import POLICY, SPAN, Event, acts_of, evidence_of, histories

JOIN = Event("ada", Kind.JOIN, 0, influence=4.0, bloc="north")


def test_one_stakeholder_by_hand():
    stand = standing(evidence_of(JOIN, JOIN.but(kind=Kind.VOTE_AGAINST, day=90)), 180)
    (ada,) = stand.each()
    favour, against = 1.0 * 0.5, 1.0 * 0.5**0.5  # a half-life ago, and half of one
    expected = (favour + 2 * 0.5) / (favour + against + 2)
    assert ada.support == pytest.approx(expected, abs=1e-12)
    assert stand.strength == pytest.approx(expected, abs=1e-12)
    assert (ada.partnership_id, ada.bloc, ada.influence) == ("ada", "north", 4.0)
    assert (ada.member, ada.on_map, ada.stance) == (True, True, Stance.OPPOSE if expected < 0.4 else Stance.UNDECIDED)
    assert ada.low < ada.support < ada.high


@pytest.mark.parametrize(("days", "left"), [(0, 1.0), (10, 0.5), (20, 0.25), (5, 0.5**0.5)])
def test_a_weight_is_halved_by_each_half_life(days, left):
    policy = Policy(half_life=10)
    (ada,) = standing(acts_of(JOIN, policy=policy), policy, days).each()
    assert ada.support == pytest.approx((left + 2 * 0.5) / (left + 2), abs=1e-12)


def test_two_partners_pool_by_hand():
    other = Event("bea", Kind.VOTE_AGAINST, 0, bloc="north")
    ada, _ = standing(evidence_of(JOIN, other), 0).each()
    overall = (0 + 2 * 0.5) / (0 + 1 + 2)
    peers = (0 + 2 * overall) / (0 + 1 + 2)
    assert ada.support == pytest.approx((1 + 2 * peers) / (1 + 2), abs=1e-12)


@given(histories, st.integers(-5, SPAN + 60))
@settings(max_examples=60, deadline=None)
def test_the_drives_add_up_to_the_momentum(history, day):
    stand = standing(evidence_of(*history), day)
    if not np.isnan(stand.momentum):
        assert stand.drive.sum() == pytest.approx(stand.momentum, abs=1e-9)


@given(histories, st.integers(-5, SPAN + 60))
@settings(max_examples=60, deadline=None)
def test_the_future_never_changes_the_past(history, day):
    told, cut = acts_of(*history), acts_of(*[event for event in history if event.day <= day])
    whole, until = standing(evidence(told), day), standing(evidence(cut), day)
    assert whole.partners == until.partners
    assert whole.blocs == until.blocs
    assert list(whole.each()) == list(until.each())
    assert whole.strength == pytest.approx(until.strength, abs=1e-12, nan_ok=True)
    assert whole.momentum == pytest.approx(until.momentum, abs=1e-9, nan_ok=True)


@given(histories)
@settings(max_examples=60, deadline=None)
def test_probabilities_are_probabilities(history):
    for partner in standing(evidence_of(*history), SPAN).each():
        assert 0 <= partner.low <= partner.support <= partner.high <= 1


def test_one_only_met_without_a_tone_is_unaware():
    stand = standing(evidence_of(JOIN, Event("bea", Kind.MEETING, 0)), 10)
    assert [partner.stance for partner in stand.each()] == [Stance.SUPPORT, Stance.UNAWARE]


def test_awareness_is_not_forgotten():
    (ada,) = standing(evidence_of(JOIN), 100_000).each()
    assert ada.stance is Stance.UNDECIDED


def test_before_the_first_fact_there_is_nobody():
    stand = standing(evidence_of(JOIN.but(day=10)), 9)
    assert stand.partners == []
    assert np.isnan(stand.strength)
    assert np.isnan(stand.momentum)


def test_an_unstated_influence_is_half_a_vote():
    (ada,) = standing(evidence_of(JOIN.but(influence=None)), 0).each()
    assert ada.influence == POLICY.unstated_influence == 0.5


def test_who_has_no_influence_drives_nothing():
    told = acts_of(JOIN, Event("bea", Kind.JOIN, 0, influence=0.0), Event("bea", Kind.OPPOSITION, 9))
    _, bea = standing(evidence(told), 10).each()
    assert bea.drive == 0.0


def test_giants_do_not_break_the_arithmetic():
    giants = [Event(who, Kind.JOIN, 0, influence=1e12) for who in ("ada", "bea", "cy")]
    stand = standing(evidence_of(*giants, Event("dan", Kind.OPPOSITION, 0, influence=1e-12)), 30)
    assert 0.5 < stand.strength < 1
