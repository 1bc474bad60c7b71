"""Why figures changed, in sentences."""

from dataclasses import replace

import numpy as np
import pytest

from domain.drivers import movement
from domain.explanation import PARTS, Parts
from domain.policy import InForce, Policy
from domain.time import day_of
from domain.values import Kind
from service.explanation_in_words import (
    Change,
    day_in_words,
    headline,
    headline_alone,
    policy_in_words,
    reasons_in_words,
    span,
)
from service.figures_in_words import date_in_words
from tests.situations import TODAY, a_situation, recorded

FIRST = TODAY - 28
SITUATION = a_situation(
    recorded("ada", Kind.PLEDGE, 10, bloc="north"),
    recorded("bea", Kind.VOTE_WITH, 11),
    recorded("cy", Kind.VOTE_WITH, 12),
    recorded("dan", Kind.VOTE_AGAINST, 13),
    *(recorded(who, Kind.VOTE_WITH, 13) for who in ("ada", "bea")),
)


def change(before=50.0, after=53.0, **parts):
    """A change owed to these parts of ada, bea, cy and dan."""
    nothing = dict.fromkeys(PARTS, (0.0,) * 4)
    return Change(
        "Strength", before, after, Parts(**{name: np.array(each) for name, each in (nothing | parts).items()})
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "in 1 day"),
        (7, "in a week"),
        (14, "in 2 weeks"),
        (28, "in four weeks"),
        (30, "in 30 days"),
        (365, "in 365 days"),
    ],
)
def test_a_span_is_said_as_people_say_it(days, said):
    assert span(days) == said


@pytest.mark.parametrize(
    ("parts", "cause"),
    [
        ({"facts": (2.0, 1.0, 0.0, -0.1)}, "of facts about ada and bea"),
        ({"facts": (3.0, 0.0, 0.0, 0.0), "fading": (-1.0, 0.0, 0.0, 0.0)}, "of facts about ada"),
        ({"fading": (0.5, 0.5, 1.0, 1.0)}, "what was known of cy, dan and 2 others faded"),
        ({"peers": (2.0, 0.5, 0.5, 0.0)}, "more is to be expected of north and those of no bloc"),
        ({"influence": (0.0, 3.0, 0.0, 0.0)}, "of who came, went or changed in influence: bea"),
        ({"policy": (1.0, 1.0, 1.0, 0.0)}, "another policy was adopted"),
    ],
)
def test_the_headline_names_the_part_that_did_most(parts, cause):
    told = headline(SITUATION, change(**parts), FIRST)
    assert told == f"Strength rose 3.0 points in four weeks, to 53.0, mostly because {cause}."


def test_what_fell_fell_because_of_what_lowered_it():
    told = headline(SITUATION, change(50, 49, facts=(3, 0, 0, 0), peers=(0, -2, -2, 0)), TODAY - 3)
    assert (
        told
        == "Strength fell 1.0 points in 3 days, to 49.0, mostly because less is to be expected of those of no bloc."
    )


def test_what_rounds_to_nothing_held():
    assert headline(SITUATION, change(50, 50.04), FIRST) == "Strength held at 50.0 in four weeks."


def test_of_one_alone_no_name_is_repeated():
    told = headline_alone(SITUATION, change(fading=(3, 0, 0, 0)), FIRST, 0)
    assert told == "Strength rose 3.0 points in four weeks, to 53.0, mostly because what was known faded."


def test_a_day_is_told_by_the_kinds_that_count():
    assert day_in_words(SITUATION, 13) == "2 vote with, 1 vote against"
    assert day_in_words(SITUATION, 14) == ""


def test_a_policy_is_told_by_what_it_changed():
    assert policy_in_words(SITUATION, FIRST) == ""
    later = Policy(half_life=90, weights={}, tone_weights={})
    changed = replace(SITUATION, adopted=[InForce(TODAY - 3, later)], policy=later)
    told = policy_in_words(changed, FIRST)
    assert told.startswith(
        f"adopted {date_in_words(day_of(TODAY - 3))}: half-life 90 days instead of 180 days, weight of join +0 instead"
    )
    assert told.endswith(" more")
    assert policy_in_words(changed, TODAY - 3) == ""


def test_the_reasons_of_a_driver_are_its_strongest_facts_and_parts():
    situation = a_situation(
        recorded("ada", Kind.PLEDGE, 10), recorded("bea", Kind.PLEDGE, 10), recorded("ada", Kind.ENDORSEMENT, 90)
    )
    (ada, *_) = movement(situation).drivers
    reasons = reasons_in_words(ada, most=2)
    assert len(reasons) == 2
    assert f"endorsement {date_in_words(day_of(90))}" in dict(reasons)
    assert abs(reasons[0][1]) >= abs(reasons[1][1])
