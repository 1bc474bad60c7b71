"""What peers let expect, against arithmetic done by hand."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.changes import as_floats
from domain.peers import SURE, Peers, judgement, peers
from domain.policy import Policy
from domain.values import Kind
from tests.histories import SPAN, Event, acts_of, histories

ROUND = Policy(crowding=0.5, discord=0.5, coalition_pull=1.0)
"""Numbers that are easy to reckon with."""

FOR = Event("ada", Kind.VOTE_WITH, 1, bloc="north")
AGAINST = FOR.but(kind=Kind.VOTE_AGAINST)
NOBODYS, NORTH, SOUTH = 0, 1, 2


def known(*events: Event, policy: Policy = ROUND) -> Peers:
    return peers(acts_of(*events, policy=policy))


def last(told: Peers, bloc: int) -> tuple[float, float]:
    """Level and evidence of a bloc after everything."""
    return float(told.level[-1, bloc]), float(told.evidence[-1, bloc])


def each(*who: str, event: Event) -> Iterable[Event]:
    return (event.but(who=name) for name in who)


def test_before_any_act_everything_is_even():
    assert (known(FOR).level[0].tolist(), known(FOR).evidence[0].tolist()) == ([0.5, 0.5], [1.0, 1.0])
    assert known().level.tolist() == [[0.5]]


def test_one_act_beside_one_half():
    assert last(known(FOR), NORTH) == ((1 + 0.5) / (1 + 1), 2.0)
    assert last(known(AGAINST), NORTH) == (0.5 / 2, 2.0)


def test_acts_of_a_bloc_on_one_day_crowd_together():
    told = known(*each("ada", "bea", "cy", event=FOR), AGAINST.but(who="dan"))
    crowd = 4**-0.5  # four acts count as two
    assert last(told, NORTH) == ((3 * crowd + 0.5) / (4 * crowd + 1), 3.0)


@pytest.mark.parametrize(("crowding", "counted"), [(0.0, 4.0), (0.5, 2.0), (1.0, 1.0)])
def test_crowding_runs_from_all_to_nothing(crowding, counted):
    policy = Policy(crowding=crowding, discord=0.5, coalition_pull=1.0)
    assert last(known(*each("ada", "bea", "cy", "dan", event=FOR), policy=policy), NORTH)[1] == counted + 1


def test_acts_of_a_bloc_on_different_days_do_not_crowd():
    assert last(known(*(FOR.but(day=day) for day in range(4))), NORTH) == ((4 + 0.5) / (4 + 1), 5.0)


def test_acts_of_two_blocs_on_one_day_do_not_crowd():
    assert last(known(FOR, FOR.but(who="bea", bloc="south")), NORTH)[1] == 1 + 0.75 + 1  # see the alike blocs below


def test_a_day_that_weighs_less_than_an_act_counts_as_what_it_weighs():
    assert last(known(FOR.but(kind=Kind.RECONCILIATION)), NORTH) == ((0.5 + 0.5) / (0.5 + 1), 1.5)


def test_a_record_of_a_bloc_never_fades():
    told = known(FOR, AGAINST.but(who="bea", day=20_000, bloc="south"))
    assert told.day.tolist() == [1, 20_000]
    assert told.level[1, NORTH] == known(FOR).level[1, NORTH]


def test_days_on_which_nothing_is_told_are_left_out():
    told = known(FOR, FOR.but(kind=Kind.MEETING, day=5), FOR.but(day=9))
    assert told.day.tolist() == [1, 9]
    assert told.level.shape == told.evidence.shape == (3, 2)


def test_what_holds_before_a_day_holds_until_the_day_is_over():
    told = known(FOR, FOR.but(day=9))
    days = np.array([0, 1, 2, 9, 10])
    assert told.before(days).tolist() == [0, 0, 1, 1, 2]
    assert told.after(days).tolist() == [0, 1, 1, 2, 2]


def test_a_newcomer_among_blocs_is_judged_by_others_that_are_alike():
    told = known(FOR, FOR.but(who="bea", bloc="south"))
    discord = 0.5 / 2  # both rates are 1
    cap = 1 / discord - 1
    others = 2 * 1 * cap / (1 + cap)
    assert (cap, others) == (3.0, 1.5)
    assert last(told, NOBODYS) == ((others + 0.5) / (others + 1), others + 1)


def test_and_hardly_by_others_that_differ():
    told = known(FOR, AGAINST.but(who="bea", bloc="south"))
    discord = (0.5 + 1) / 2  # rates of 1 and 0: as far apart as two can be
    cap = 1 / discord - 1
    one_act = 1 * cap / (1 + cap)
    assert one_act == pytest.approx(0.25)
    assert last(told, NOBODYS) == pytest.approx(((one_act + 0.5) / (2 * one_act + 1), 2 * one_act + 1))
    assert last(told, NORTH) == pytest.approx(((1 + 0.5) / (1 + one_act + 1), 1 + one_act + 1))
    assert last(told, SOUTH) == pytest.approx(((one_act + 0.5) / (1 + one_act + 1), 1 + one_act + 1))


def test_until_two_blocs_are_seen_the_one_lends_by_what_is_taken_for_granted():
    cap = 1 / 0.5 - 1
    assert last(known(FOR), NOBODYS) == ((0.5 * cap + 0.5) / (0.5 * cap + 1), 1.5)


def test_however_much_another_bloc_did_it_counts_as_no_more_than_the_cap():
    favour, against = as_floats([1e9, 0.0]), as_floats([0.0, 0.0])
    _, evidence = judgement(favour, against, ROUND)
    assert evidence[1] == pytest.approx(1.0 + 1.0)  # the cap of one bloc, and the coalition pull


def test_an_act_counts_for_the_bloc_that_its_stakeholder_is_in_that_day():
    told = known(FOR, AGAINST.but(day=2, bloc="south"), FOR.but(day=3, bloc=None))
    moved = known(FOR, AGAINST.but(who="bea", day=2, bloc="south"), FOR.but(who="bea", day=3, bloc="south"))
    assert told.level.tolist() == moved.level.tolist()


def by_hand(history: list[Event], policy: Policy) -> dict[str | None, tuple[float, float]]:
    """The formula of `domain.peers`, spelt out for one bloc after another; `None` is for no stated bloc."""
    told = acts_of(*history, policy=policy)
    days: dict[tuple[str | None, int], list[float]] = {}
    for who, day, favour, against in zip(told.who, told.day.tolist(), told.favour, told.against, strict=True):
        bloc = told.bloc_name(told.bloc.at(day, len(told.partners), 0.0)[who])
        there = days.setdefault((bloc, day), [0.0, 0.0])
        there[0] += favour
        there[1] += against
    blocs = dict.fromkeys([None, *told.blocs], (0.0, 0.0))
    for (bloc, _), (favour, against) in sorted(days.items(), key=lambda each: each[0][1]):
        less = max(1.0, favour + against) ** -policy.crowding
        blocs[bloc] = (blocs[bloc][0] + favour * less, blocs[bloc][1] + against * less)
    rates = [favour / (favour + against) for favour, against in blocs.values() if favour + against > 0]
    seen = max(len(rates), 1)
    mean = sum(rates) / seen
    apart = sum((rate - mean) ** 2 for rate in rates) / max(mean * (1 - mean), SURE)
    cap = 1 / ((policy.discord + min(apart, seen - 1)) / seen) - 1
    return {bloc: _judged(bloc, blocs, cap, policy.coalition_pull) for bloc in blocs}


def _judged(bloc, blocs, cap: float, pull: float) -> tuple[float, float]:
    favour, told = blocs[bloc][0] + pull / 2, sum(blocs[bloc]) + pull
    for other, (their_favour, their_against) in blocs.items():
        if other != bloc:
            counting = cap / (their_favour + their_against + cap)
            favour, told = favour + counting * their_favour, told + counting * (their_favour + their_against)
    return favour / told, told


@given(histories, st.sampled_from([Policy(), ROUND, Policy(crowding=0.1, discord=0.9, coalition_pull=3.0)]))
@settings(max_examples=80)
def test_the_formula_for_any_history(history, policy):
    told = known(*history, policy=policy)
    for number, expected in enumerate(by_hand(history, policy).values()):
        assert last(told, number) == pytest.approx(expected, rel=1e-9)


@given(histories)
@settings(max_examples=60)
def test_every_level_is_a_probability_and_stands_on_something(history):
    told = known(*history)
    assert np.all((told.level > 0) & (told.level < 1))
    assert np.all(told.evidence >= ROUND.coalition_pull)


@given(histories, histories, st.integers(-1, SPAN))
@settings(max_examples=60)
def test_no_later_act_changes_a_bit_of_an_earlier_level(history, more, day):
    until = [event for event in history if event.day <= day]
    later = [event.but(day=event.day + day + 1, bloc="a bloc before all others") for event in more]
    whole = by_bloc([*until, *later], day)
    for bloc, told in by_bloc(until, day).items():
        assert whole[bloc] == told


def by_bloc(history: list[Event], day: int) -> dict[str | None, tuple[list[float], list[float]]]:
    """Level and evidence of each bloc, by its name, in all rows until the end of a day."""
    told = acts_of(*history)
    found = peers(told)
    rows = slice(int(found.after(np.array(day))) + 1)
    names = [None, *told.blocs]
    return {
        name: (found.level[rows, bloc].tolist(), found.evidence[rows, bloc].tolist()) for bloc, name in enumerate(names)
    }


records = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=5)


@given(records, st.data())
@settings(max_examples=60)
def test_blocs_not_seen_yet_change_no_bit(told, data):
    favour, against = as_floats(told).T
    level, evidence = judgement(favour, against, ROUND)
    unseen = data.draw(st.lists(st.integers(0, len(told)), max_size=3), label="where the unseen stand")
    wider_for, wider_against = (np.insert(each, sorted(unseen), 0.0) for each in (favour, against))
    there = np.delete(np.arange(len(wider_for)), np.array(sorted(unseen), dtype=np.int64) + np.arange(len(unseen)))
    again = judgement(wider_for, wider_against, ROUND)
    assert (again[0][there].tolist(), again[1][there].tolist()) == (level.tolist(), evidence.tolist())


@given(records)
@settings(max_examples=60)
def test_for_and_against_are_mirror_images(told):
    favour, against = as_floats(told).T
    level, evidence = judgement(favour, against, ROUND)
    mirrored, same = judgement(against, favour, ROUND)
    assert mirrored == pytest.approx(1 - level, abs=1e-9)
    assert same == pytest.approx(evidence, rel=1e-9)
