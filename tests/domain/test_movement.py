"""Who moved, and how far."""

import pytest

from domain.movement import Movement, movements, movements_of
from domain.replay import standing
from domain.values import Kind, Stance
from tests.histories import Event, evidence_of
from tests.situations import TODAY, a_situation, recorded

ADA = Event("ada", Kind.JOIN, 0, influence=1.0)


def test_everybody_stands_beside_where_they_stood():
    told = evidence_of(ADA, ADA.but(who="bea", day=50))
    ada, bea = movements(told, 60, 28)
    assert ada == Movement(*(next(standing(told, day).each()) for day in (60, 32)))
    assert bea.before is None
    assert (ada.came, bea.came) == (False, True)


@pytest.mark.parametrize(
    ("kinds", "rise"),
    [((Kind.JOIN, Kind.DEFECTION), -4), ((Kind.DEFECTION, Kind.RETURN), 4), ((Kind.JOIN, Kind.MESSAGE), 0)],
)
def test_a_rise_counts_bands_of_the_whip_scale(kinds, rise):
    supporters = [ADA.but(kind=Kind.ENDORSEMENT, day=day, visibility="public") for day in range(0, 40, 2)]
    turn = [ADA.but(kind=kind, day=day) for kind, day in zip(kinds, (40, 70), strict=True)]
    (ada,) = movements(evidence_of(*supporters, *turn), 80, 28)
    assert ada.rise == rise


def test_who_was_not_heard_of_did_not_rise():
    (ada,) = movements(evidence_of(ADA.but(kind=Kind.ASSESSMENT), ADA.but(kind=Kind.ENDORSEMENT, day=70)), 80)
    assert ada.before is not None
    assert ada.before.stance is Stance.UNAWARE
    assert ada.rise == 0


def test_who_lapsed_left_the_map():
    situation = a_situation(recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.LAPSE, TODAY - 5))
    (ada,) = movements_of(situation)
    assert ada.left
    assert not ada.came
