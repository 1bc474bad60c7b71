"""Queries of the timeline: facts as people read them, and the marks of the momentum chart."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from domain.agenda import AgendaStated, CadenceAgreed, WithdrawalConditionMarked
from domain.coalition import MilestoneReached, PolicyAdopted
from domain.layout import ColumnsMapped, LayoutSeen
from domain.policy import Policy
from domain.roles import Sight
from domain.time import end_of, microseconds, moment_of
from domain.values import Kind
from service.projections.search import Search, newest
from service.projections.tables import NOBODY, coalitions, partnerships, stakeholders, timeline
from service.wording import policy_in_words

MARKED = (Kind.DEFECTION, Kind.LAPSE, Kind.RETURN, Kind.MILESTONE, MilestoneReached.TOPIC, PolicyAdopted.TOPIC)
"""Kinds of facts that the momentum chart marks."""


@dataclass(frozen=True)
class Mark:
    """Something that the momentum chart marks on a day."""

    day: date
    kind: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One fact of the timeline, as a person reads it. `more` holds what only its kind has.

    `note_for`: who may read the note (None: everyone); `withheld`: that it is not the note that stands there.
    """

    position: int
    coalition: str | None
    stakeholder: str | None
    partnership_id: str
    interaction_id: str
    kind: str
    amends: int | None
    occurred_at: datetime
    recorded_at: datetime
    influence: float | None
    bloc: str | None
    tone: int | None
    visibility: str | None
    recorded_by: str
    source: str
    note: str
    note_for: str | None
    more: dict[str, Any]
    withheld: bool = False

    @property
    def told(self) -> str:
        """The note; where there is none, what else the fact tells, in words."""
        return self.note or _in_words(self.kind, self.more)


def _in_words(kind: str, more: dict[str, Any]) -> str:
    match kind:
        case AgendaStated.TOPIC:
            return "; ".join(f"{name}: {', '.join(lines)}" for name, lines in more["agenda"].items() if lines)
        case CadenceAgreed.TOPIC:
            return f"a contact at least every {more['days']} days" if "days" in more else "none any more"
        case WithdrawalConditionMarked.TOPIC:
            return f"{more['condition']}: {'met' if more['met'] else 'not met any more'}"
        case PolicyAdopted.TOPIC:
            return policy_in_words(Policy.model_validate(more["policy"]))
        case LayoutSeen.TOPIC | ColumnsMapped.TOPIC:
            taken = more.get("columns", {}).get("taken", {})
            return ", ".join(more.get("headings") or [f"'{heading}' holds {ours}" for ours, heading in taken.items()])
        case _:
            return str(more.get("reason") or more.get("name") or "")


def entries(connection: Connection, coalition_id: str | None, search: Search, limit: int, sight: Sight) -> list[Entry]:
    """The latest facts asked for, newest first: of one coalition or of all."""
    found = newest(coalition_id, search, sight).limit(limit).subquery()  # few are joined with their names
    same = (timeline.c.coalition_id == found.c.coalition_id) & (timeline.c.position == found.c.position)
    query = _entries().join(found, same).order_by(timeline.c.occurred_at.desc(), timeline.c.position.desc())
    return [_entry(row) for row in connection.execute(query)]


def entries_at(connection: Connection, coalition_id: str, positions: Sequence[int]) -> list[Entry]:
    """The facts at these positions, a few thousand at most, in their order."""
    query = _entries().where(timeline.c.coalition_id == coalition_id, timeline.c.position.in_(positions))
    found = {row.position: row for row in connection.execute(query)}
    return [_entry(found[position]) for position in positions]


def tellings(connection: Connection, coalition_id: str, position: int) -> list[Entry]:
    """All tellings of the interaction that a fact tells of, in order; the fact alone where it tells of none."""
    of_coalition = timeline.c.coalition_id == coalition_id
    here = timeline.c.position == position
    told = select(timeline.c.interaction_id).where(of_coalition, here, timeline.c.interaction_id != NOBODY)
    same = timeline.c.interaction_id == told.scalar_subquery()
    query = _entries().where(of_coalition, here | same).order_by(timeline.c.position)
    return [_entry(row) for row in connection.execute(query)]


def interaction(connection: Connection, interaction_id: str) -> Entry | None:
    """The latest telling of an interaction, its retraction included."""
    query = _entries().where(timeline.c.interaction_id == interaction_id)
    row = connection.execute(query.order_by(timeline.c.position.desc()).limit(1)).one_or_none()
    return _entry(row) if row else None


def latest(connection: Connection, coalition_id: str, limit: int) -> list[Entry]:
    """The tellings and amendments of interactions recorded last, newest first, whenever they happened."""
    query = _entries().where(timeline.c.coalition_id == coalition_id, timeline.c.interaction_id != NOBODY)
    return [_entry(row) for row in connection.execute(query.order_by(timeline.c.position.desc()).limit(limit))]


def on_day(connection: Connection, coalition_id: str, partnership_ids: Collection[str], day: date) -> list[Entry]:
    """What is recorded of some partnerships that happened on a day, with what amends it, in order of position."""
    theirs = timeline.c.coalition_id == coalition_id, timeline.c.partnership_id.in_(partnership_ids)
    begins = end_of(day - timedelta(days=1))
    there = select(timeline.c.interaction_id).where(
        *theirs, timeline.c.interaction_id != NOBODY, timeline.c.occurred_at.between(begins + 1, end_of(day))
    )
    query = _entries().where(*theirs, timeline.c.interaction_id.in_(there))
    return [_entry(row) for row in connection.execute(query.order_by(timeline.c.position))]


def marks(
    connection: Connection, coalition_id: str, on: date | None = None, known: datetime | None = None
) -> list[Mark]:
    """Milestones, departures, returns and policies adopted, as they count, in order of day; cut at two instants."""
    query = _entries().where(
        timeline.c.coalition_id == coalition_id,
        timeline.c.kind.in_(MARKED) | timeline.c.amends.is_not(None),
    )
    if known is not None:
        query = query.where(timeline.c.recorded_at <= microseconds(known))
    counting: dict[int, Entry] = {}
    for row in connection.execute(query.order_by(timeline.c.position)):
        entry = _entry(row)
        counting[entry.amends or entry.position] = entry  # the latest telling stands
    shown = [_mark(entry) for entry in counting.values() if entry.kind in MARKED]
    return sorted((mark for mark in shown if on is None or mark.day <= on), key=lambda mark: mark.day)


def _mark(entry: Entry) -> Mark:
    if entry.kind == MilestoneReached.TOPIC:
        return Mark(entry.occurred_at.date(), Kind.MILESTONE, entry.more["name"])
    if entry.kind == PolicyAdopted.TOPIC:
        return Mark(entry.occurred_at.date(), entry.kind, entry.told)
    return Mark(entry.occurred_at.date(), entry.kind, entry.stakeholder or "")


def _entries() -> Select[Any]:
    facts = timeline.c
    return (
        select(
            *(column for column in facts if column.name != "coalition_id"),
            coalitions.c.name.label("coalition"),
            stakeholders.c.name.label("stakeholder"),
        )
        .outerjoin_from(timeline, coalitions, coalitions.c.coalition_id == facts.coalition_id)
        .outerjoin(partnerships, partnerships.c.partnership_id == facts.partnership_id)
        .outerjoin(stakeholders, stakeholders.c.stakeholder_id == partnerships.c.stakeholder_id)
    )


def _entry(row: Row[Any]) -> Entry:
    content = dict(row._mapping)  # noqa: SLF001  SQLAlchemy's public name for it
    content["occurred_at"] = moment_of(content["occurred_at"])
    content["recorded_at"] = moment_of(content["recorded_at"])
    content["more"] = json.loads(content["more"] or "{}")
    return Entry(**content)
