"""Next best moves: how they are ranked, and by what."""

from domain.identity import stakeholder_id
from domain.moves import CERTAIN, Moves, moves
from domain.practice import MoveKind
from domain.situation import Situation
from domain.stakes import Measure
from domain.terms import Obstacle
from domain.values import Kind
from domain.winning import Winning
from tests.situations import a_situation, hears, recorded, side

PEOPLE = (
    recorded("ada", Kind.JOIN, 10, influence=3.0),
    recorded("ada", Kind.MEETING, 95, tone=1),
    recorded("bea", Kind.VOTE_AGAINST, 20, influence=2.0),
    recorded("cy", Kind.ABSTENTION, 30, influence=1.0),
)


def told(found: Moves) -> list[tuple[MoveKind, list[str]]]:
    return [(move.kind, [person.name for person in move.people]) for move in found.ranked]


def worths(found: Moves) -> list[float]:
    return [move.per_effort(found.measure) for move in found.ranked]


def test_the_best_comes_first_by_gain_in_chance_per_effort():
    found = moves(a_situation(*PEOPLE, recorded("ada", Kind.TRADE, 90, gave=side("ideas", 1))))
    assert found.measure is Measure.CHANCE
    assert found.considered == len(found.ranked) == 4
    assert worths(found) == sorted(worths(found), reverse=True)
    assert told(found)[0] == (MoveKind.HONOUR, ["ada"])
    assert found.ranked[0].trade is not None


def test_only_the_best_so_many_are_told():
    found, all_of_them = moves(a_situation(*PEOPLE), top=2), moves(a_situation(*PEOPLE))
    assert found.ranked == all_of_them.ranked[:2]
    assert found.considered == 3


def test_the_same_situation_gives_the_same_moves():
    situation = a_situation(*PEOPLE, listening=[hears("bea", "cy")])
    assert repr(moves(situation)) == repr(moves(a_situation(*PEOPLE, listening=[hears("bea", "cy")])))


def test_of_moves_alike_the_first_by_name_comes_first():
    alike = [recorded(who, Kind.VOTE_WITH, 50) for who in ("cy", "bea", "ada")]
    assert [names for _, names in told(moves(a_situation(*alike)))] == [["ada"], ["bea"], ["cy"]]


def certain() -> Situation:
    people = [f"peer {number}" for number in range(12)]
    votes = [recorded(who, Kind.VOTE_WITH, day) for who in people for day in range(40, 100)]
    return a_situation(*votes, people=people, winning=Winning(share=0.1))


def test_where_winning_is_as_good_as_certain_moves_are_ranked_by_strength():
    found = moves(certain())
    assert found.today > CERTAIN
    assert found.measure is Measure.STRENGTH
    assert worths(found) == sorted(worths(found), reverse=True)
    assert all(move.strength > 0 for move in found.ranked)


def test_where_winning_is_out_of_reach_too():
    people = [f"peer {number}" for number in range(12)]
    votes = [recorded(who, Kind.VOTE_AGAINST, day) for who in people for day in range(40, 100)]
    found = moves(a_situation(*votes, people=people, winning=Winning(share=0.9)))
    assert (found.measure, len(found.ranked)) == (Measure.STRENGTH, 10)


def test_an_obstacle_is_told_and_who_removes_it_comes_first():
    winning = Winning(share=0.5, must_have=(stakeholder_id("dan"),))
    gone = (recorded("dan", Kind.PLEDGE, 40), recorded("dan", Kind.LAPSE, 60))
    found = moves(a_situation(*PEOPLE, *gone, winning=winning))
    assert (found.today, found.obstacle, found.measure) == (0.0, Obstacle.ABSENT, Measure.CHANCE)
    assert told(found)[0] == (MoveKind.WIN_BACK, ["dan"])
    assert found.ranked[1].chance == 0 < found.ranked[1].strength


def test_a_group_meets_where_enough_consensus_stands():
    people = ("ada", "bea", "cy")
    friends = [recorded(who, Kind.MEETING, 90, bloc="north", tone=2) for who in people]
    found = moves(a_situation(*friends, *(recorded(who, Kind.PLEDGE, 95) for who in people)))
    (group,) = [move for move in found.ranked if move.kind is MoveKind.GROUP]
    assert sorted(person.name for person in group.people) == sorted(people)


def test_without_anybody_there_is_no_move():
    found = moves(a_situation())
    assert (found.ranked, found.considered, found.today, found.obstacle) == ((), 0, 0.0, Obstacle.NOBODY)


def test_where_nobody_has_influence_no_move_gains_anything():
    found = moves(a_situation(recorded("ada", Kind.PLEDGE, 50, influence=0.0)))
    assert (found.ranked, found.obstacle) == ((), Obstacle.NO_INFLUENCE)
