"""The next best moves with one person."""

from domain.moves import moves
from domain.moves_with import moves_with
from domain.scene import Scene
from domain.values import Kind
from tests.situations import a_situation, recorded, side

PEOPLE = (
    recorded("ada", Kind.JOIN, 10, influence=3.0),
    recorded("ada", Kind.TRADE, 90, gave=side("ideas", 1)),
    recorded("bea", Kind.VOTE_AGAINST, 20, influence=2.0),
    recorded("cy", Kind.ABSTENTION, 30, influence=1.0),
)


def test_they_are_those_of_all_moves_that_take_this_person_in():
    situation = a_situation(*PEOPLE)
    for place, name in enumerate(situation.names):
        theirs = [each for each in moves(situation, top=100).ranked if name in [one.name for one in each.people]]
        assert moves_with(Scene(situation), place, top=100) == theirs


def test_only_the_best_so_many_are_told():
    scene = Scene(a_situation(*PEOPLE))
    assert moves_with(scene, 0, top=1) == moves_with(scene, 0, top=100)[:1]
    assert len(moves_with(scene, 0, top=100)) > 1
