"""Communication: in touch within the cadence, and both ways."""

import pytest

from domain.marks.communication import communication
from domain.marks.mark import Remedy
from domain.values import Kind
from tests.marks import part, promised, whom
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded


def test_who_was_met_within_the_cadence_is_in_touch():
    rows = [recorded("ada", Kind.MEETING, TODAY - 30, influence=3.0), recorded("bea", Kind.MEETING, TODAY - 31)]
    told = part(communication(a_situation(*rows, recorded("bea", Kind.VOTE_WITH, TODAY, influence=1.0))), "in touch")
    assert (told.score, told.counted) == (75.0, {"share": 0.75, "heads": 1, "of": 2})
    assert [(each.what, each.day) for each in told.because] == [("meeting", TODAY - 30)]


def test_an_agreed_cadence_counts_instead_of_the_expected_one():
    profiles = {partnership("ada"): a_profile("ada", cadence=7)}
    told = communication(a_situation(recorded("ada", Kind.MEETING, TODAY - 8), profiles=profiles))
    assert part(told, "in touch").score == 0.0


def test_a_message_keeps_in_touch_and_is_one_way():
    told = communication(a_situation(recorded("ada", Kind.MESSAGE, TODAY), recorded("ada", Kind.MEETING, TODAY - 1)))
    assert part(told, "in touch").score == 100.0
    assert part(told, "both ways").score == 50.0
    assert part(told, "both ways").counted == {"two_way": 1, "days": 2}


def test_a_record_of_votes_or_of_members_tells_nothing_of_contact():
    told = communication(a_situation(recorded("ada", Kind.VOTE_WITH, TODAY), recorded("bea", Kind.JOIN, TODAY)))
    assert told.score is None
    assert [(each.remedy, each.gain) for each in told.advice] == [(Remedy.MEETING, None)]


def test_where_a_cadence_is_agreed_silence_is_known():
    profiles = {partnership("ada"): a_profile("ada", cadence=7)}
    told = communication(a_situation(recorded("ada", Kind.VOTE_WITH, TODAY), profiles=profiles))
    assert part(told, "in touch").score == 0.0
    assert part(told, "both ways").score is None


def test_who_lapsed_is_not_counted():
    rows = [recorded("ada", Kind.MEETING, TODAY), recorded("bea", Kind.MEETING, 1), recorded("bea", Kind.LAPSE, 2)]
    assert part(communication(a_situation(*rows)), "in touch").score == 100.0


def test_those_of_most_influence_are_to_be_met_first():
    people = ("ada", "bea", "cy", "dan")
    situation = a_situation(*(recorded(who, Kind.MEETING, 1, influence=float(by)) for by, who in enumerate(people)))
    assert [whom(situation, each) for each in communication(situation).advice] == ["dan", "cy", "bea"]


def test_the_meeting_advised_raises_the_mark_by_what_was_said():
    rows = [recorded("ada", Kind.MEETING, 1), recorded("bea", Kind.MESSAGE, TODAY)]
    before = communication(a_situation(*rows))
    (advice,) = before.advice
    after = communication(a_situation(*rows, recorded("ada", Kind.MEETING, TODAY)))
    assert after.score == pytest.approx(promised(before, advice))


def test_where_nobody_has_influence_only_the_direction_of_contact_is_known():
    told = communication(a_situation(recorded("ada", Kind.MEETING, TODAY, influence=0.0)))
    assert [each.score for each in told.parts] == [None, 100.0]


def test_of_a_coalition_of_nobody_nothing_is_known():
    assert communication(a_situation()).score is None
