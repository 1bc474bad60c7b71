"""What is known of a coalition and its partnerships beside interactions, cut at two instants.

Facts that have no date of their own hold from the moment they were recorded. Only what was said at
a coalition's forming holds from ever: interactions may well be older.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic_core import from_json
from sqlalchemy import Connection, func, select

from domain.agenda import Agenda, AgendaStated, CadenceAgreed, Marking, WithdrawalConditionMarked, standing_marks
from domain.coalition import (
    CoalitionFormed,
    MilestonePlanned,
    MilestoneReached,
    PurposeAffirmed,
    ThresholdSet,
    WinningDefined,
)
from domain.milestones import Milestone, Step, timetable
from domain.situation import Link, Profile
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Relationship
from domain.winning import HALF, Winning
from service.projections.tables import links, partnerships, relationships, stakeholders

NAMELESS = "(name unreadable)"
"""Shown where the fact that names a stakeholder cannot be read."""


class Said(NamedTuple):
    """A fact that is no interaction, with what it tells as JSON."""

    kind: str
    partnership: str
    occurred_at: int
    json: str

    @property
    def more(self) -> dict[str, Any]:
        """What it tells."""
        return dict(from_json(self.json))


class Particulars(NamedTuple):
    """What a coalition is for, what wins, its timetable, and the days on which it said what it is for."""

    purpose: str
    winning: Winning
    milestones: list[Milestone]
    affirmed: list[int]


def said(facts: Iterable[Recorded], until: int | None = None) -> list[Said]:
    """What these facts, which are no interactions, say of a coalition and its partnerships; `until` an instant."""
    told = [Said(each.kind, each.partnership, each.occurred_at, each.more) for each in facts]
    if until is None:
        return told
    formed_at = next((each.occurred_at for each in told if each.kind == CoalitionFormed.TOPIC), until)
    return [each for each in told if each.occurred_at <= max(until, formed_at)]


def particulars(told: Sequence[Said]) -> Particulars:
    """What these facts make of their coalition."""
    purposes = [each.more["purpose"] for each in told if each.kind in {CoalitionFormed.TOPIC, PurposeAffirmed.TOPIC}]
    return Particulars(
        purpose=purposes[-1] if purposes else "",
        winning=[HALF, *_winning(told)][-1],
        milestones=timetable(_steps(told)),
        affirmed=[each.occurred_at // DAY_IN_MICROSECONDS for each in told if each.kind == PurposeAffirmed.TOPIC],
    )


def _winning(told: Iterable[Said]) -> Iterator[Winning]:
    for each in told:
        if each.kind == WinningDefined.TOPIC:
            yield Winning.model_validate(each.more["winning"])
        elif each.kind in {CoalitionFormed.TOPIC, ThresholdSet.TOPIC} and "threshold" in each.more:
            yield Winning(share=each.more["threshold"])


def _steps(told: Iterable[Said]) -> Iterator[Step]:
    for each in told:
        if each.kind == MilestonePlanned.TOPIC:
            yield Step(each.more["name"], due_on=date.fromisoformat(each.more["due_on"]))
        elif each.kind == MilestoneReached.TOPIC:
            yield Step(each.more["name"], reached_on=date.fromisoformat(each.more["reached_on"]))


def profiles(
    connection: Connection,
    coalition_id: str,
    told: Iterable[Said],
    partners: Container[str],
    related: Mapping[str, str],
) -> dict[str, Profile]:
    """What is known of the `partners` (ids of partnerships) and of whoever else these facts tell of.

    `related` has the relationships of stakeholders by their ids, as far as known.
    """
    by_partnership: defaultdict[str, list[Said]] = defaultdict(list)
    for each in told:
        by_partnership[each.partnership].append(each)
    columns = partnerships.c.partnership_id, partnerships.c.stakeholder_id, stakeholders.c.name
    query = select(*columns).outerjoin_from(
        partnerships, stakeholders, stakeholders.c.stakeholder_id == partnerships.c.stakeholder_id
    )
    return {
        key: _profile(stakeholder_id, name, related.get(stakeholder_id), by_partnership.get(key, ()))
        for key, stakeholder_id, name in connection.execute(query.where(partnerships.c.coalition_id == coalition_id))
        if key in by_partnership or key in partners
    }


def _profile(stakeholder_id: str, name: str | None, relationship: str | None, told: Sequence[Said]) -> Profile:
    agendas = [each.more["agenda"] for each in told if each.kind == AgendaStated.TOPIC]
    agenda = Agenda.model_validate(agendas[-1]) if agendas else None
    marks = (_marking(each.more) for each in told if each.kind == WithdrawalConditionMarked.TOPIC)
    cadences = [each.more.get("days") for each in told if each.kind == CadenceAgreed.TOPIC]
    return Profile(
        name=name or NAMELESS,
        stakeholder_id=stakeholder_id,
        relationship=Relationship(relationship) if relationship else None,
        agenda=agenda,
        marks=standing_marks(marks, agenda) if agenda else (),
        cadence=cadences[-1] if cadences else None,
    )


def _marking(more: dict[str, Any]) -> Marking:
    return Marking(more["condition"], more["met"], date.fromisoformat(more["on"]))


def relationships_of(connection: Connection, coalition_id: str, until: int, known: int) -> dict[str, str]:
    """How the stakeholders of a coalition related to us at an instant, as known at another.

    What is told first of somebody holds from ever, as interactions may well be older; what is told
    later holds from then.
    """
    here = select(partnerships.c.stakeholder_id).where(partnerships.c.coalition_id == coalition_id)
    table = relationships.c
    query = select(table.stakeholder_id, table.relationship, table.recorded_at)
    query = query.where(table.stakeholder_id.in_(here), table.recorded_at <= known)
    found: dict[str, str] = {}
    for stakeholder, relationship, since in connection.execute(query.order_by(table.version)):
        if since <= until or stakeholder not in found:
            found[stakeholder] = relationship
    return found


def listening(connection: Connection, coalition_id: str, at: int) -> list[Link]:
    """To whom the stakeholders of a coalition listened, as known at an instant."""
    here = select(partnerships.c.stakeholder_id).where(partnerships.c.coalition_id == coalition_id)
    query = (
        select(links.c.listener_id, links.c.influencer_id, func.coalesce(stakeholders.c.name, NAMELESS))
        .outerjoin_from(links, stakeholders, stakeholders.c.stakeholder_id == links.c.influencer_id)
        .where(
            links.c.listener_id.in_(here),
            links.c.since <= at,
            links.c.until.is_(None) | (links.c.until > at),
        )
    )
    return sorted({Link(*row) for row in connection.execute(query)})
