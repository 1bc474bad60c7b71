"""What winning back those off the map is expected to bring."""

import pytest

from domain.identity import stakeholder_id
from domain.lifts import lifted
from domain.practice import MoveKind
from domain.returns import MOST, returns
from domain.scene import Scene
from domain.situation import Situation
from domain.values import Kind
from domain.winning import Winning
from tests.situations import a_situation, recorded

PEOPLE = (
    recorded("ada", Kind.PLEDGE, 10, influence=3.0),
    recorded("bea", Kind.VOTE_AGAINST, 20, influence=2.0),
    recorded("ada", Kind.LAPSE, 60),
)


def names(situation: Situation) -> list[str]:
    scene = Scene(situation)
    return [scene.people[each.places[0]] for each in returns(scene)]


def test_only_those_off_the_map_are_won_back_to_it():
    assert names(a_situation(*PEOPLE)) == ["ada"]
    assert names(a_situation(*PEOPLE[:2])) == []
    assert names(a_situation()) == []


def test_the_gain_is_what_they_would_bring_back_times_its_success():
    situation = a_situation(*PEOPLE)
    scene = Scene(situation)
    (ada,) = returns(scene)
    back = lifted(scene.now, situation.policy.weights[Kind.RETURN], situation.policy)[0]
    bea = situation.standing.support[1]
    assert (ada.kind, ada.places) == (MoveKind.WIN_BACK, (0,))
    assert 0 < ada.success < 0.4
    assert ada.strength == pytest.approx(ada.success * ((3 * back + 2 * bea) / 5 - bea))
    assert ada.chance == pytest.approx(ada.success * (back - bea))  # whoever of both has more decides


def test_who_must_be_for_it_comes_first_of_those_looked_at():
    gone = [recorded(f"gone {number}", Kind.LAPSE, 60, influence=9.0 - number / 9) for number in range(MOST + 5)]
    people = ["ada", "bea", *(f"gone {number}" for number in range(MOST + 5))]
    winning = Winning(share=0.5, must_have=(stakeholder_id("ada"),))
    looked_at = names(a_situation(*PEOPLE, *gone, people=people, winning=winning))
    assert looked_at == ["ada", *(f"gone {number}" for number in range(MOST - 1))]


def test_who_must_be_for_it_brings_the_chance_back():
    scene = Scene(a_situation(*PEOPLE, winning=Winning(must_have=(stakeholder_id("ada"),))))
    (ada,) = returns(scene)
    back = lifted(scene.now, scene.situation.policy.weights[Kind.RETURN], scene.situation.policy)[0]
    assert ada.chance == pytest.approx(ada.success * back)


def test_where_nobody_is_on_the_map_no_strength_is_compared():
    (ada,) = returns(Scene(a_situation(PEOPLE[0], PEOPLE[2])))
    assert ada.strength == 0
    assert ada.chance > 0
