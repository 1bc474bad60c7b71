"""The next best moves with one person, ranked as all moves are."""

from domain.candidates import candidates
from domain.moves import LEAST, Move, measured_in, merit, move_of
from domain.returns import returns
from domain.rooms import meetings
from domain.scene import Scene


def moves_with(scene: Scene, place: int, top: int = 3) -> list[Move]:
    """So many of the best moves that take in the person at a place of the network, rooms included."""
    alone = [*candidates(scene), *returns(scene)]
    measure = measured_in(scene.stakes.prospects.chance, alone)
    theirs = [each for each in (*alone, *meetings(scene, measure)) if place in each.places]
    useful = [each for each in theirs if max(each.chance, each.strength) > LEAST]
    useful.sort(key=lambda each: merit(each, measure))
    return [move_of(scene, each) for each in useful[:top]]
