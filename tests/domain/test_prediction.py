"""What would have been said of each act beforehand."""

import numpy as np
import pytest
from hypothesis import given, settings

from domain.policy import Policy
from domain.prediction import predictions
from domain.record import evidence
from domain.replay import standing
from domain.support import expectation
from domain.values import Kind
from tests.histories import POLICY, Event, acts_of, histories

ROUND = Policy(
    half_life=10.0, pull=8.0, recent_pull=4.0, day_pull=2.0, crowding=0.5, discord=0.5, coalition_pull=1.0, doubt=0.25
)
"""Numbers that are easy to reckon with."""

FOR = Event("ada", Kind.VOTE_WITH, 1, bloc="north")
AGAINST = FOR.but(kind=Kind.VOTE_AGAINST)


def predicted(*events: Event, policy: Policy = ROUND) -> list[float]:
    """In order of day, then as told."""
    return list(predictions(acts_of(*events, policy=policy)))


def test_of_the_first_act_of_all_nothing_is_known():
    assert predicted(FOR) == [0.5]


def test_what_it_is_does_not_matter_to_what_was_said_of_it():
    assert predicted(FOR, AGAINST.but(day=9)) == predicted(FOR, FOR.but(day=9))


def test_a_second_act_by_hand():
    level = (1 + 0.5) / (1 + 1)
    lasting = 0.5 / (1 + 8)
    left = 0.5  # of what is recent, on the day before: a half-life later
    of_late = (left * 0.5 - left * lasting) / (left + 4)
    assert predicted(FOR, FOR.but(day=12))[1] == pytest.approx(level + lasting + of_late)


def test_a_newcomer_is_expected_to_do_as_the_bloc_did():
    level = (1 + 0.5) / (1 + 1)
    assert predicted(FOR, FOR.but(who="bea", day=5))[1] == pytest.approx(level)


def test_the_bloc_is_that_of_the_day_of_the_act():
    join_south = Event("bea", Kind.VOTE_WITH, 5, bloc="south")
    stay_north = join_south.but(bloc="north")
    assert predicted(FOR, join_south)[1] < predicted(FOR, stay_north)[1]


def test_acts_of_one_day_do_not_help_one_another():
    assert predicted(FOR, FOR, AGAINST, FOR.but(who="bea")) == [0.5] * 4


def test_nothing_told_predicts_nothing():
    assert predicted() == []


@given(histories)
@settings(max_examples=80)
def test_what_is_said_of_an_act_is_the_support_on_the_day_before_it_in_the_bloc_of_its_day(history):
    acts = acts_of(*history)
    told, partners = evidence(acts), len(acts.partners)
    for who, day, said in zip(acts.who.tolist(), acts.day.tolist(), predictions(acts), strict=True):
        bloc = acts.bloc.at(day, partners, 0.0).astype(np.int64)
        level, _ = told.levels(day - 1, bloc)
        then = expectation(told.record(day - 1, partners), level, POLICY)
        assert said == pytest.approx(then[who], abs=1e-12)


@given(histories)
@settings(max_examples=80)
def test_who_stays_in_their_bloc_was_shown_with_that_support_the_evening_before(history):
    acts = acts_of(*history)
    told = evidence(acts)
    for who, day, said in zip(acts.who.tolist(), acts.day.tolist(), predictions(acts), strict=True):
        (bloc_before, bloc_now) = (acts.bloc.at(on, len(acts.partners), 0.0)[who] for on in (day - 1, day))
        if acts.first_day[who] < day and bloc_before == bloc_now:
            assert standing(told, day - 1).support[who] == pytest.approx(said, abs=1e-12)
