"""A coalition's timetable: the steps planned, and which of them are reached."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from domain.identity import key
from domain.time import day_number


@dataclass(frozen=True)
class Milestone:
    """A step on a coalition's timetable, by its latest plan; `reached_on` once it is done."""

    name: str
    due_on: date
    reached_on: date | None

    def overdue(self, day: int) -> bool:
        """Whether it is not reached although it fell due before a day (a day number)."""
        return self.reached_on is None and day_number(self.due_on) < day


class Step(NamedTuple):
    """What one fact tells of a milestone: when it is due, or when it was reached."""

    name: str
    due_on: date | None = None
    reached_on: date | None = None


def timetable(told: Iterable[Step]) -> list[Milestone]:
    """The milestones in order of due date, from what was told of them, in the order of telling.

    A step reached whose plan is not known, because it cannot be read, is left out.
    """
    planned: dict[str, Milestone] = {}
    for step in told:
        there = planned.get(key(step.name))
        if step.due_on is not None:
            planned[key(step.name)] = Milestone(step.name, step.due_on, there.reached_on if there else None)
        elif there is not None:
            planned[key(step.name)] = replace(there, reached_on=step.reached_on)
    return sorted(planned.values(), key=lambda milestone: milestone.due_on)
