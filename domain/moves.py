"""Next best moves: what to do next, ranked by expected gain in the chance of winning per effort.

Every move that can be made is judged alike: see `domain.candidates`, `domain.rooms` and
`domain.returns`; what is taken for granted is in `domain.practice`. Where no move is seen to move
the chance, because it is as good as certain or out of reach, they are ranked by gain in strength.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.briefing import Briefing, briefing
from domain.candidates import Candidate, candidates, trade_of
from domain.practice import MoveKind
from domain.returns import returns
from domain.rooms import meetings
from domain.scene import Scene
from domain.situation import Situation
from domain.stakes import Measure
from domain.terms import Obstacle
from domain.trades import Trade

LEAST = 1e-9
"""A gain below this is none."""

CERTAIN = 0.99
"""From this chance on winning is as good as certain, and so is losing by the same measure."""

SEEN = 0.0001
"""A gain of chance below this, a hundredth of a hundredth, is not seen."""


@dataclass(frozen=True)
class Move:
    """One move, with one person or with those of a room, and what is known of each.

    `success`: how likely it goes well, 0 to 1, in a room on average. `effort`: in one-on-one meetings.
    `chance` and `strength`: the gains expected, 0 to 1. `trade`: the one it is about.
    """

    kind: MoveKind
    people: tuple[Briefing, ...]
    success: float
    effort: float
    chance: float
    strength: float
    trade: Trade | None

    def per_effort(self, measure: Measure) -> float:
        """The gain expected for each one-on-one meeting's effort."""
        return (self.chance if measure is Measure.CHANCE else self.strength) / self.effort


@dataclass(frozen=True)
class Moves:
    """The best moves, best first, of so many `considered`; ranked by gain in `measure` per effort.

    `today`: the chance of winning, and `obstacle` why there is none, as it stands.
    """

    measure: Measure
    today: float
    obstacle: Obstacle | None
    considered: int
    ranked: tuple[Move, ...]


def moves(situation: Situation, top: int = 10) -> Moves:
    """So many of the best moves at the end of the situation's day; none where nobody is known."""
    return best_moves(Scene(situation), top)


def best_moves(scene: Scene, top: int) -> Moves:
    """The same in a scene that is known already."""
    found = scene.stakes.prospects
    alone = [*candidates(scene), *returns(scene)]
    measure = measured_in(found.chance, alone)
    useful = [each for each in (*alone, *meetings(scene, measure)) if max(each.chance, each.strength) > LEAST]
    useful.sort(key=lambda each: (*merit(each, measure), [scene.people[place] for place in each.places]))
    ranked = tuple(move_of(scene, each) for each in useful[:top])
    return Moves(measure, found.chance, found.obstacle, len(useful), ranked)


def measured_in(today: float, alone: Iterable[Candidate]) -> Measure:
    """What moves are ranked by at this chance of winning, where these can be made with one person each."""
    settled = max(today, 1.0 - today) > CERTAIN
    best = max((each.chance for each in alone), default=0.0)
    return Measure.STRENGTH if settled and best < SEEN else Measure.CHANCE


def merit(each: Candidate, measure: Measure) -> tuple[float, float]:
    """What moves are ranked by, the best first: the gain per effort in the measure, then in the other."""
    chance, strength = -each.chance / each.effort, -each.strength / each.effort
    return (chance, strength) if measure is Measure.CHANCE else (strength, chance)


def move_of(scene: Scene, each: Candidate) -> Move:
    """A candidate as a move, with what is known of each it is made with."""
    return Move(
        kind=each.kind,
        people=tuple(briefing(scene, place) for place in each.places),
        success=each.success,
        effort=each.effort,
        chance=each.chance,
        strength=each.strength,
        trade=trade_of(scene, each.kind, each.places[0]),
    )
