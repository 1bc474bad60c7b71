"""A move and what speaks for it, in words."""

from typing import Any

import pytest

from domain.agenda import Agenda, Marking
from domain.moves import Move, moves
from domain.practice import MoveKind
from domain.time import day_of
from domain.values import Kind
from service.moves_in_words import WORDS, move_in_words, reasons_in_words
from tests.situations import TODAY, a_profile, a_situation, hears, partnership, recorded, side

NAMES = ("ada", "bea", "cy", "dan", "eve")


def the(kind: MoveKind, *rows: Any, **known: Any) -> Move:
    """The move of a kind that these rows ask for."""
    found = moves(a_situation(*rows, **known), top=100)
    return next(move for move in found.ranked if move.kind is kind)


def reasons(*rows: Any, kind: MoveKind = MoveKind.ONE_ON_ONE, **known: Any) -> list[str]:
    return reasons_in_words(the(kind, *rows, **known), TODAY)


@pytest.mark.parametrize("kind", MoveKind)
def test_every_move_names_whom_it_is_made_with(kind):
    assert "{}" in WORDS[kind]


def test_a_move_is_told_in_a_line():
    assert move_in_words(the(MoveKind.ONE_ON_ONE, recorded("ada", Kind.VOTE_WITH, 50))) == "meet ada one-on-one"


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (3, "bring together {}, {} and {}"),
        (4, "bring together {}, {}, {} and 1 more"),
        (5, "bring together {}, {}, {} and 2 more"),
    ],
)
def test_a_room_names_a_few(people, words):
    told = [recorded(who, kind, 90, tone=1) for who in NAMES[:people] for kind in (Kind.MEETING, Kind.PLEDGE)]
    group = the(MoveKind.GROUP, *told, people=NAMES)
    named = [person.name for person in group.people]
    assert move_in_words(group) == words.format(*named)
    consensus, seats = reasons_in_words(group, TODAY)
    assert consensus.startswith("enough consensus stands: support ")
    assert all(name in seats for name in NAMES[:people])


def test_support_comes_with_its_interval_and_influence_with_what_it_decides():
    told = reasons(
        recorded("ada", Kind.VOTE_WITH, 50), recorded("bea", Kind.VOTE_WITH, 50), listening=[hears("bea", "ada")]
    )
    assert any(line.startswith("support ") and line.endswith("in eight cases of ten") for line in told)
    assert any(line.startswith("50 % of influence, decides today with ") for line in told)
    assert any(line.endswith("; 1 listens to them") for line in told)
    assert "never in touch, 30 days expected" in told


def test_of_a_member_risk_and_silence_are_told():
    agreed = {partnership("ada"): a_profile("ada", cadence=14)}
    told = reasons(
        recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.MEETING, 60), kind=MoveKind.RETOUCH, profiles=agreed
    )
    assert "last contact 40 days ago, 14 days agreed" in told
    assert any(line.startswith("departs within 90 days with ") for line in told)


def test_what_they_want_and_when_they_would_withdraw_is_told():
    stated = Agenda(
        wants=("A seat", "A key"), offers=("Two engineers",), interests=("Safety",), conditions=("A delay",)
    )
    mark = Marking("A delay", met=True, on=day_of(90))
    profile = {partnership("ada"): a_profile("ada", agenda=stated, marks=(mark,))}
    told = reasons(recorded("ada", Kind.VOTE_WITH, 50), kind=MoveKind.OFFER, profiles=profile)
    for line in ("wants: A seat; A key", "would trade: Two engineers", "cares about: Safety"):
        assert line in told
    assert "would withdraw, and since 1 Apr 1970 it is so: A delay" in told


def test_what_was_promised_is_told():
    promised: dict[str, Any] = {"gave": side("ideas", 2) | {"description": "a survey"}, "got": side("access", 1)}
    dues = {"1970-03-31": "; overdue since 31 Mar 1970", "1999-01-01": "; due on 1 Jan 1999", None: ""}
    for due, words in dues.items():
        trade = recorded("ada", Kind.TRADE, 60, due_on=due, **promised)
        told = reasons(trade, recorded("ada", Kind.MEETING, 90), kind=MoveKind.HONOUR)
        both = "we promised ideas worth 2 (a survey), they promised access worth 1"
        assert f"open trade of 2 Mar 1970: {both}{words}" in told


def test_a_conflict_that_is_open_is_told():
    told = reasons(recorded("ada", Kind.CONFLICT, 50), kind=MoveKind.RECONCILE)
    assert "a conflict is open since 20 Feb 1970" in told


def test_who_broke_away_and_who_left_is_told():
    pledge = recorded("ada", Kind.PLEDGE, 50)
    for kind, words in ((Kind.DEFECTION, "broke away; support "), (Kind.LAPSE, "left; support ")):
        gone, here = recorded("ada", kind, 60), recorded("bea", Kind.VOTE_AGAINST, 70)
        told = reasons(pledge, gone, here, kind=MoveKind.WIN_BACK)
        assert told[0].startswith(words)


def test_an_outsider_has_no_part_yet_and_may_be_reached_through_somebody():
    near = [recorded("ada", Kind.MEETING, day, tone=2) for day in range(50, 100)]
    told = reasons(*near, recorded("bea", Kind.VOTE_WITH, 60), listening=[hears("bea", "ada")])
    found = moves(a_situation(recorded("ada", Kind.VOTE_WITH, 50), listening=[hears("ada", "Zoe")]))
    (zoe,) = [move for move in found.ranked if move.people[0].name == "Zoe"]
    assert reasons_in_words(zoe, TODAY) == ["has no part in the coalition yet; 1 listens to them"]
    assert any(line.startswith("reached through ada, with ") for line in told)
