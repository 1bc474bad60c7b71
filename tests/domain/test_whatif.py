"""What if: figures with what is assumed, beside those of today."""

import numpy as np
import pytest

from domain.hypotheses import hypothesis
from domain.identity import stakeholder_id
from domain.replay import Partner
from domain.terms import Obstacle
from domain.values import Kind
from domain.whatif import MOST_OTHERS, Compared, Figures, what_if
from domain.winning import Winning
from tests.situations import TODAY, a_situation, recorded

PEOPLE = (
    recorded("ada", Kind.ENDORSEMENT, 60, influence=2.0, bloc="north"),
    recorded("bea", Kind.PLEDGE, 70, influence=1.0, bloc="north"),
    recorded("cy", Kind.OPPOSITION, 80, influence=1.0, bloc="south"),
)


def difference(figure: Compared) -> float:
    """What is assumed changes a figure that there is, and would be, by this."""
    assert figure.difference is not None
    return figure.difference


def test_nothing_assumed_changes_nothing():
    told = what_if(a_situation(*PEOPLE), [])
    for figure in (told.strength, told.momentum, told.chance, told.health):
        assert figure.difference == 0.0
    assert (told.concerned, told.others, told.obstacle) == ((), (), None)


def test_what_is_assumed_counts_as_what_is_recorded():
    endorsed = recorded("bea", Kind.ENDORSEMENT, TODAY, visibility="public")
    now, then = a_situation(*PEOPLE), a_situation(*PEOPLE, endorsed)
    told = what_if(now, [hypothesis("bea", Kind.ENDORSEMENT, visibility="public")])
    assert told.strength == pytest.approx((now.standing.strength, then.standing.strength))
    assert told.momentum == pytest.approx((now.standing.momentum, then.standing.momentum))
    (bea,) = told.concerned
    assert bea.support == pytest.approx((now.standing.support[1], then.standing.support[1]))
    assert difference(bea.support) > 0.0 < difference(told.chance)
    assert difference(bea.health) > 0.0 < difference(told.health)


def test_a_defection_costs_strength_chance_and_health():
    told = what_if(a_situation(*PEOPLE), [hypothesis("ada", Kind.DEFECTION)])
    assert difference(told.strength) < 0.0
    assert difference(told.chance) < 0.0
    assert difference(told.health) < 0.0
    assert [each.name for each in told.concerned] == ["ada"]


def test_several_facts_are_taken_together():
    situation = a_situation(*PEOPLE)
    facts = [hypothesis("ada", Kind.DEFECTION), hypothesis("bea", Kind.ENDORSEMENT), hypothesis("ada", Kind.RETURN)]
    told = what_if(situation, facts)
    assert [each.name for each in told.concerned] == ["ada", "bea"]
    assert told.concerned[0].then.member


def test_influence_alone_can_be_assumed():
    told = what_if(a_situation(*PEOPLE), [hypothesis("cy", Kind.ASSESSMENT, influence=10.0)])
    (cy,) = told.concerned
    assert isinstance(cy.today, Partner)
    assert (cy.today.influence, cy.then.influence) == (1.0, 10.0)
    assert difference(cy.support) == pytest.approx(0.0)
    assert difference(told.strength) < 0.0


def test_somebody_new_has_nothing_today():
    told = what_if(a_situation(*PEOPLE), [hypothesis("Zoe", Kind.JOIN, influence=3.0)])
    (zoe,) = told.concerned
    assert (zoe.name, zoe.today, zoe.support.today, zoe.health.today) == ("Zoe", None, None, None)
    assert zoe.support.difference is None
    assert zoe.then.member
    assert told.strength.difference is not None


def test_a_coalition_of_nobody_has_figures_once_somebody_is_assumed():
    told = what_if(a_situation(), [hypothesis("ada", Kind.JOIN)])
    assert told.strength.today in {None, 0.5}
    assert told.strength.then is not None
    assert np.isfinite(told.strength.then)
    assert told.health.today is None
    assert told.health.difference is None
    assert told.chance.today == 0.0 < difference(told.chance)


def test_where_nobody_has_influence_there_is_no_strength_and_no_nan():
    told = what_if(a_situation(), [hypothesis("ada", Kind.JOIN, influence=0.0)])
    assert (told.strength.then, told.momentum.then, told.health.then) == (None, None, None)
    assert told.obstacle is Obstacle.NO_INFLUENCE


def test_who_must_be_for_it_and_leaves_is_an_obstacle():
    situation = a_situation(*PEOPLE, winning=Winning(must_have=(stakeholder_id("ada"),)))
    told = what_if(situation, [hypothesis("ada", Kind.LAPSE)])
    assert (told.obstacle, told.chance.then) == (Obstacle.ABSENT, 0.0)


def test_others_who_move_along_are_told_the_most_moved_first():
    people = [recorded(f"peer {number}", Kind.PLEDGE, 60, bloc="north") for number in range(8)]
    everybody = ("ada", "bea", "cy", "dan", *(f"peer {number}" for number in range(8)))
    situation = a_situation(*PEOPLE, *people, people=everybody)
    told = what_if(situation, [hypothesis("ada", Kind.DEFECTION)])
    moves = [abs(difference(each.support)) for each in told.others]
    assert len(moves) == MOST_OTHERS
    assert moves == sorted(moves, reverse=True)
    assert "ada" not in [each.name for each in told.others]


def test_bands_and_interval_stand_beside_those_of_today_and_shares_add_up():
    situation = a_situation(*PEOPLE)
    told = what_if(situation, [hypothesis("ada", Kind.DEFECTION)])
    for bands in told.bands:
        assert sum(band.heads for band in bands) == 3
    for (low, high), figure in zip(told.intervals, told.strength, strict=True):
        assert low is not None
        assert high is not None
        assert figure is not None
        assert low < figure < high
    assert sum(share.chance for share in told.shares) == pytest.approx(told.chance.difference)
    assert sum(share.strength for share in told.shares) == pytest.approx(told.strength.difference)


def test_figures_of_today_that_are_known_need_not_be_computed_again():
    situation, facts = a_situation(*PEOPLE), [hypothesis("ada", Kind.DEFECTION)]
    assert what_if(situation, facts, Figures(situation)) == what_if(situation, facts)


def test_a_difference_needs_both_sides():
    assert Compared(0.25, 0.75).difference == 0.5
    assert Compared(None, 0.75).difference is None
    assert Compared(0.25, None).difference is None
