"""What `coalition show` shows of one coalition."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rich.text import Text

from domain.milestones import Milestone
from domain.values import Stance
from domain.whip import Band, whip_count
from gateway.cli.output import AGAINST, FOR, out, percent, points, say, signed, table
from service.figures_in_words import many
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary
from service.use_cases import UseCases
from service.wording import winning_in_words

RECENT = 8
BAR = 24
COLOUR = {
    Stance.STRONG_SUPPORT: FOR,
    Stance.SUPPORT: FOR,
    Stance.OPPOSE: AGAINST,
    Stance.STRONG_OPPOSE: AGAINST,
}


@dataclass(frozen=True)
class Shown:
    """Everything on one screen."""

    summary: CoalitionSummary
    whip: list[Band]
    milestones: list[Milestone]
    recent: list[Entry]

    def as_json(self) -> dict[str, Any]:
        """The stable form for programs."""
        return summary_as_json(self.summary) | {
            "whip": [band._asdict() for band in self.whip],
            "milestones": [asdict(step) for step in self.milestones],
            "recent": [_entry_as_json(entry) for entry in self.recent],
        }

    def print(self) -> None:
        """The form for people."""
        self._headline()
        if self.summary.stakeholders:
            out().print(_whip_table(self.whip))
        if self.milestones:
            out().print(_milestone_table(self.milestones))
        if self.recent:
            out().print(_recent_table(self.recent))

    def _headline(self) -> None:
        it = self.summary
        say(it.name, "bold")
        if it.purpose:
            say(it.purpose)
        strength = Text.assemble("strength ", (points(it.strength), "bold"), " of 100   momentum ")
        of = f"{many(it.members, 'member')} of {many(it.stakeholders, 'stakeholder')}"
        out().print(strength + signed(it.momentum) + Text(" in four weeks"), soft_wrap=True)
        say(f"{of}   {winning_in_words(it)}\n", "dim")
        if not it.counted:
            say("Newer facts are not counted yet.", "dim")


def look(services: UseCases, name: str, on: date | None = None, known: datetime | None = None) -> Shown:
    """Read everything that is shown of a coalition; cut at two instants."""
    reading = services.reading
    return Shown(
        summary=reading.coalition(name, on, known),
        whip=whip_count(each.partner for each in reading.stakeholders(name, on, known)),
        milestones=reading.milestones(name, on, known),
        recent=reading.entries(name, limit=RECENT, on=on, known=known, interactions=True),
    )


def summary_as_json(summary: CoalitionSummary) -> dict[str, Any]:
    """The stable form of a coalition for programs."""
    wins = summary.winning
    told = {each.name: getattr(summary, each.name) for each in fields(summary) if each.name != "must_have"}
    return told | {
        "threshold": wins.share,
        "winning": {"share": wins.share, "count": wins.count, "must_have": summary.must_have},
    }


def _entry_as_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": _dashed(entry.interaction_id),
        "stakeholder": entry.stakeholder,
        "kind": entry.kind,
        "occurred_at": entry.occurred_at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "recorded_by": entry.recorded_by,
        "source": entry.source,
        "tone": entry.tone,
        "note": entry.note,
        "note_for": entry.note_for or "everyone",
        "note_withheld": entry.withheld,
    }


def _whip_table(whip: list[Band]) -> Any:
    shown = table("whip count", "heads", "influence", "", right=("heads", "influence"), whole=("whip count", ""))
    for band in whip:
        bar = Text("█" * round(BAR * band.share), style=COLOUR.get(band.stance, "dim"))
        shown.add_row(band.stance.value, f"{band.heads:,}", percent(band.share), bar)
    shown.add_row()
    return shown


def _milestone_table(steps: list[Milestone]) -> Any:
    shown = table("milestone", "due", "reached", whole=("due", "reached"))
    for step in steps:
        shown.add_row(Text(step.name), str(step.due_on), str(step.reached_on or "–"))
    shown.add_row()
    return shown


def _recent_table(recent: list[Entry]) -> Any:
    shown = table("date", "kind", "stakeholder", "note", "id", whole=("date", "kind", "id"))
    for entry in recent:
        note = Text(entry.note.replace("\n", " "), overflow="ellipsis", no_wrap=True)
        who = Text(entry.stakeholder or "–", overflow="ellipsis", no_wrap=True)
        shown.add_row(str(entry.occurred_at.date()), entry.kind, who, note, Text(_dashed(entry.interaction_id), "dim"))
    return shown


def _dashed(hexadecimal: str) -> str:
    return str(UUID(hexadecimal))
