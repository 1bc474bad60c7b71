"""Every change is owed to something, and what it is owed to adds up to it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.course import course
from domain.explanation import explanation
from domain.momentum import POINTS, UNKNOWN
from domain.policy import InForce, Policy, policy_on
from domain.replay import standing
from domain.situation import Situation
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind
from domain.why import why, why_momentum
from tests.histories import SPAN, evidence_of, histories, rows
from tests.situations import a_situation

days = st.integers(-5, SPAN + 60)

policies = st.builds(
    Policy,
    half_life=st.sampled_from([20.0, 180.0]),
    pull=st.sampled_from([1.0, 8.0]),
    unstated_influence=st.sampled_from([0.1, 0.5]),
    weights=st.just({Kind.VOTE_WITH: 2.0, Kind.DEFECTION: -3.0}),
)
adoptions = st.lists(st.builds(InForce, since=days, policy=policies), max_size=3).map(
    lambda adopted: sorted(adopted, key=lambda each: each.since)
)


def situation_of(history, adopted, day: int) -> Situation:
    """The situation that a history makes by the end of a day."""
    there = [Recorded(*row) for row in rows(history) if row.occurred_at // DAY_IN_MICROSECONDS <= day]
    until = [each for each in adopted if each.since <= day]
    return replace(a_situation(), rows=there, day=day, adopted=until, policy=policy_on(until, day))


def standing_then(history, adopted, day: int):
    """Where everybody stood on a day, by the policy in force on it."""
    return standing(evidence_of(*history, policy=policy_on(adopted, day)), day)


def series(history, adopted, last: int):
    """Strength and momentum by day until the last one, as they are shown; none where nothing is known by then."""
    began = any(event.day <= last for event in history)
    shown = dict.fromkeys(range(-5, SPAN + 61), (UNKNOWN, 0.0) if began else (np.nan, np.nan))
    for month in course(rows(history), adopted, SPAN + 60):
        each = zip(month.strength.tolist(), month.momentum.tolist(), strict=True)
        shown |= dict(enumerate(each, month.first_day))
    return shown


@given(histories, adoptions, days, days)
@settings(max_examples=100)
def test_the_parts_of_support_add_up_to_its_change(history, adopted, one, other):
    first, last = sorted((one, other))
    told = why(situation_of(history, adopted, last), first)
    then, now = standing_then(history, adopted, first), standing_then(history, adopted, last)
    known = len(then.partners)
    assert told.earlier[:known] == pytest.approx(then.support, abs=1e-12)
    assert told.later == pytest.approx(now.support, abs=1e-12)
    assert told.support.total == pytest.approx(told.later - told.earlier, abs=1e-9)


@given(histories, adoptions, days, days)
@settings(max_examples=100)
def test_the_parts_of_strength_add_up_to_the_change_of_the_series(history, adopted, one, other):
    first, last = sorted((one, other))
    told, shown = why(situation_of(history, adopted, last), first), series(history, adopted, last)
    change = POINTS * (shown[last][0] - shown[first][0])
    if not np.isnan(change):
        assert POINTS * (told.after - told.before) == pytest.approx(change, abs=1e-9)
        assert told.strength.total.sum() == pytest.approx(change, abs=1e-9)


@given(histories, adoptions, days, days)
@settings(max_examples=100)
def test_the_parts_of_momentum_add_up_to_the_change_of_the_series(history, adopted, one, other):
    first, last = sorted((one, other))
    told, shown = why_momentum(situation_of(history, adopted, last), first), series(history, adopted, last)
    change = shown[last][1] - shown[first][1]
    if not np.isnan(change):
        assert told.after - told.before == pytest.approx(change, abs=1e-9)
        assert told.parts.total.sum() == pytest.approx(change, abs=1e-9)
        assert told.parts.total == pytest.approx(told.later - told.earlier, abs=1e-9)


@given(histories, adoptions, days, days)
@settings(max_examples=100)
def test_the_acts_add_up_to_what_is_owed_to_facts(history, adopted, one, other):
    first, last = sorted((one, other))
    situation = situation_of(history, adopted, last)
    told, momentum = why(situation, first), why_momentum(situation, first)
    for place in range(len(told.partners)):
        theirs = told.acts.who == place
        assert told.acts.support[theirs].sum() == pytest.approx(told.support.facts[place], abs=1e-9)
        assert told.acts.points[theirs].sum() == pytest.approx(told.strength.facts[place], abs=1e-9)
        theirs = momentum.acts.who == place
        assert momentum.acts.points[theirs].sum() == pytest.approx(momentum.parts.facts[place], abs=1e-9)


@given(histories, adoptions, days, days)
@settings(max_examples=100)
def test_the_days_add_up_to_what_is_owed_to_peers(history, adopted, one, other):
    first, last = sorted((one, other))
    situation = situation_of(history, adopted, last)
    told, momentum = why(situation, first), why_momentum(situation, first)
    assert told.peers.points.sum() + told.peers.turning == pytest.approx(told.strength.peers.sum(), abs=1e-9)
    assert momentum.peers.points.sum() + momentum.peers.turning == pytest.approx(momentum.parts.peers.sum(), abs=1e-9)
    assert all(first < day <= last for day in told.peers.day)


@given(histories, days)
@settings(max_examples=60)
def test_nothing_happens_within_a_day_to_itself(history, day):
    told = explanation(evidence_of(*history), day, day)
    assert told.strength.total == pytest.approx(0.0, abs=1e-12)
    assert told.support.total == pytest.approx(0.0, abs=1e-12)
    assert len(told.acts.act) == 0


@given(histories, adoptions, days)
@settings(max_examples=60)
def test_the_drives_are_the_parts_over_four_weeks(history, adopted, day):
    situation = situation_of(history, adopted, day)
    stand, told = situation.standing, explanation(situation.evidence, day - 28, day)
    if not np.isnan(stand.momentum):
        assert stand.drive == pytest.approx(told.strength.total, abs=1e-9)


@given(histories, adoptions, days)
@settings(max_examples=60)
def test_without_a_change_of_policy_in_between_nothing_is_owed_to_one(history, adopted, day):
    situation = situation_of(history, [each for each in adopted if not -5 < each.since <= day], day)
    for told in (why(situation, -5).strength, why(situation, -5).support, why_momentum(situation, -5).parts):
        assert not told.policy.any()
