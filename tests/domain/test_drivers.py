"""Where a coalition is going, and who drives or drags it."""

from dataclasses import replace

import pytest

from domain.drivers import STEADY, Direction, acceleration, direction, movement
from domain.policy import InForce, Policy
from domain.values import Kind
from domain.why import why_momentum
from tests.situations import TODAY, a_situation, recorded

LIVELY = a_situation(
    recorded("ada", Kind.PLEDGE, 10),
    recorded("bea", Kind.PLEDGE, 10),
    recorded("ada", Kind.ENDORSEMENT, 80),
    recorded("ada", Kind.MEETING, 85, tone=1),
    recorded("bea", Kind.OPPOSITION, 90),
    recorded("cy", Kind.CRITICISM, 95),
)


@pytest.mark.parametrize(
    ("momentum", "found"),
    [
        (STEADY, Direction.RISING),
        (STEADY - 0.01, Direction.STEADY),
        (0.0, Direction.STEADY),
        (-STEADY, Direction.FALLING),
        (None, None),
    ],
)
def test_the_direction_is_steady_within_half_a_point(momentum, found):
    assert direction(momentum) == found


def test_acceleration_takes_two_momenta():
    assert acceleration(2.0, 0.5) == 1.5
    assert acceleration(None, 0.5) is None
    assert acceleration(0.5, None) is None


def test_silence_is_steady():
    quiet = movement(a_situation(recorded("ada", Kind.PLEDGE, 10), recorded("bea", Kind.OPPOSITION, 11)))
    assert quiet.direction is Direction.STEADY


def test_drivers_lift_and_drags_lower_by_parts_that_add_up():
    moves = movement(LIVELY)
    assert moves.momentum == pytest.approx(LIVELY.standing.momentum)
    assert [each.points for each in moves.drivers] == sorted((each.points for each in moves.drivers), reverse=True)
    assert [each.points for each in moves.drags] == sorted(each.points for each in moves.drags)
    assert all(each.points > 0 for each in moves.drivers)
    assert all(each.points < 0 for each in moves.drags)
    everybody = (*moves.drivers, *moves.drags)
    assert sorted(each.name for each in everybody) == ["ada", "bea", "cy"]
    assert sum(each.points for each in everybody) == pytest.approx(moves.momentum)
    for each in everybody:
        assert sum(each.parts.values()) == pytest.approx(each.points)
        assert sum(fact.points for fact in each.facts) == pytest.approx(each.parts["facts"])
        assert {LIVELY.names[fact.telling.place] for fact in each.facts} == {each.name}


def test_so_many_are_named_the_strongest_first():
    assert movement(LIVELY, top=1).drags == movement(LIVELY).drags[:1]


def test_acceleration_is_the_change_of_momentum_that_is_explained():
    changed = replace(LIVELY, adopted=[InForce(TODAY - 3, Policy(half_life=20))], policy=Policy(half_life=20))
    for situation in (LIVELY, changed):
        moves, told = movement(situation), why_momentum(situation, TODAY - 28)
        assert moves.acceleration == pytest.approx(told.parts.total.sum())
        assert (moves.momentum, moves.before) == (told.after, told.before)


def test_where_nobody_has_influence_nobody_drives():
    still = movement(a_situation(recorded("ada", Kind.ENDORSEMENT, 90, influence=0.0)))
    assert (still.momentum, still.direction, still.acceleration, still.drivers, still.drags) == (
        None,
        None,
        None,
        (),
        (),
    )


def test_without_facts_nothing_moves():
    still = movement(a_situation())
    assert (still.momentum, still.drivers, still.drags) == (None, (), ())
