"""Whom to bring together in a group meeting."""

import numpy as np

from domain.rooms import CONSENSUS, SEATS, STRONG_OPPOSE, meetings, room
from domain.scene import Scene
from domain.situation import Situation
from domain.stakes import Measure
from domain.tellings import Recorded
from domain.values import Kind
from tests.situations import a_situation, recorded

ONES = np.ones(20)
PEOPLE = ("ada", "bea", "cy", "dan", "eve")


def test_a_room_begins_with_whoever_supports_most():
    assert room(np.array([0.7, 0.9, 0.65]), ONES[:3], np.array([0.1, 0.0, 0.2])) == [1, 2, 0]


def test_it_is_filled_by_gain_as_long_as_the_consensus_stands():
    support, gain = np.array([0.9, 0.3, 0.4, 0.7]), np.array([0.0, 0.9, 0.8, 0.1])
    seated = room(support, ONES[:4], gain)
    assert seated == [0, 1, 3]  # with the third as well, too few would be with us
    assert support[seated].mean() >= CONSENSUS > support.mean()


def test_influence_counts_in_the_consensus():
    support, gain = np.array([0.9, 0.3, 0.7]), np.array([0.0, 0.9, 0.8])
    assert room(support, np.array([1.0, 5.0, 1.0]), gain) == [0, 2]
    assert room(support, np.array([5.0, 1.0, 1.0]), gain) == [0, 1, 2]


def test_no_room_has_more_seats_than_can_speak():
    assert len(room(np.full(20, 0.8), ONES, ONES)) == SEATS


def test_without_a_supporter_there_is_no_room():
    assert room(np.array([0.5, 0.55]), ONES[:2], ONES[:2]) == []
    assert room(np.array([]), np.array([]), np.array([])) == []


def friends(*others: str, bloc: str | None = "north") -> list[Recorded]:
    """Three supporters in touch with us, and others of the bloc with whom we are."""
    told = []
    for who in ("ada", "bea", "cy", *others):
        told += [recorded(who, Kind.MEETING, 80, bloc=bloc, tone=1), recorded(who, Kind.ENDORSEMENT, 90)]
    return told


def invited(situation: Situation) -> list[list[str]]:
    scene = Scene(situation)
    return [sorted(scene.people[place] for place in each.places) for each in meetings(scene, Measure.STRENGTH)]


def test_those_of_one_bloc_meet():
    assert invited(a_situation(*friends())) == [["ada", "bea", "cy"]]


def test_those_without_a_bloc_meet_too():
    assert invited(a_situation(*friends(bloc=None))) == [["ada", "bea", "cy"]]


def test_two_are_no_group():
    assert invited(a_situation(*friends()[:4])) == []


def test_who_opposes_strongly_or_broke_away_is_not_invited():
    against = [recorded("dan", Kind.OPPOSITION, day, bloc="south") for day in range(-200, 99)]
    others = [recorded("eve", Kind.ENDORSEMENT, day, bloc="south") for day in range(-200, 99)]
    moved = a_situation(*friends(), *against, *others, recorded("dan", Kind.MEETING, 99, bloc="north"), people=PEOPLE)
    assert moved.standing.support[moved.place("dan")] < STRONG_OPPOSE
    assert invited(moved) == [["ada", "bea", "cy"]]
    broke_away = recorded("dan", Kind.DEFECTION, 99, bloc="north")
    assert invited(a_situation(*friends("dan"), broke_away)) == [["ada", "bea", "cy"]]


def test_who_was_never_met_is_met_alone_first():
    voted = recorded("dan", Kind.VOTE_WITH, 90, bloc="north")
    assert invited(a_situation(*friends(), voted)) == [["ada", "bea", "cy"]]
    assert invited(a_situation(*friends(), voted, recorded("dan", Kind.MEETING, 95))) == [["ada", "bea", "cy", "dan"]]
