"""Interactions as they count, one by one."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import RETRACTION
from domain.by_column import Row
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Item, Kind, Stance
from tests.given import EVERY_KIND, named
from tests.histories import PARTNERS, POLICY, histories
from tests.situations import a_situation, partnership, recorded


def test_a_row_recorded_begins_as_the_model_reads_it():
    assert Recorded._fields[: len(Row._fields)] == Row._fields


def test_a_telling_tells_all_that_was_recorded():
    told = recorded(
        "ada",
        Kind.TRADE,
        7,
        "T",
        tone=1,
        visibility="private",
        format="one-on-one",
        gave={"what": "capital", "worth": 3, "description": "a loan"},
        got={"what": "access", "worth": 2},
        due_on="1970-02-01",
        trade=None,
        to="Others",
        stance="support",
    )
    (telling,) = a_situation(told).told(EVERY_KIND)
    assert (telling.position, telling.interaction_id, telling.partnership) == (
        told.position,
        named("T").hex,
        partnership("ada"),
    )
    assert (telling.place, telling.kind, telling.occurred_at, telling.day) == (
        0,
        Kind.TRADE,
        7 * DAY_IN_MICROSECONDS,
        7,
    )
    assert (telling.tone, telling.visibility, telling.format) == (1, "private", "one-on-one")
    assert telling.gave == Item(what="capital", worth=3, description="a loan")
    assert (telling.got, telling.due_on) == (Item(what="access", worth=2), date(1970, 2, 1))
    assert (telling.to, telling.stance) == ("Others", Stance.SUPPORT)
    assert (telling.recorded_by, telling.recorded_at) == ("Robin", told.recorded_at)


def test_what_was_not_told_is_none():
    (telling,) = a_situation(recorded("ada", Kind.MEETING, 7)).told(EVERY_KIND)
    assert {telling.tone, telling.format, telling.gave, telling.got, telling.due_on, telling.trade_id} == {None}


def test_why_something_was_corrected_is_no_part_of_it():
    first = recorded("ada", Kind.MEETING, 7)
    corrected = recorded("ada", Kind.PLEDGE, 9, amends=first.position, reason="misheard")
    (telling,) = a_situation(first, corrected).told(EVERY_KIND)
    assert (telling.kind, telling.day, telling.position) == (Kind.PLEDGE, 9, corrected.position)


def test_what_was_retracted_is_not_told():
    first = recorded("ada", Kind.MEETING, 7)
    gone = first._replace(position=first.position + 10**7, kind=RETRACTION, amends=first.position)
    assert a_situation(first, gone).told(EVERY_KIND) == []


def test_some_kinds_alone_may_be_asked_for():
    situation = a_situation(recorded("ada", Kind.MEETING, 7), recorded("bea", Kind.PLEDGE, 5))
    (pledge,) = situation.told({Kind.PLEDGE})
    assert pledge == situation.told(EVERY_KIND)[0]


@given(histories, st.lists(st.integers(1, 30), max_size=5))
def test_tellings_are_one_to_one_with_the_acts(events, amended):
    told = [
        recorded(event.who, event.kind, event.day, tone=event.tone)._replace(position=position)
        for position, event in enumerate(events, 1)
    ]
    corrected = [
        told[first - 1]._replace(position=100 + number, amends=first, occurred_at=first * DAY_IN_MICROSECONDS)
        for number, first in enumerate(amended)
        if first <= len(told)
    ]
    situation = a_situation(*told, *corrected, people=PARTNERS)
    acts, tellings = situation.acts, situation.told(EVERY_KIND)
    assert [each.place for each in tellings] == acts.who.tolist()
    assert [each.day for each in tellings] == acts.day.tolist()
    weights = np.sign([POLICY.weights.get(each.kind, 0.0) for each in tellings])
    np.testing.assert_array_equal(np.sign(acts.favour - acts.against)[weights != 0], weights[weights != 0])
    assert np.all(np.diff([each.occurred_at for each in tellings]) >= 0)
