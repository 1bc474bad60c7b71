"""Alerts as people read them."""

import pytest

from domain.agenda import Agenda, Marking
from domain.alert import Alert, AlertKind, Loss
from domain.alerts import alerts
from domain.milestones import Milestone
from domain.situation import Situation
from domain.time import day_of
from domain.values import Kind
from service.alerts_in_words import alert_in_words, answer_in_words, fact_in_words, reasons_in_words, stake_in_words
from service.figures_in_words import date_in_words, listed
from service.moves_in_words import gain_in_words
from tests.situations import a_profile, a_situation, partnership, recorded, side

FRIENDS = tuple(recorded(who, Kind.PLEDGE, day) for who in ("ada", "bea", "cy") for day in (60, 95))

BOTH = "5.0 points of chance and 1.0 point of strength"


def the(kind: AlertKind, situation: Situation) -> Alert:
    (found,) = [each for each in alerts(situation).told if each.kind is kind]
    return found


def said(kind: AlertKind, situation: Situation) -> str:
    return alert_in_words(the(kind, situation), situation)


def test_what_fell_is_told_with_what_it_is_owed_to():
    situation = a_situation(*FRIENDS[:4:2], *(recorded(who, Kind.OPPOSITION, 97) for who in ("ada", "bea")))
    strength, chance = said(AlertKind.STRENGTH, situation), said(AlertKind.CHANCE, situation)
    assert strength.startswith("Strength fell ")
    assert "mostly because" in strength
    assert chance.startswith("The chance of winning fell ")
    assert "below 80 %" in chance
    assert "mostly through" in chance


def test_who_left_is_told_with_how_and_where_to():
    broke = a_situation(*FRIENDS, recorded("ada", Kind.DEFECTION, 97, to="Dry Land"))
    lapsed = a_situation(*FRIENDS, recorded("ada", Kind.LAPSE, 97))
    assert said(AlertKind.DEPARTURE, broke) == f"ada broke away to Dry Land on {date_in_words(day_of(97))}."
    assert said(AlertKind.COUNTER_COALITION, broke) == "ada is with the counter-coalition Dry Land."
    assert said(AlertKind.DEPARTURE, lapsed) == f"ada lapsed on {date_in_words(day_of(97))}."


def test_a_condition_is_told_in_its_own_words():
    marks = (Marking("a new dam", True, day_of(90)),)
    ada = a_profile("ada", agenda=Agenda(conditions=("a new dam",)), marks=marks)
    known = {partnership("ada"): ada} | {partnership(who): a_profile(who) for who in ("bea", "cy")}
    situation = a_situation(*FRIENDS, profiles=known)
    assert (
        said(AlertKind.CONDITION, situation)
        == f"ada would withdraw, and since {date_in_words(day_of(90))} it is so: a new dam."
    )


def test_what_is_late_or_open_is_told_with_since_when():
    trade = recorded("ada", Kind.TRADE, 90, gave=side("ideas", 1), due_on=str(day_of(98)))
    conflict = recorded("bea", Kind.CONFLICT, 99)
    situation = a_situation(*FRIENDS, trade, conflict, milestones=[Milestone("weir", day_of(96), None)])
    overdue = said(AlertKind.TRADE, situation)
    assert overdue.startswith("A trade with ada is overdue: ")
    assert f"we promised ideas worth 1; overdue since {date_in_words(day_of(98))}" in overdue
    assert (
        said(AlertKind.CONFLICT, situation)
        == f"A conflict with bea is open since {date_in_words(day_of(99))}, for 1 day."
    )
    assert (
        said(AlertKind.MILESTONE, situation)
        == f"The milestone 'weir' was due on {date_in_words(day_of(96))}, 4 days ago."
    )
    assert answer_in_words(the(AlertKind.MILESTONE, situation)).startswith("record that it is reached")
    assert answer_in_words(the(AlertKind.TRADE, situation)) == "honour the trade with ada"


def test_a_risk_is_told_with_its_strongest_reason_and_all_that_raise_it():
    situation = a_situation(recorded("ada", Kind.JOIN, 20), recorded("ada", Kind.CRITICISM, 90), *FRIENDS[2:])
    risk = the(AlertKind.RISK, situation)
    assert f"criticised or opposed it on {date_in_words(day_of(90))}" in alert_in_words(risk, situation)
    assert f"criticised or opposed it on {date_in_words(day_of(90))} (x 2.00)" in reasons_in_words(risk, situation)


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (Alert(AlertKind.RISK, Loss(0.05, 0.01), 0.125), f"{BOTH} at stake, lost with 12 %"),
        (Alert(AlertKind.STRENGTH, Loss(0.0, 0.021)), "2.1 points of strength gone"),
        (Alert(AlertKind.CONFLICT, Loss(0.004, 0.0)), "0.4 points of chance to gain back"),
        (Alert(AlertKind.CONFLICT, Loss(0.0004, 0.0)), "less than 0.1 points of chance or strength at stake"),
        (Alert(AlertKind.MILESTONE, Loss(0.0, 0.0)), "nothing that can be counted in chance or strength"),
        (Alert(AlertKind.CANNOT_WIN, Loss(1.0, 0.0)), "all of the chance of winning is lost"),
    ],
)
def test_what_is_at_stake_is_told_in_points(alert, words):
    assert stake_in_words(alert) == words


def test_a_move_is_told_with_what_it_gains():
    situation = a_situation(*FRIENDS, recorded("ada", Kind.DEFECTION, 97))
    left = the(AlertKind.DEPARTURE, situation)
    assert answer_in_words(left) == "win ada back"
    assert left.move is not None
    assert "points of strength expected; goes well with" in gain_in_words(left.move)
    assert fact_in_words(left.facts[0], situation) == f"{date_in_words(day_of(97))}: defection, ada"


def test_without_a_move_nothing_is_promised():
    bare = Alert(AlertKind.STRENGTH, Loss(0.0, 0.02))
    assert "no move is known" in answer_in_words(bare)


def test_every_kind_of_alert_has_its_words():
    (fact, *_) = a_situation(*FRIENDS).told({Kind.PLEDGE})
    for kind in AlertKind:
        told = Alert(kind, Loss(0.1, 0.1), places=(0,), facts=(fact,), since=90)
        assert alert_in_words(told, a_situation(*FRIENDS)).endswith(".")


def test_names_come_in_a_row():
    assert [listed(each) for each in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
