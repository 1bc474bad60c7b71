"""Capacity: members give, of every kind, and promises are kept."""

from datetime import timedelta

import pytest

from domain.marks.capacity import ENOUGH, capacity
from domain.marks.mark import Remedy
from domain.time import day_of
from domain.values import Kind
from tests.marks import advised, part, promised, whom
from tests.situations import TODAY, a_situation, recorded, side


def on(day: int) -> str:
    return str(day_of(day))


MEMBERS = [recorded(who, Kind.JOIN, 1, influence=1.0) for who in ("ada", "bea", "cy", "dan")]
TRADE = recorded("ada", Kind.TRADE, 10, "T", gave=side("ideas", 2), got=side("capital", 4), due_on=on(50))


def test_what_members_gave_counts_with_their_influence():
    told = part(capacity(a_situation(*MEMBERS, recorded("ada", Kind.CONTRIBUTION, TODAY))), "giving")
    assert told.score == pytest.approx(100 * 0.25 / ENOUGH)
    assert told.counted == {"heads": 1, "share": 0.25}
    assert [each.what for each in told.because] == ["contribution"]


def test_what_was_given_long_ago_counts_less():
    situation = a_situation(*MEMBERS, recorded("ada", Kind.CONTRIBUTION, 10))
    assert part(capacity(situation), "giving").counted["share"] == pytest.approx(0.25 * situation.policy.daily**90)


def test_who_is_no_member_gives_nothing_to_count_on():
    told = capacity(a_situation(*MEMBERS, recorded("ada", Kind.CONTRIBUTION, 10), recorded("ada", Kind.DEFECTION, 20)))
    assert part(told, "giving").score == 0.0


def test_an_honoured_trade_gives_what_was_promised():
    told = capacity(a_situation(*MEMBERS, TRADE, recorded("ada", Kind.TRADE_HONOURED, TODAY, trade="T")))
    assert part(told, "giving").counted["share"] == 0.25
    assert part(told, "means").counted == {"capital": 1.0}
    assert part(told, "means").score == 25.0
    assert part(told, "promises kept").score == 100.0


def test_a_broken_trade_gives_nothing_and_is_a_promise_not_kept():
    told = capacity(a_situation(*MEMBERS, TRADE, recorded("ada", Kind.TRADE_BROKEN, TODAY, trade="T")))
    assert part(told, "giving").score is None
    assert part(told, "promises kept").score == 0.0


def test_an_overdue_trade_counts_in_full_while_it_is():
    rows = [TRADE, recorded("bea", Kind.TRADE, 5, "U"), recorded("bea", Kind.TRADE_HONOURED, TODAY, trade="U")]
    told = capacity(a_situation(*MEMBERS, *rows))
    assert part(told, "promises kept").counted == {"honoured": 1.0, "broken": 0.0, "overdue": 1.0}
    assert part(told, "promises kept").score == 50.0


def test_an_open_trade_that_is_not_due_is_not_judged():
    later = (day_of(TODAY) + timedelta(1)).isoformat()
    told = capacity(a_situation(*MEMBERS, recorded("ada", Kind.TRADE, 10, "T", due_on=later)))
    assert part(told, "promises kept").score is None


def test_means_are_four_and_each_counts_by_its_latest():
    rows = [recorded("ada", Kind.CONTRIBUTION, TODAY, got=side(what, 1)) for what in ("people", "capital", "other")]
    assert part(capacity(a_situation(*MEMBERS, *rows)), "means").score == 50.0
    again = [recorded("ada", Kind.CONTRIBUTION, 1, got=side("people", 1)), *rows]
    assert part(capacity(a_situation(*MEMBERS, *again)), "means").score == 50.0


def test_what_is_missing_is_asked_of_those_who_gave_least():
    rows = [recorded("ada", Kind.CONTRIBUTION, TODAY, got=side(what, 1)) for what in ("people", "capital", "ideas")]
    told = capacity(a_situation(*MEMBERS, *rows))
    asked = advised(told, Remedy.CONTRIBUTION)
    assert {each.subject for each in asked} == {"access"}
    assert "ada" not in {whom(a_situation(*MEMBERS), each) for each in asked}


def test_the_contribution_advised_raises_the_mark_by_what_was_said():
    rows = [*MEMBERS, recorded("ada", Kind.CONTRIBUTION, 50, got=side("people", 1))]
    situation = a_situation(*rows)
    before = capacity(situation)
    advice = before.advice[0]
    given = recorded(whom(situation, advice), Kind.CONTRIBUTION, TODAY, got=side(str(advice.subject), 1))
    assert capacity(a_situation(*rows, given)).score == pytest.approx(promised(before, advice))


def test_to_honour_what_is_overdue_comes_first_where_it_counts_most():
    rows = [*MEMBERS, TRADE, *(recorded(who, Kind.CONTRIBUTION, TODAY) for who in ("ada", "bea", "cy", "dan"))]
    before = capacity(a_situation(*rows))
    (advice,) = before.advice
    assert (advice.remedy, advice.subject) == (Remedy.TRADE_HONOURED, TRADE.interaction_id)


def test_where_nothing_was_given_or_promised_nothing_is_known():
    told = capacity(a_situation(*MEMBERS))
    assert (told.score, {each.remedy for each in told.advice}) == (None, {Remedy.CONTRIBUTION})


def test_of_a_coalition_of_nobody_nothing_is_known():
    assert capacity(a_situation()).score is None


def test_where_no_member_has_influence_giving_is_not_known():
    told = capacity(a_situation(recorded("ada", Kind.JOIN, 1, influence=0.0), recorded("ada", Kind.CONTRIBUTION, 2)))
    assert part(told, "giving").score is None
