"""What a person judged beside what the acts tell."""

from domain.assessment import OLD, assessments
from domain.values import Kind, Stance
from tests.situations import TODAY, a_situation, recorded


def judged(*rows, stance=Stance.SUPPORT, on=TODAY - 10):
    situation = a_situation(*rows, recorded("ada", Kind.ASSESSMENT, on, stance=stance))
    return assessments(situation)[situation.place("ada")]


def test_the_latest_assessment_stands_with_who_made_it_and_how_long_ago():
    first = recorded("ada", Kind.ASSESSMENT, 20, stance=Stance.OPPOSE)
    told = judged(first, recorded("ada", Kind.PLEDGE, 50))
    assert (told.assessed, told.age, told.telling.recorded_by) == (Stance.SUPPORT, 10, "Robin")


def test_who_was_never_assessed_has_none():
    assert assessments(a_situation(recorded("ada", Kind.PLEDGE, 50))) == {}


def test_an_assessment_within_the_interval_is_not_contradicted_though_the_band_differs():
    told = judged(recorded("ada", Kind.PLEDGE, 50), stance=Stance.UNDECIDED)
    assert told.steps is not None
    assert told.steps > 0
    assert not told.contradicted


def test_an_assessment_that_the_acts_rule_out_is_contradicted():
    acts = [recorded("ada", Kind.VOTE_WITH, day) for day in range(30, 90)]
    told = judged(*acts, stance=Stance.STRONG_OPPOSE)
    assert told.contradicted
    assert told.steps == 4


def test_who_broke_away_was_misjudged_by_whoever_saw_support_and_not_by_who_saw_opposition():
    gone = recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.DEFECTION, 50)
    assert judged(*gone, stance=Stance.STRONG_SUPPORT).contradicted
    assert not judged(*gone, stance=Stance.OPPOSE).contradicted


def test_unaware_is_no_band_to_compare_with():
    told = judged(recorded("ada", Kind.PLEDGE, 50), stance=Stance.UNAWARE)
    assert told.steps is None
    assert not told.contradicted


def test_an_assessment_grows_old():
    acts = recorded("ada", Kind.PLEDGE, -OLD)
    assert not judged(acts, on=TODAY - OLD).old
    assert judged(acts, on=TODAY - OLD - 1).old
