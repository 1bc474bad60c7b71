"""The readiness card for programs; see docs/json.md."""

from typing import Any
from uuid import UUID

from domain.marks.mark import Advice, Because, Mark
from domain.readiness import Readiness
from domain.time import day_of


def card_as_json(card: Readiness, people: list[str]) -> dict[str, Any]:
    """The whole card; `people` are the names of those it speaks of, by place."""
    marks = [_mark_as_json(mark, people) for mark in card.marks]
    return {"readiness": card.score, "marks_known": card.known, "marks": marks}


def _mark_as_json(mark: Mark, people: list[str]) -> dict[str, Any]:
    parts = [
        part._asdict() | {"because": [_because_as_json(each, people) for each in part.because]} for part in mark.parts
    ]
    return mark._asdict() | {"parts": parts, "advice": [_advice_as_json(each, people) for each in mark.advice]}


def _because_as_json(each: Because, people: list[str]) -> dict[str, Any]:
    who = people[each.person] if each.person is not None else None
    return {"what": each.what, "day": day_of(each.day), "stakeholder": who, "id": dashed(each), "milestone": each.name}


def _advice_as_json(advice: Advice, people: list[str]) -> dict[str, Any]:
    who = people[advice.person] if advice.person is not None else None
    return {"remedy": advice.remedy, "gain": advice.gain, "stakeholder": who, "subject": advice.subject}


def dashed(each: Because) -> str | None:
    """The id of the interaction, as it is shown; None where it is none."""
    return str(UUID(each.interaction_id)) if each.interaction_id else None
