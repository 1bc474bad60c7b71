"""Engagement: contact against the cadence, both ways."""

import numpy as np
import pytest

from domain.changes import Floats
from domain.engagement import COLD, DEFAULT_CADENCE, MEMORY, ONE_WAY_WORTH, Engagement, closeness, engagement, touches
from domain.values import Kind
from tests.situations import TODAY, a_situation, recorded


def met(*days: int, kind: Kind = Kind.MEETING, cadence: float = 20.0, first_day: int = 0) -> Engagement:
    """The engagement today of somebody with contact on these days, known since the first day."""
    told = a_situation(*(recorded("ada", kind, day) for day in days)).acts
    return engagement(touches(told), np.array([cadence]), np.array([first_day]), TODAY)


def test_the_cadence_kept_to_the_day_is_full_engagement():
    assert met(0, 20, 40, 60, 80).score[0] == pytest.approx(1.0)


def test_more_contact_than_agreed_is_no_more_than_full():
    assert met(*range(0, 101, 5)).score[0] == 1.0


def test_two_cadences_of_silence_too_many_halve_it():
    on_time = met(*range(-4000, 81, 20), first_day=-4000).score[0]
    late = met(*range(-4000, 41, 20), first_day=-4000).score[0]
    assert MEMORY == 2.0
    assert late == pytest.approx(on_time / 2)


def test_whoever_became_known_within_a_cadence_needs_one_contact():
    assert met(90, first_day=90).score[0] == 1.0
    assert met(90, first_day=-4000).score[0] < 0.5


def test_messages_alone_count_a_quarter_of_meetings():
    assert ONE_WAY_WORTH == 0.25
    assert met(30, kind=Kind.MESSAGE).kept[0] == pytest.approx(met(30).kept[0] / 4)


def test_several_contacts_on_one_day_are_one_touch_the_best():
    both = a_situation(
        recorded("ada", Kind.MESSAGE, 90), recorded("ada", Kind.MEETING, 90), recorded("ada", Kind.MESSAGE, 90)
    )
    found = touches(both.acts)
    assert (found.day.tolist(), found.worth.tolist()) == ([90], [1.0])


@pytest.mark.parametrize("kind", [Kind.VOTE_WITH, Kind.CRITICISM, Kind.DEFECTION, Kind.ASSESSMENT, Kind.LAPSE])
def test_votes_assessments_and_acts_against_are_no_contact(kind):
    assert np.isnan(met(90, kind=kind).silence[0])
    assert met(90, kind=kind).kept[0] == 0.0


def test_days_of_contact_are_told_both_ways_and_one_way():
    rows = [recorded("ada", Kind.MEETING, day) for day in (10, 50, 80)]
    rows += [recorded("ada", Kind.MESSAGE, day) for day in (15, 20, 60)]
    told = engagement(touches(a_situation(*rows).acts), np.array([20.0]), np.array([0]), TODAY)
    assert (told.two_way.tolist(), told.one_way.tolist()) == ([2], [2])  # within four cadences: since day 20
    assert told.silence.tolist() == [20.0]


def test_without_an_agreed_cadence_it_is_judged_by_a_month():
    told = met(*range(-500, 101, 10), cadence=np.nan, first_day=-500)
    assert told.cadence.tolist() == [DEFAULT_CADENCE] == [30.0]
    assert (told.known.tolist(), told.agreed.tolist()) == ([True], [False])
    assert told.score.tolist() == [1.0]


def test_without_contact_and_cadence_nothing_is_known():
    assert met(cadence=np.nan).known.tolist() == [False]
    assert met(cadence=np.nan).score.tolist() == [0.0]


def test_an_agreed_cadence_without_contact_is_no_engagement():
    assert (met().known.tolist(), met().score.tolist()) == ([True], [0.0])


def test_nobody_has_no_engagement():
    told = engagement(touches(a_situation().acts), np.zeros(0), np.zeros(0, dtype=np.int64), TODAY)
    assert all(len(values) == 0 for values in vars(told).values())


def how_close(*days: int) -> Floats:
    rows = [recorded("ada", Kind.MEETING, day) for day in days]
    return closeness(touches(a_situation(*rows).acts), 2, TODAY)


def test_whom_we_never_met_is_reached_as_rarely_as_a_stranger():
    assert how_close().tolist() == pytest.approx([COLD, COLD])


def test_each_meeting_halves_the_chance_to_miss_them():
    assert how_close(TODAY)[0] == pytest.approx(1 - (1 - COLD) / 2)
    assert how_close(TODAY - 1, TODAY)[0] == pytest.approx(1 - (1 - COLD) / 4, abs=0.01)


def test_old_contact_brings_us_less_close():
    assert COLD < how_close(0)[0] < how_close(90)[0]
