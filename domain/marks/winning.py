"""Readiness: how near the initiative is to winning, and how well it keeps to its timetable.

    chance  = the probability of winning today
    on time = mean over milestones reached or due: 1 on time, LATE where late, 0 where still open

A chance is not known where nobody on the map has influence, or nobody is on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.marks.common import best
from domain.marks.mark import Advice, Because, Mark, Part, Remedy, gain, mark, part
from domain.marks.vision import ahead, reached
from domain.milestones import Milestone
from domain.prospects import Prospects
from domain.situation import Situation
from domain.terms import Obstacle
from domain.time import day_number

CHANCE, ON_TIME = 0.7, 0.3
"""What each part weighs where both are known: a judgement."""

LATE = 0.5
"""What a milestone reached late is worth of one on time: a judgement."""

UNKNOWN = frozenset({Obstacle.NOBODY, Obstacle.NO_INFLUENCE})
"""Obstacles that leave nothing to tell a chance from."""


@dataclass(frozen=True)
class _Ready:
    """What readiness is counted from: the chance, and what each milestone due or reached is worth."""

    chance: float | None
    held: float
    needed: float
    steps: tuple[float, ...]
    because: tuple[Because, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        on_time = float(np.mean(self.steps)) if self.steps else None
        counts = {"on_time": self.steps.count(1.0), "late": self.steps.count(LATE), "overdue": self.steps.count(0.0)}
        return (
            part("chance", CHANCE, self.chance, held=self.held, needed=self.needed),
            part("on time", ON_TIME, on_time, self.because, **counts),
        )


def readiness_to_win(situation: Situation) -> Mark:
    """The mark of readiness."""
    found = situation.prospects
    due = [each for each in situation.milestones if _due(each, situation.day)]
    ready = _Ready(
        chance=None if found.obstacle in UNKNOWN else found.chance,
        held=found.held,
        needed=found.needed,
        steps=tuple(_worth(each, situation.day) for each in due),
        because=tuple(_because(each, situation.day) for each in due),
    )
    return mark("readiness", ready.parts(), _advice(situation, found, ready, due))


def _due(milestone: Milestone, day: int) -> bool:
    return reached(milestone, day) or day_number(milestone.due_on) < day


def _worth(milestone: Milestone, day: int) -> float:
    if milestone.reached_on is None or not reached(milestone, day):
        return 0.0
    return 1.0 if milestone.reached_on <= milestone.due_on else LATE


def _because(milestone: Milestone, day: int) -> Because:
    if milestone.reached_on is not None and reached(milestone, day):
        return Because("milestone reached", day_number(milestone.reached_on), name=milestone.name)
    return Because("milestone overdue", day_number(milestone.due_on), name=milestone.name)


def _advice(situation: Situation, found: Prospects, ready: _Ready, due: Sequence[Milestone]) -> Iterator[Advice]:
    """Win over who moves the chance most; reach what is overdue, and what comes next in time."""
    now = ready.parts()
    for place in best(found.if_won - found.chance, 2):
        then = replace(ready, chance=float(found.if_won[place]))
        yield Advice(Remedy.WIN_OVER, gain(now, then.parts()), place)
    overdue = [number for number, worth in enumerate(ready.steps) if worth == 0.0]
    for number in overdue[:1]:
        steps = (*ready.steps[:number], LATE, *ready.steps[number + 1 :])
        yield Advice(Remedy.REACH_MILESTONE, gain(now, replace(ready, steps=steps).parts()), subject=due[number].name)
    following = ahead(situation)
    if following is not None:
        then = replace(ready, steps=(*ready.steps, 1.0))
        yield Advice(Remedy.REACH_MILESTONE, gain(now, then.parts()), subject=following.name)
