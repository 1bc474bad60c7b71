"""One stakeholder through time: on every day the figures are those of the standing on it."""

import numpy as np
import pytest
from hypothesis import given, settings

from domain.following import followed
from domain.policy import InForce, Policy
from domain.replay import standing
from domain.situation import Situation
from domain.values import Kind
from domain.why import told_on
from tests.histories import histories
from tests.situations import TODAY, a_situation, recorded

QUICK = Policy(half_life=30)
LIFE = (
    recorded("ada", Kind.JOIN, 5, influence=2.0, bloc="north"),
    recorded("bea", Kind.CRITICISM, 10, bloc="south"),
    recorded("ada", Kind.PLEDGE, 20),
    recorded("ada", Kind.CRITICISM, 20),
    recorded("bea", Kind.JOIN, 40, bloc="north"),
    recorded("bea", Kind.DEFECTION, 60),
    recorded("ada", Kind.MEETING, 70, tone=2),
    recorded("bea", Kind.RETURN, 80),
    recorded("ada", Kind.LAPSE, 90),
)
EVERY_DAY = np.arange(TODAY + 1)


@pytest.mark.parametrize("who", [0, 1])
@pytest.mark.parametrize("adopted", [(), (InForce(50, QUICK),), (InForce(30, QUICK), InForce(50, Policy()))])
def test_every_day_is_as_everybodys_standing_on_it(who, adopted):
    policy = adopted[-1].policy if adopted else Policy()
    situation = a_situation(*LIFE, adopted=adopted, policy=policy)
    follows(situation, who)


@given(histories)
@settings(max_examples=25)
def test_so_it_is_in_every_history(history):
    situation = a_situation(*(recorded(**vars(event)) for event in history))
    for who in range(len(situation.acts.partners)):
        follows(situation, who)


def follows(situation: Situation, who: int) -> None:
    """Followed from their first day on, a partner stood on each day where the standing on it says."""
    theirs = followed(situation, who, EVERY_DAY)
    assert theirs.day[0] == situation.acts.first_day[who]
    assert theirs.day[-1] == TODAY
    for number, day in enumerate(theirs.day.tolist()):
        stood = standing(told_on(situation, day), day)
        for figure in ("support", "low", "high", "away", "on_map"):
            shown = getattr(theirs, figure)[number]
            assert shown == pytest.approx(getattr(stood, figure)[who], abs=1e-12), (day, figure)


def test_days_before_the_first_fact_are_left_out():
    theirs = followed(a_situation(*LIFE), 1, np.array([3, 9, 10, 30]))
    assert theirs.day.tolist() == [10, 30]


def test_of_no_day_there_is_nothing_to_tell():
    theirs = followed(a_situation(*LIFE), 1, np.array([3, 9]))
    assert [len(each) for each in vars(theirs).values()] == [0] * 6


def test_silence_widens_the_interval():
    theirs = followed(a_situation(recorded("ada", Kind.PLEDGE, 10)), 0, np.array([10, 100]))
    width = theirs.high - theirs.low
    assert width[1] > width[0]
