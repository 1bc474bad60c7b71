"""Moments kept for all readers: computed once, no more than there is room for, none that has been replaced."""

from datetime import date
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import cast

import pytest

from dashboard.moments import FIGURES, Moment, Moments
from domain.situation import Situation

TODAY = date(2024, 6, 1)


def moment(position: int, coalition: str = "Clean Rivers", on: date = TODAY) -> Moment:
    return Moment(coalition, position, heard=0, on=on)


@pytest.fixture
def asked():
    """The moments that were read, in turn; each has as many facts as its position."""
    return []


@pytest.fixture
def read(asked):
    def situation(each: Moment) -> Situation:
        asked.append(each)
        return cast("Situation", SimpleNamespace(rows=range(each.position)))

    return situation


def test_a_moment_is_read_once(read, asked):
    moments = Moments(facts=100)
    assert moments.get(moment(10), read) is moments.get(moment(10), read)
    assert asked == [moment(10)]


def test_there_is_room_for_many_small_ones_and_few_large_ones(read, asked):
    moments = Moments(facts=100)
    small = [moment(10, coalition=f"Coalition {number}") for number in range(10)]
    for each in small * 2:
        moments.get(each, read)
    assert asked == small
    moments.get(moment(95), read)  # for all but this one there is no room any more
    moments.get(small[-1], read)
    assert asked == [*small, moment(95), small[-1]]


def test_one_is_kept_however_large(read, asked):
    moments = Moments(facts=100)
    for _ in range(2):
        moments.get(moment(1_000), read)
    assert asked == [moment(1_000)]


def test_the_one_asked_for_longest_ago_goes_first(read, asked):
    moments = Moments(facts=100)
    first, second, third = (moment(40, coalition=name) for name in ("First", "Second", "Third"))
    for each in (first, second, first, third, first):
        moments.get(each, read)
    assert asked == [first, second, third]


def test_what_has_later_facts_replaces_what_had_fewer(read, asked):
    moments = Moments(facts=100)
    another_day = moment(10, on=date(2024, 5, 1))
    for each in (moment(10), another_day, moment(11), another_day, moment(10)):
        moments.get(each, read)
    assert asked == [moment(10), another_day, moment(11), moment(10)]


def test_figures_are_computed_once_for_each_question(read):
    kept = Moments(facts=100).get(moment(10), read)
    computed = []

    def figure(situation, *given):
        computed.append(given)
        return (len(situation.rows), *given)

    assert [kept.at(figure, given) for given in ((), (1,), (), (1,))] == [(10,), (10, 1), (10,), (10, 1)]
    assert computed == [(), (1,)]


def test_a_figure_that_is_nothing_is_kept_too(read):
    kept = Moments(facts=100).get(moment(10), read)
    computed: list[Situation] = []
    for _ in range(2):
        assert kept.at(computed.append, ()) is None
    assert len(computed) == 1


def test_only_the_figures_asked_for_last_are_kept(read):
    kept = Moments(facts=100).get(moment(10), read)
    computed = []

    def figure(_, number):
        computed.append(number)

    for number in (*range(FIGURES + 1), FIGURES, 0):
        kept.at(figure, (number,))
    assert computed == [*range(FIGURES + 1), 0]


def test_readers_of_one_moment_wait_for_whoever_reads_it(read, asked):
    moments, together = Moments(facts=100), Barrier(8)

    def look() -> None:
        together.wait()
        moments.get(moment(10), read)

    readers = [Thread(target=look) for _ in range(8)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert asked == [moment(10)]


def test_an_error_is_not_kept(read):
    moments = Moments(facts=100)

    def away(_: Moment) -> Situation:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        moments.get(moment(10), away)
    assert len(moments.get(moment(10), read).situation.rows) == 10
