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


ROUND = Policy(
    half_life=90.0, pull=8.0, recent_pull=4.0, day_pull=2.0, crowding=0.5, discord=0.5, coalition_pull=1.0, doubt=0.25
)
"""Numbers that are easy to reckon with."""


def test_one_stakeholder_by_hand():
    stand = standing(evidence_of(JOIN, JOIN.but(kind=Kind.VOTE_AGAINST, day=90), policy=ROUND), 180)
    (ada,) = stand.each()
    join, vote = 1 - 0.5, 0 - (1 + 0.5) / (1 + 1)  # beside the level before each
    level, lasting = (1 + 0.5) / (2 + 1), (join + vote) / (2 + 8)
    recent = 1 / 4 + 1 / 2  # two half-lives ago, and one
    of_late = (join / 4 + vote / 2 - recent * lasting) / (recent + 4)
    assert ada.support == pytest.approx(level + lasting + of_late, abs=1e-12)
    assert stand.strength == pytest.approx(ada.support, abs=1e-12)
    assert (ada.partnership_id, ada.bloc, ada.influence) == ("ada", "north", 4.0)
    assert (ada.member, ada.on_map, ada.away, ada.stance) == (True, True, False, Stance.UNDECIDED)
    assert ada.low < ada.support < ada.high


@pytest.mark.parametrize(("days", "left"), [(0, 1.0), (90, 0.5), (180, 0.25), (45, 0.5**0.5)])
def test_the_evidence_of_an_act_is_halved_by_each_half_life(days, left):
    stand = standing(evidence_of(JOIN, policy=ROUND), days)
    assert stand.evidence.tolist() == pytest.approx([left + 1 / (1 / 8 + 1 / 2)])


def test_two_peers_of_one_day_by_hand():
    other = Event("bea", Kind.VOTE_AGAINST, 0, bloc="north")
    ada, bea = standing(evidence_of(JOIN, other, policy=ROUND), 0).each()
    surprise = 1 - (0 + 2 * 0.5) / (1 + 2)  # beside one against
    lasting = surprise / (1 + 8)
    moved = lasting + (surprise - lasting) / (1 + 4)
    assert (ada.support, bea.support) == pytest.approx((0.5 + moved, 0.5 - moved), abs=1e-12)


def test_who_broke_away_stands_against_us_until_they_return():
    story = JOIN, JOIN.but(kind=Kind.DEFECTION, day=10), JOIN.but(kind=Kind.RETURN, day=20)
    away, back = (next(standing(evidence_of(*story), day).each()) for day in (10, 20))
    assert (away.away, away.stance, away.member, away.on_map) == (True, Stance.STRONG_OPPOSE, False, True)
    assert away.support > 0.2  # likely enough to act for it again, and yet
    assert (back.away, back.member) == (False, True)
    assert back.stance is not Stance.STRONG_OPPOSE


def test_they_count_for_nothing_in_the_strength_and_keep_their_influence():
    other = Event("bea", Kind.JOIN, 0, influence=1.0)
    stand = standing(evidence_of(JOIN, other, JOIN.but(kind=Kind.DEFECTION, day=10)), 10)
    assert stand.backing.tolist() == [0.0, stand.support[1]]
    assert stand.mass.tolist() == [4.0, 1.0]
    assert stand.strength == pytest.approx(stand.support[1] / 5)


def test_who_lapsed_keeps_their_support_and_has_no_mass():
    stand = standing(evidence_of(JOIN, JOIN.but(kind=Kind.LAPSE, day=10)), 10)
    assert stand.backing.tolist() == stand.support.tolist()
    assert stand.mass.tolist() == [0.0]


@given(histories, st.integers(-5, SPAN + 60))
@settings(max_examples=60)
def test_the_drives_add_up_to_the_momentum(history, day):
    stand = standing(evidence_of(*history), day)
    if not np.isnan(stand.momentum):
        assert stand.drive.sum() == pytest.approx(stand.momentum, abs=1e-9)


@given(histories, st.integers(-5, SPAN + 60))
@settings(max_examples=60)
def test_the_future_never_changes_the_past(history, day):
    told, cut = acts_of(*history), acts_of(*[event for event in history if event.day <= day])
    whole, until = standing(evidence(told), day), standing(evidence(cut), day)
    assert whole.partners == until.partners
    assert whole.blocs == until.blocs
    assert list(whole.each()) == list(until.each())
    assert whole.strength == pytest.approx(until.strength, abs=1e-12, nan_ok=True)
    assert whole.momentum == pytest.approx(until.momentum, abs=1e-9, nan_ok=True)


@given(histories)
@settings(max_examples=60)
def test_probabilities_are_probabilities(history):
    for partner in standing(evidence_of(*history), SPAN).each():
        assert 0 <= partner.low <= partner.support <= partner.high <= 1
        assert 0 < partner.support < 1


def test_one_only_met_without_a_tone_is_unaware():
    ada, bea = standing(evidence_of(JOIN, Event("bea", Kind.MEETING, 0)), 10).each()
    assert ada.stance is not Stance.UNAWARE
    assert bea.stance is Stance.UNAWARE


def test_what_was_told_once_is_not_forgotten():
    (ada,) = standing(evidence_of(JOIN, policy=ROUND), 100_000).each()
    assert ada.support == pytest.approx(0.75 + 0.5 / (1 + 8))
    assert ada.stance is Stance.STRONG_SUPPORT


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
