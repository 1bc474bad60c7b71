"""The readiness card: the six marks of a sound coalition, computed from what is recorded."""

from dataclasses import dataclass

from domain.marks.capacity import capacity
from domain.marks.communication import communication
from domain.marks.conflicts import conflict_resolution
from domain.marks.leadership import leadership
from domain.marks.mark import Mark
from domain.marks.vision import vision
from domain.marks.winning import readiness_to_win
from domain.situation import Situation


@dataclass(frozen=True)
class Readiness:
    """The card at the end of a day (a day number): six marks, in a fixed order."""

    day: int
    marks: tuple[Mark, ...]

    @property
    def known(self) -> int:
        """How many marks are known."""
        return len(self._scores)

    @property
    def score(self) -> float | None:
        """The mean of the marks that are known, from 0 to 100; None where none is."""
        return sum(self._scores) / self.known if self.known else None

    @property
    def _scores(self) -> list[float]:
        return [each.score for each in self.marks if each.score is not None]


def readiness(situation: Situation) -> Readiness:
    """The readiness card of a coalition."""
    marks = (leadership, communication, vision, capacity, conflict_resolution, readiness_to_win)
    return Readiness(situation.day, tuple(mark(situation) for mark in marks))
