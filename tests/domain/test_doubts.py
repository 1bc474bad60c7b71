"""What is to be verified."""

from typing import Any

import pytest

from domain.doubts import DoubtKind, doubts, late_milestones
from domain.milestones import Milestone
from domain.time import day_of
from domain.values import Kind, Relationship, Stance
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side

WHOLE: dict[str, Any] = {"influence": 2.0, "bloc": "north"}


def found(*rows, people=("ada", "bea"), **known):
    related = {partnership(who): a_profile(who, relationship=Relationship.PARTNER) for who in people}
    situation = a_situation(*rows, **({"profiles": related} | known))
    return {each.kind: ([situation.names[place] for place in each.places], each.share) for each in doubts(situation)}


def test_where_all_is_told_there_is_no_doubt():
    assert found(recorded("ada", Kind.JOIN, 10, **WHOLE)) == {}


def test_what_was_never_told_is_asked_for_the_most_influential_first():
    lacking = found(
        recorded("ada", Kind.JOIN, 10, influence=1.0),
        recorded("bea", Kind.JOIN, 20, influence=3.0),
        recorded("cy", Kind.JOIN, 20, bloc="north"),
        people=("ada", "bea", "cy"),
    )
    assert lacking[DoubtKind.NO_BLOC] == (["bea", "ada"], pytest.approx(4 / 4.5))
    assert lacking[DoubtKind.NO_INFLUENCE] == (["cy"], pytest.approx(0.5 / 4.5))
    assert DoubtKind.NO_RELATIONSHIP not in lacking


def test_where_nobody_has_a_bloc_none_is_missed():
    assert found(recorded("ada", Kind.JOIN, 10, influence=1.0)) == {}


def test_a_missing_relationship_is_asked_for():
    bare = {partnership("ada"): a_profile("ada")}
    assert found(recorded("ada", Kind.JOIN, 10, **WHOLE), profiles=bare) == {DoubtKind.NO_RELATIONSHIP: (["ada"], 1.0)}


def test_assessments_long_ago_or_against_the_acts_are_asked_again():
    acts = [recorded("ada", Kind.VOTE_WITH, day, **WHOLE) for day in range(30, 90)]
    told = found(
        *acts,
        recorded("ada", Kind.ASSESSMENT, 80, stance=Stance.STRONG_OPPOSE),
        recorded("bea", Kind.ASSESSMENT, TODAY - 200, stance=Stance.UNDECIDED, **WHOLE),
    )
    assert told[DoubtKind.CONTRADICTED][0] == ["ada"]
    assert told[DoubtKind.OLD][0] == ["bea"]


def test_an_open_trade_without_a_due_date_is_asked_for():
    told = found(recorded("ada", Kind.TRADE, 10, gave=side("ideas", 1), **WHOLE))
    assert list(told) == [DoubtKind.NO_DUE_DATE]


def test_names_alike_stand_one_after_the_other():
    people = ("Harbour Board", "Old Mill", "Harbor Board")
    told = found(*(recorded(who, Kind.JOIN, 10, **WHOLE) for who in people), people=people)
    assert sorted(told[DoubtKind.ALIKE][0]) == ["Harbor Board", "Harbour Board"]


def test_who_left_needs_no_verifying():
    assert found(recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.LAPSE, 20)) == {}


def test_milestones_are_late_from_the_day_after():
    steps = [
        Milestone("late", day_of(TODAY - 1), None),
        Milestone("done", day_of(TODAY - 1), day_of(TODAY)),
        Milestone("today", day_of(TODAY), None),
    ]
    assert [each.name for each in late_milestones(a_situation(milestones=steps))] == ["late"]
