"""Leadership: who speaks for the initiative, and is heard."""

import pytest

from domain.marks.leadership import ENOUGH, leadership
from domain.marks.mark import Remedy
from domain.situation import Situation
from domain.values import Kind
from tests.marks import advised, part, promised, score, scores, whom
from tests.situations import TODAY, a_situation, hears, recorded


def four(*rows, **known) -> Situation:
    """Four stakeholders of like influence, known from the first day on; and these rows."""
    seen = [recorded(who, Kind.MEETING, 0, influence=1.0) for who in ("ada", "bea", "cy", "dan")]
    return a_situation(*seen, *rows, **known)


def test_who_endorsed_today_speaks_with_all_their_influence():
    told = leadership(four(recorded("ada", Kind.ENDORSEMENT, TODAY, "said")))
    assert part(told, "advocacy").counted == {"heads": 1, "share": 0.25}
    assert part(told, "advocacy").score == pytest.approx(100 * 0.25 / ENOUGH)
    (because,) = part(told, "advocacy").because
    assert (because.what, because.day, because.interaction_id is not None) == ("endorsement", TODAY, True)


def test_what_was_said_long_ago_counts_less():
    situation = four(recorded("ada", Kind.ENDORSEMENT, 10))
    expected = 0.25 * situation.policy.daily ** (TODAY - 10)
    assert part(leadership(situation), "advocacy").counted["share"] == pytest.approx(expected)


def test_a_contribution_speaks_too_and_the_last_word_counts():
    told = leadership(four(recorded("ada", Kind.ENDORSEMENT, 10), recorded("ada", Kind.CONTRIBUTION, TODAY)))
    assert part(told, "advocacy").counted["share"] == 0.25


def test_a_private_word_is_no_advocacy():
    told = leadership(four(recorded("ada", Kind.ENDORSEMENT, TODAY, visibility="private")))
    assert told.score is None


@pytest.mark.parametrize("turn", [Kind.CRITICISM, Kind.OPPOSITION, Kind.LAPSE, Kind.DEFECTION])
def test_who_turned_since_speaks_for_it_no_more(turn):
    told = leadership(four(recorded("ada", Kind.ENDORSEMENT, 50), recorded("ada", turn, 60)))
    assert part(told, "advocacy").score == 0.0
    assert part(told, "advocacy").because == ()


def test_one_advocate_is_no_spread_and_five_alike_are_enough():
    one = leadership(four(recorded("ada", Kind.ENDORSEMENT, TODAY)))
    assert part(one, "spread").score == 0.0
    people = ("ada", "bea", "cy", "dan", "eve")
    rows = [recorded(who, Kind.ENDORSEMENT, TODAY, influence=1.0) for who in people]
    all_of_them = leadership(a_situation(*rows, people=people))
    assert part(all_of_them, "spread").counted["people"] == pytest.approx(5.0)
    assert part(all_of_them, "spread").score == pytest.approx(100.0)


def test_voice_is_the_part_of_listening_that_goes_to_supporters():
    rows = [recorded("ada", Kind.ENDORSEMENT, day) for day in range(50, 70)]
    rows += [recorded("bea", Kind.OPPOSITION, day) for day in range(50, 70)]
    to_ada = leadership(four(*rows, listening=[hears("cy", "ada"), hears("dan", "ada")]))
    to_bea = leadership(four(*rows, listening=[hears("cy", "bea"), hears("dan", "bea")]))
    assert score(part(to_ada, "voice")) > 2 * score(part(to_bea, "voice"))
    assert Remedy.WIN_OVER in [each.remedy for each in to_bea.advice]


def test_where_nobody_listens_or_spoke_ever_nothing_is_known():
    told = leadership(four())
    assert (told.score, set(scores(told))) == (None, {None})
    assert [each.gain for each in told.advice] == [None, None, None]
    assert {each.remedy for each in told.advice} == {Remedy.ENDORSEMENT}


def test_where_nobody_has_influence_advocacy_is_not_known():
    told = leadership(a_situation(recorded("ada", Kind.ENDORSEMENT, TODAY, influence=0.0)))
    assert (told.score, told.advice) == (None, ())


def test_of_a_coalition_of_nobody_nothing_is_known():
    assert leadership(a_situation()).score is None


def test_the_endorsement_advised_raises_the_mark_by_what_was_said():
    situation = four(
        recorded("ada", Kind.ENDORSEMENT, 50), recorded("bea", Kind.PLEDGE, 60), recorded("cy", Kind.CRITICISM, 60)
    )
    before = leadership(situation)
    (advice, *_) = advised(before, Remedy.ENDORSEMENT)
    who = whom(situation, advice)
    rows = [*situation.rows, recorded(who, Kind.ENDORSEMENT, TODAY)]
    assert who == "bea"
    assert leadership(a_situation(*rows)).score == pytest.approx(promised(before, advice))
