"""A coalition at the end of a day, and how two days differ."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.moment import Moment, drive, known_later, moment
from domain.record import evidence
from domain.replay import standing
from domain.values import Kind
from tests.histories import SPAN, Event, acts_of, evidence_of, histories

JOIN = Event("ada", Kind.JOIN, 0, influence=3.0, bloc="north")
OTHER = Event("bea", Kind.VOTE_AGAINST, 0, influence=1.0, bloc="south")

days = st.integers(-5, SPAN + 60)


def at(day: int, *events: Event) -> Moment:
    return moment(evidence_of(*events), day)


def test_strength_is_the_mean_support_by_influence():
    now = at(0, JOIN, OTHER)
    ada, bea = now.beta.support
    assert now.mass.tolist() == [3.0, 1.0]
    assert now.share.tolist() == [0.75, 0.25]
    assert now.strength == pytest.approx((3 * ada + bea) / 4)
    assert now.reference == now.strength


def test_before_the_first_fact_strength_is_one_half_and_there_is_nobody():
    before = at(-1, JOIN, OTHER)
    assert (before.strength, before.reference, len(before.mass)) == (0.5, 0.5, 0)


@pytest.mark.parametrize("events", [[], [JOIN.but(influence=0.0)], [JOIN, JOIN.but(kind=Kind.LAPSE, day=1)]])
def test_where_nobody_has_influence_there_is_no_strength_and_no_share(events):
    now = at(9, *events)
    assert np.isnan(now.strength)
    assert not now.share.any()
    assert now.reference == 0.5


def test_who_broke_away_counts_for_nothing_until_they_return():
    story = JOIN, OTHER, JOIN.but(kind=Kind.DEFECTION, day=10), JOIN.but(kind=Kind.RETURN, day=20)
    here, gone, back = (at(day, *story) for day in (9, 10, 20))
    assert [now.present.tolist() for now in (here, gone, back)] == [[1, 1], [0, 1], [1, 1]]
    assert gone.mass.tolist() == [3.0, 1.0]  # still on the map
    assert gone.backing.tolist() == [0.0, gone.beta.support[1]]
    assert gone.strength == pytest.approx(gone.beta.support[1] / 4)
    assert back.backing.tolist() == back.beta.support.tolist()
    assert gone.strength < min(here.strength, back.strength)


@pytest.mark.parametrize("kind", [Kind.JOIN, Kind.PLEDGE, Kind.ENDORSEMENT, Kind.RETURN])
def test_whatever_makes_a_member_is_a_return(kind):
    assert at(9, JOIN, JOIN.but(kind=Kind.DEFECTION, day=5), JOIN.but(kind=kind, day=9)).present.tolist() == [1]


@pytest.mark.parametrize("kind", [Kind.VOTE_WITH, Kind.MEETING, Kind.CONTRIBUTION, Kind.TRADE_HONOURED])
def test_nothing_else_is(kind):
    assert at(9, JOIN, JOIN.but(kind=Kind.DEFECTION, day=5), JOIN.but(kind=kind, day=9)).present.tolist() == [0]


def test_who_lapsed_is_off_the_map_and_has_not_broken_away():
    now = at(9, JOIN, OTHER, JOIN.but(kind=Kind.LAPSE, day=5))
    assert (now.mass.tolist(), now.present.tolist()) == ([0.0, 1.0], [1, 1])
    assert now.strength == pytest.approx(now.beta.support[1])


def test_a_newcomer_drives_by_how_far_they_stand_from_what_the_strength_was():
    before, now = (at(day, JOIN, OTHER.but(day=5)) for day in (4, 5))
    (ada, bea), (was,) = now.beta.support, before.beta.support
    expected = [(ada - was) + (0.75 - 1) * (ada - was), 0.25 * (bea - was)]
    assert drive(before, now).tolist() == pytest.approx(expected)


def test_who_breaks_away_takes_their_share_of_the_strength_along():
    before, now = (at(day, JOIN, JOIN.but(kind=Kind.DEFECTION, day=5)) for day in (4, 5))
    assert now.strength == 0.0
    assert drive(before, now).tolist() == pytest.approx([-before.strength])


def test_those_known_later_had_no_share_before_and_stand_where_they_came():
    before, now = (at(day, JOIN, OTHER.but(day=5)) for day in (4, 5))
    backing, share = known_later(before, now)
    assert share.tolist() == [1.0, 0.0]
    assert backing.tolist() == [before.beta.support[0], now.beta.support[1]]


@given(histories, days, days)
@settings(max_examples=100)
def test_the_drives_add_up_to_the_change_of_strength_between_any_two_days(history, one, other):
    told = evidence_of(*history)
    before, now = (moment(told, day) for day in sorted((one, other)))
    change = now.strength - before.strength
    if not np.isnan(change):
        assert drive(before, now).sum() == pytest.approx(change, abs=1e-9)


@given(histories, days)
@settings(max_examples=60)
def test_nobody_drives_anything_from_a_day_to_itself(history, day):
    now = at(day, *history)
    assert not drive(now, now).any()


@given(histories, days)
@settings(max_examples=60)
def test_strength_is_what_the_standing_says_of_everybody(history, day):
    told = evidence(acts_of(*history))
    now, stand = moment(told, day), standing(told, day)
    assert stand.backing.tolist() == now.backing.tolist()
    assert stand.mass.tolist() == now.mass.tolist()
    if stand.mass.any():
        mean = float(stand.mass @ stand.backing / stand.mass.sum())
        assert (now.strength, stand.strength) == pytest.approx((mean, mean))
        assert 0 <= now.strength < 1


@given(histories, days)
@settings(max_examples=60)
def test_shares_add_up_to_all_or_to_nothing(history, day):
    now = at(day, *history)
    assert now.share.sum() == pytest.approx(1.0 if now.mass.any() else 0.0)
