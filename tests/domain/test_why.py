"""Why figures changed, in cases small enough to follow by hand; that all adds up is in tests/laws."""

from dataclasses import replace

import numpy as np
import pytest

from domain.effects import effects, effects_on, strongest
from domain.explanation import PARTS
from domain.policy import InForce, Policy
from domain.replay import standing
from domain.values import Kind
from domain.why import policy_then, why, why_momentum
from tests.situations import TODAY, a_situation, recorded

FIRST = TODAY - 28
QUICK = Policy(half_life=30)


def owed(parts):
    """The sum of each part that is anything."""
    sums = {part: float(getattr(parts, part).sum()) for part in PARTS}
    return {part: value for part, value in sums.items() if abs(value) > 1e-12}


def test_nothing_recorded_leaves_fading_alone():
    told = why(a_situation(recorded("ada", Kind.PLEDGE, 10), recorded("bea", Kind.OPPOSITION, 20)), FIRST)
    assert set(owed(told.strength)) <= {"fading"}
    assert len(told.acts.act) == 0
    assert (told.first, told.last) == (FIRST, TODAY)


def test_an_act_moves_its_stakeholder_and_through_the_peers_the_others():
    told = why(
        a_situation(
            recorded("ada", Kind.PLEDGE, 10, bloc="north"),
            recorded("bea", Kind.PLEDGE, 11, bloc="north"),
            recorded("ada", Kind.OPPOSITION, 80),
        ),
        FIRST,
    )
    ada, bea = 0, 1
    assert told.support.facts[ada] < 0 == told.support.facts[bea]
    assert told.support.peers[bea] < 0
    assert list(told.acts.who) == [ada]
    assert list(told.peers.day) == [80]
    assert told.peers.points[0] == pytest.approx(told.strength.peers.sum())


def test_who_came_in_between_is_told_of_from_what_was_expected_of_them_then():
    told = why(a_situation(recorded("ada", Kind.PLEDGE, 10), recorded("bea", Kind.ENDORSEMENT, 80)), FIRST)
    ada, bea = a_situation(recorded("ada", Kind.PLEDGE, 10)).evidence.levels(FIRST, np.array([0, 0]))[0]
    assert told.earlier[1] == pytest.approx(bea)
    assert told.earlier[0] > ada == bea
    assert told.strength.facts[1] > 0


def test_breaking_away_is_put_down_to_the_fact_that_says_so():
    told = why(a_situation(recorded("ada", Kind.PLEDGE, 10), recorded("ada", Kind.DEFECTION, 90)), FIRST)
    assert told.after == 0
    assert told.acts.points.sum() == pytest.approx(told.strength.facts.sum())
    assert told.strength.facts.sum() < -40


def test_a_lapse_is_a_loss_of_influence():
    told = why(
        a_situation(
            recorded("ada", Kind.ENDORSEMENT, 10), recorded("bea", Kind.OPPOSITION, 10), recorded("ada", Kind.LAPSE, 90)
        ),
        FIRST,
    )
    assert owed(told.strength)["influence"] < 0
    assert "facts" not in owed(told.strength)


def test_more_influence_of_a_supporter_lifts_strength():
    told = why(
        a_situation(
            recorded("ada", Kind.ENDORSEMENT, 10, influence=1.0),
            recorded("bea", Kind.OPPOSITION, 10, influence=1.0),
            recorded("ada", Kind.ASSESSMENT, 90, influence=3.0),
        ),
        FIRST,
    )
    assert set(owed(told.strength)) - {"fading"} == {"influence"}
    assert owed(told.strength)["influence"] > 0


def test_where_nobody_has_influence_there_is_no_strength_to_explain():
    told = why(a_situation(recorded("ada", Kind.PLEDGE, 10, influence=0.0)), FIRST)
    assert np.isnan([told.before, told.after]).all()
    assert np.isfinite(told.support.total).all()


def test_without_facts_nothing_is_explained():
    told = why(a_situation(), FIRST)
    assert (told.partners, list(told.strength.total), list(told.peers.day)) == ([], [], [])
    assert why_momentum(a_situation(), FIRST).partners == []


def test_a_policy_adopted_since_is_a_part_of_its_own():
    plain = a_situation(recorded("ada", Kind.PLEDGE, 10), recorded("bea", Kind.OPPOSITION, 20))
    changed = replace(plain, adopted=[InForce(TODAY - 3, QUICK)], policy=QUICK)
    told = why(changed, FIRST)
    assert told.before == standing(plain.evidence, FIRST).strength
    assert told.after == changed.standing.strength
    by_later = standing(changed.evidence, FIRST).strength
    assert owed(told.strength)["policy"] == pytest.approx(100 * (by_later - told.before))


def test_the_policy_of_an_earlier_day_is_the_one_then_in_force():
    situation = replace(a_situation(), adopted=[InForce(40, QUICK), InForce(90, Policy(pull=1))], policy=Policy(pull=1))
    assert policy_then(situation, 39) == Policy()
    assert policy_then(situation, 40) == QUICK
    assert policy_then(situation, 90) == Policy(pull=1)
    assert policy_then(a_situation(policy=QUICK), 0) == QUICK


def test_what_is_no_longer_of_the_last_four_weeks_is_missed_by_momentum():
    situation = a_situation(recorded("ada", Kind.OPPOSITION, 10), recorded("ada", Kind.ENDORSEMENT, FIRST - 5))
    told = why_momentum(situation, FIRST)
    assert told.before > 0
    assert told.acts.points[0] < 0
    assert told.peers.points[0] < 0


def test_effects_are_told_with_their_interactions_in_order_of_time():
    situation = a_situation(
        recorded("bea", Kind.OPPOSITION, 95, "late"),
        recorded("ada", Kind.PLEDGE, 10, "old"),
        recorded("ada", Kind.MESSAGE, 80, "says nothing"),
        recorded("ada", Kind.ENDORSEMENT, 81, "early"),
        recorded("cy", Kind.CRITICISM, 81, "same day"),
    )
    told = why(situation, FIRST)
    done = effects(situation, told.acts)
    assert [(effect.telling.kind, effect.telling.day) for effect in done] == [
        (Kind.ENDORSEMENT, 81),
        (Kind.CRITICISM, 81),
        (Kind.OPPOSITION, 95),
    ]
    assert [effect.telling.place for effect in done] == told.acts.who.tolist()
    assert [effect.points for effect in done] == told.acts.points.tolist()
    cy = situation.place("cy")
    assert [effect.telling.kind for effect in effects(situation, told.acts.of([cy]))] == [Kind.CRITICISM]
    assert [abs(effect.points) for effect in strongest(done)] == sorted(
        (abs(each.points) for each in done), reverse=True
    )
    assert effects(a_situation(), why(a_situation(), FIRST).acts) == []


LIFE = (
    recorded("ada", Kind.PLEDGE, 10, bloc="north"),
    recorded("bea", Kind.CRITICISM, 20, bloc="south"),
    recorded("ada", Kind.MEETING, 50, tone=2),
)
LATER = (recorded("ada", Kind.OPPOSITION, 80), recorded("cy", Kind.JOIN, 90, bloc="east"))


@pytest.mark.parametrize("adopted", [(), (InForce(30, QUICK),), (InForce(30, QUICK), InForce(85, Policy()))])
def test_a_change_of_the_past_is_explained_as_it_was_then(adopted):
    policy = adopted[-1].policy if adopted else Policy()
    then = QUICK if adopted else Policy()
    told = why(a_situation(*LIFE, *LATER, adopted=adopted, policy=policy), 15, 60)
    meant = why(a_situation(*LIFE, adopted=adopted[:1], policy=then, day=60), 15)
    assert (told.first, told.last, told.partners) == (15, 60, meant.partners)
    for part in PARTS:
        assert getattr(told.support, part) == pytest.approx(getattr(meant.support, part), abs=1e-12), part
    assert told.acts.support == pytest.approx(meant.acts.support, abs=1e-12)
    assert (told.before, told.after) == pytest.approx((meant.before, meant.after))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_effects_of_one_partners_acts_are_theirs_among_everybodys(place):
    situation = a_situation(*LIFE, *LATER, recorded("bea", Kind.PLEDGE, 50), recorded("ada", Kind.PLEDGE, 80))
    told = why(situation, 5)
    theirs = [each for each in effects(situation, told.acts) if each.telling.place == place]
    assert effects_on(situation, told.acts, place) == theirs
    assert len(theirs) > 0
    assert sum(each.support for each in theirs) == pytest.approx(told.support.facts[place])
