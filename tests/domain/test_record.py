"""The record of each stakeholder, against arithmetic done by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.policy import Policy
from domain.record import Evidence
from domain.values import Kind
from tests.histories import SPAN, Event, acts_of, evidence_of, histories

ROUND = Policy(half_life=10.0, day_pull=2.0, crowding=0.5, discord=0.5, coalition_pull=1.0, private=0.5)
"""Numbers that are easy to reckon with."""

FOR = Event("ada", Kind.VOTE_WITH, 1, bloc="north")
AGAINST = FOR.but(kind=Kind.VOTE_AGAINST)


def told(*events: Event, policy: Policy = ROUND) -> Evidence:
    return evidence_of(*events, policy=policy)


def surprises(*events: Event) -> list[float]:
    """In order of day, then as told."""
    return list(told(*events).surprise)


def test_of_the_first_act_of_all_one_half_is_expected():
    assert surprises(FOR) == [0.5]
    assert surprises(AGAINST) == [-0.5]


def test_who_acts_alone_is_compared_with_the_level_before():
    level = (1 + 0.5) / (1 + 1)
    assert surprises(FOR, AGAINST.but(day=2)) == [0.5, -level]


def test_who_acts_beside_peers_is_compared_with_what_these_did_that_day():
    two_for = [FOR.but(who=who) for who in ("bea", "cy")]
    expected = (2 + 2 * 0.5) / (2 + 2)
    assert surprises(AGAINST, *two_for)[0] == -expected


def test_and_the_peers_with_what_the_others_did():
    two_for = [FOR.but(who=who) for who in ("bea", "cy")]
    expected = (1 + 2 * 0.5) / (2 + 2)
    assert surprises(AGAINST, *two_for)[1:] == [1 - expected] * 2


def test_a_day_on_which_all_act_alike_tells_the_same_of_everybody():
    everybody = [FOR.but(who=who) for who in ("ada", "bea", "cy", "dan")]
    assert surprises(*everybody) == [1 - (3 + 2 * 0.5) / (3 + 2)] * 4


def test_own_acts_of_the_day_are_not_those_of_others():
    assert surprises(FOR, FOR, AGAINST) == [0.5, 0.5, -0.5]


def test_what_another_bloc_did_that_day_does_not_matter():
    assert surprises(AGAINST, *(FOR.but(who=who, bloc="south") for who in ("bea", "cy")))[0] == -0.5


def test_those_of_no_stated_bloc_are_peers():
    assert surprises(FOR.but(bloc=None), FOR.but(who="bea", bloc=None)) == [1 - (1 + 2 * 0.5) / (1 + 2)] * 2


def test_who_changes_bloc_that_day_is_compared_with_the_new_one():
    moves = AGAINST.but(bloc="south")
    expected = (1 + 2 * 0.5) / (1 + 2)
    assert surprises(moves, FOR.but(who="bea"), FOR.but(who="cy", bloc="south"))[0] == -expected


def test_an_act_surprises_as_much_as_it_weighs():
    assert surprises(FOR.but(kind=Kind.RECONCILIATION)) == [0.5 * 0.5]
    assert surprises(FOR.but(kind=Kind.CONFLICT)) == [-0.5 * 0.5]
    assert surprises(FOR.but(kind=Kind.PLEDGE)) == [0.5 * 0.5]  # in private, of which half is left


@pytest.mark.parametrize("kind", [Kind.MEETING, Kind.LAPSE, Kind.ASSESSMENT])
def test_what_weighs_nothing_surprises_nobody(kind):
    assert surprises(FOR.but(kind=kind)) == [0.0]


def test_the_record_sums_up_what_acts_tell_whole_and_faded():
    history = told(FOR, AGAINST.but(day=11))
    record = history.record(21, 1)
    first, second = 0.5, -(1 + 0.5) / (1 + 1)
    assert record.weight.tolist() == [2.0]
    assert record.surprise.tolist() == [first + second]
    assert record.recent_weight.tolist() == pytest.approx([1 / 4 + 1 / 2])  # two half-lives ago, and one
    assert record.recent_surprise.tolist() == pytest.approx([first / 4 + second / 2])


def test_the_record_of_a_day_is_that_of_its_end():
    history = told(FOR, FOR.but(day=11))
    assert [history.record(day, 1).weight[0] for day in (0, 1, 10, 11)] == [0.0, 1.0, 1.0, 2.0]


def test_of_those_who_did_nothing_there_is_no_record():
    record = told(FOR, FOR.but(who="bea", day=9)).record(5, 2)
    assert record.weight.tolist() == [1.0, 0.0]
    assert record.surprise[1] == record.recent_weight[1] == record.recent_surprise[1] == 0.0


def test_what_is_recent_fades_and_what_ever_was_does_not():
    record = told(FOR, AGAINST.but(day=11)).record(11, 1).faded(0.25)
    assert (record.weight.tolist(), record.surprise.tolist()) == ([2.0], [0.5 - 0.75])
    assert record.recent_weight.tolist() == pytest.approx([0.25 * 1.5])
    assert record.recent_surprise.tolist() == pytest.approx([0.25 * (0.5 / 2 - 0.75)])


def test_the_levels_are_those_at_the_end_of_each_day():
    level, evidence = told(FOR).levels(np.array([0, 1, 99]), np.array([1, 1, 1]))
    assert level.tolist() == [0.5, 0.75, 0.75]
    assert evidence.tolist() == [1.0, 2.0, 2.0]


def test_the_first_day_is_that_of_the_first_act_of_any_sort():
    assert told(FOR, FOR.but(kind=Kind.MEETING, day=-3)).first_day == -3
    assert told().first_day is None


def test_nothing_told_is_no_record():
    nothing = told().record(10, 0)
    assert [len(each) for each in (nothing.weight, nothing.surprise, nothing.recent_weight)] == [0, 0, 0]


def by_hand(history: list[Event]) -> list[float]:
    """The surprise of each act, spelt out one after another; blocs and levels as `domain.peers` has them."""
    found, acts = told(*history), acts_of(*history, policy=ROUND)
    day, who = acts.day.tolist(), acts.who.tolist()
    bloc = [int(acts.bloc.at(on, len(acts.partners), 0.0)[them]) for on, them in zip(day, who, strict=True)]
    each = []
    for me, weight in enumerate(acts.favour + acts.against):
        there = [it for it in range(len(who)) if (day[it], bloc[it]) == (day[me], bloc[me]) and who[it] != who[me]]
        favour, against = (sum(which[it] for it in there) for which in (acts.favour, acts.against))
        level = found.levels(day[me] - 1, np.array([bloc[me]]))[0][0]
        expected = (favour + ROUND.day_pull * level) / (favour + against + ROUND.day_pull)
        each.append(acts.favour[me] - weight * expected)
    return each


@given(histories)
@settings(max_examples=60)
def test_the_formula_for_any_history(history):
    assert told(*history).surprise.tolist() == pytest.approx(by_hand(history), abs=1e-9)


@given(histories)
@settings(max_examples=60)
def test_nobody_surprises_by_more_than_their_act_weighs(history):
    found = told(*history)
    assert np.all(np.abs(found.surprise) <= found.weight)
    assert np.all(found.surprise[found.acts.favour > 0] > 0)
    assert np.all(found.surprise[found.acts.against > 0] < 0)


@given(histories, st.integers(0, 400))
@settings(max_examples=60)
def test_after_a_silence_the_record_is_the_one_before_it_faded(history, silence):
    found = told(*history)
    partners = len(found.acts.partners)
    then, now = found.record(SPAN, partners), found.record(SPAN + silence, partners)
    expected = then.faded(ROUND.daily**silence)
    for name in ("weight", "surprise", "recent_weight", "recent_surprise"):
        assert getattr(now, name) == pytest.approx(getattr(expected, name), abs=1e-9)
