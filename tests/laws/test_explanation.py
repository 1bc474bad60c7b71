"""Every change is owed to something, and what it is owed to adds up to it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.explanation import explanation, of_momentum
from domain.momentum import POINTS, UNKNOWN
from domain.replay import standing
from tests.histories import SPAN, evidence_of, histories

days = st.integers(-5, SPAN + 60)


@given(histories, days, days)
@settings(max_examples=150, deadline=None)
def test_the_parts_of_support_add_up_to_its_change(history, one, other):
    first, last = sorted((one, other))
    told = evidence_of(*history)
    why, then, now = explanation(told, first, last), standing(told, first), standing(told, last)
    known = len(then.partners)
    assert why.earlier[:known] == pytest.approx(then.support, abs=1e-12)
    assert why.later == pytest.approx(now.support, abs=1e-12)
    assert why.support.total == pytest.approx(why.later - why.earlier, abs=1e-9)


@given(histories, days, days)
@settings(max_examples=150, deadline=None)
def test_the_parts_of_strength_add_up_to_its_change(history, one, other):
    first, last = sorted((one, other))
    told = evidence_of(*history)
    why = explanation(told, first, last)
    before, after = standing(told, first).strength, standing(told, last).strength
    if told.first_day is None or first < told.first_day:
        before = UNKNOWN
    if told.first_day is not None and last < told.first_day:
        after = UNKNOWN
    if not np.isnan(after - before) and why.partners:
        assert why.strength.total.sum() == pytest.approx(POINTS * (after - before), abs=1e-9)


@given(histories, days, days)
@settings(max_examples=150, deadline=None)
def test_the_parts_of_momentum_add_up_to_its_change(history, one, other):
    first, last = sorted((one, other))
    told = evidence_of(*history)
    change = standing(told, last).momentum - standing(told, first).momentum
    if not np.isnan(change):
        assert of_momentum(told, first, last).total.sum() == pytest.approx(change, abs=1e-9)


@given(histories, days, days)
@settings(max_examples=150, deadline=None)
def test_the_acts_add_up_to_what_is_owed_to_facts(history, one, other):
    first, last = sorted((one, other))
    why = explanation(evidence_of(*history), first, last)
    for place in range(len(why.partners)):
        theirs = why.acts.who == place
        assert why.acts.support[theirs].sum() == pytest.approx(why.support.facts[place], abs=1e-9)
        assert why.acts.points[theirs].sum() == pytest.approx(why.strength.facts[place], abs=1e-9)


@given(histories, days)
@settings(max_examples=60, deadline=None)
def test_nothing_happens_within_a_day_to_itself(history, day):
    why = explanation(evidence_of(*history), day, day)
    assert why.strength.total == pytest.approx(0.0, abs=1e-12)
    assert why.support.total == pytest.approx(0.0, abs=1e-12)
    assert len(why.acts.act) == 0


@given(histories, days)
@settings(max_examples=60, deadline=None)
def test_the_drives_are_the_parts_over_four_weeks(history, day):
    told = evidence_of(*history)
    stand, why = standing(told, day), explanation(told, day - 28, day)
    if not np.isnan(stand.momentum):
        assert stand.drive == pytest.approx(why.strength.total, abs=1e-9)
