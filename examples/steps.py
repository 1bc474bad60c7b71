"""The steps of a story: what is to be recorded, and when it became known."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.agenda import Agenda
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.values import Interaction, Relationship


@dataclass(frozen=True)
class Step:
    """One thing to record about the coalition of the story."""

    known_at: datetime
    coalition: str


@dataclass(frozen=True)
class Form(Step):
    """The coalition is formed."""

    purpose: str


@dataclass(frozen=True)
class DefineWinning(Step):
    """What counts as winning is decided anew."""

    share: float


@dataclass(frozen=True)
class AffirmPurpose(Step):
    """The coalition says what it is for."""

    purpose: str


@dataclass(frozen=True)
class PlanMilestone(Step):
    """A step is put on the timetable."""

    milestone: str
    due_on: date


@dataclass(frozen=True)
class ReachMilestone(Step):
    """A planned step is done."""

    milestone: str
    reached_on: date


@dataclass(frozen=True)
class Register(Step):
    """A stakeholder becomes known, or stands in another direction to us."""

    stakeholder: str
    relationship: Relationship


@dataclass(frozen=True)
class Listen(Step):
    """A stakeholder is found to listen to another one."""

    stakeholder: str
    influencer: str


@dataclass(frozen=True)
class StateAgenda(Step):
    """What a stakeholder wants becomes known, or known anew."""

    stakeholder: str
    agenda: Agenda


@dataclass(frozen=True)
class AgreeCadence(Step):
    """It is agreed how many days may pass between two contacts."""

    stakeholder: str
    days: int


@dataclass(frozen=True)
class MarkCondition(Step):
    """A condition of withdrawal is met from a day on, or is no longer."""

    stakeholder: str
    condition: str
    on: date
    met: bool


@dataclass(frozen=True)
class Record(Step):
    """An interaction."""

    stakeholder: str
    interaction: Interaction


@dataclass(frozen=True)
class Correct(Step):
    """An interaction told wrongly is told as it was."""

    stakeholder: str
    interaction: Interaction
    reason: str


@dataclass(frozen=True)
class Retract(Step):
    """An interaction that never happened is taken back."""

    stakeholder: str
    interaction: Interaction
    reason: str


def partnership_of(coalition: str, stakeholder: str) -> UUID:
    """The id of the partnership of the two."""
    return partnership_id(coalition_id(coalition), stakeholder_id(stakeholder))
