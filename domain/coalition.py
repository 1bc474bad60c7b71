"""A coalition: purpose, what counts as winning, milestones."""

from datetime import date, datetime
from typing import ClassVar, Self

from typing_extensions import override

from domain.errors import FutureDate, MilestoneReachedAlready, MilestoneUnknown, ThresholdOutOfRange
from domain.fact import Fact, FirstFact, Root
from domain.identity import coalition_id, key
from domain.values import Name, Note

DEFAULT_THRESHOLD = 0.5
"""Share of influence that wins, where nobody has said otherwise."""


class CoalitionFormed(FirstFact):
    """A coalition was formed for an initiative."""

    TOPIC: ClassVar[str] = "coalition.formed"
    name: Name
    purpose: Note = ""
    threshold: float = DEFAULT_THRESHOLD


class ThresholdSet(Fact):
    """What counts as winning was decided anew."""

    TOPIC: ClassVar[str] = "coalition.threshold_set"
    threshold: float

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.threshold = self.threshold


class PurposeAffirmed(Fact):
    """The coalition said what it is for."""

    TOPIC: ClassVar[str] = "coalition.purpose_affirmed"
    purpose: Note

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.purpose = self.purpose


class MilestonePlanned(Fact):
    """A step was put on the timetable."""

    TOPIC: ClassVar[str] = "coalition.milestone_planned"
    name: Name
    due_on: date

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.planned[key(self.name)] = self.due_on


class MilestoneReached(Fact):
    """A planned step was done."""

    TOPIC: ClassVar[str] = "coalition.milestone_reached"
    name: Name
    reached_on: date

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.reached[key(self.name)] = self.reached_on


class Coalition(Root):
    """A group working for one initiative."""

    TOPIC: ClassVar[str] = "coalition"

    def __init__(self, name: str, purpose: str = "", threshold: float = DEFAULT_THRESHOLD) -> None:
        self.name, self.purpose, self.threshold = name, purpose, threshold
        self.planned: dict[str, date] = {}
        self.reached: dict[str, date] = {}

    @classmethod
    def form(cls, name: str, now: datetime, purpose: str = "", threshold: float = DEFAULT_THRESHOLD) -> Self:
        """A new coalition, whose id follows from the name."""
        _refuse_out_of_range(threshold)
        return cls.begin_with(
            CoalitionFormed,
            coalition_id(name),
            name=name,
            purpose=purpose,
            threshold=threshold,
            timestamp=now,
        )

    def set_threshold(self, threshold: float, now: datetime) -> None:
        """Decide which share of influence wins."""
        _refuse_out_of_range(threshold)
        if threshold != self.threshold:
            self.add(ThresholdSet, threshold=threshold, timestamp=now)

    def affirm_purpose(self, purpose: str, now: datetime) -> None:
        """Say what the coalition is for; saying it again is a fact of its own."""
        self.add(PurposeAffirmed, purpose=purpose, timestamp=now)

    def plan_milestone(self, name: str, due_on: date, now: datetime) -> None:
        """Put a step on the timetable, or move it; the same again is not news."""
        if self.planned.get(key(name)) != due_on:
            self.add(MilestonePlanned, name=name, due_on=due_on, timestamp=now)

    def reach_milestone(self, name: str, reached_on: date, now: datetime) -> None:
        """Tick a planned step off; the same again is not news."""
        if key(name) not in self.planned:
            raise MilestoneUnknown(name)
        if reached_on > now.date():
            raise FutureDate(datetime.combine(reached_on, datetime.min.time(), now.tzinfo), now)
        before = self.reached.get(key(name))
        if before == reached_on:
            return
        if before is not None:
            raise MilestoneReachedAlready(name, before)
        self.add(MilestoneReached, name=name, reached_on=reached_on, timestamp=now)


def _refuse_out_of_range(threshold: float) -> None:
    if not 0 < threshold <= 1:
        raise ThresholdOutOfRange(threshold)
