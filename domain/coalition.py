"""A coalition: purpose, what counts as winning, milestones."""

from datetime import date, datetime
from typing import ClassVar, Self

from typing_extensions import override

from domain.errors import FutureDate, MilestoneReachedAlready, MilestoneUnknown
from domain.fact import Fact, FirstFact, Root
from domain.identity import coalition_id, key
from domain.policy import DEFAULT, Policy
from domain.values import Name, Note
from domain.winning import HALF, Share, Winning


class CoalitionFormed(FirstFact):
    """A coalition was formed for an initiative.

    `threshold`: the share of influence that wins; told only by facts from before `WinningDefined`.
    """

    TOPIC: ClassVar[str] = "coalition.formed"
    name: Name
    purpose: Note = ""
    threshold: Share | None = None

    @property
    def winning(self) -> Winning:
        """What wins until something else is said."""
        return _of_share(self.threshold)


class ThresholdSet(Fact):
    """Another share of influence was to win; recorded no more since there is `WinningDefined`."""

    TOPIC: ClassVar[str] = "coalition.threshold_set"
    threshold: Share

    @property
    def winning(self) -> Winning:
        """What wins from now on."""
        return Winning(share=self.threshold)

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.winning = self.winning


class WinningDefined(Fact):
    """What counts as winning was decided anew."""

    TOPIC: ClassVar[str] = "coalition.winning_defined"
    winning: Winning

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.winning = self.winning


class PolicyAdopted(Fact):
    """The coalition's support is weighed by this policy, from the day of the fact on."""

    TOPIC: ClassVar[str] = "coalition.policy_adopted"
    policy: Policy

    @override
    def apply(self, aggregate: "Coalition") -> None:
        aggregate.policy = self.policy


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

    def __init__(self, name: str, purpose: str = "", threshold: float | None = None) -> None:
        self.name, self.purpose = name, purpose
        self.winning = _of_share(threshold)
        self.policy = DEFAULT
        self.planned: dict[str, date] = {}
        self.reached: dict[str, date] = {}

    @classmethod
    def form(cls, name: str, now: datetime, purpose: str = "", winning: Winning = HALF) -> Self:
        """A new coalition, whose id follows from the name."""
        formed = cls.begin_with(CoalitionFormed, coalition_id(name), name=name, purpose=purpose, timestamp=now)
        formed.define_winning(winning, now)
        return formed

    def define_winning(self, winning: Winning, now: datetime) -> None:
        """Decide what counts as winning; the same again is not news."""
        if winning != self.winning:
            self.add(WinningDefined, winning=winning, timestamp=now)

    def adopt_policy(self, policy: Policy, now: datetime) -> None:
        """Weigh support by this policy from today on; the same again is not news."""
        if policy != self.policy:
            self.add(PolicyAdopted, policy=policy, timestamp=now)

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


def _of_share(threshold: float | None) -> Winning:
    return HALF if threshold is None else Winning(share=threshold)
