"""The explanation of a change for programs; see docs/json.md."""

from typing import Any
from uuid import UUID

from domain.changes import number
from domain.effects import Effect
from domain.explanation import PARTS, Parts
from domain.momentum import POINTS
from domain.time import day_of, moment_of
from service.explained import Explained
from service.wording import policy_in_words


def as_json_of(told: Explained, place: int | None) -> dict[str, Any]:
    """The whole explanation, or of the stakeholders and facts those of one partner only."""
    situation, change, scale = told.situation, told.change, 1.0 if told.momentum else POINTS
    places = range(len(told.support.partners)) if place is None else [place]
    return {
        "coalition": situation.coalition,
        "from": day_of(told.first).isoformat(),
        "to": day_of(situation.day).isoformat(),
        "known": moment_of(situation.known).isoformat(),
        "figure": told.figure,
        "before": number(change.before / scale),
        "after": number(change.after / scale),
        "change": number(change.points),
        "parts": _sums(change.parts) if told.known else None,
        "policies": [
            {"since": day_of(each.since).isoformat(), "policy": policy_in_words(each.policy)}
            for each in situation.adopted
            if each.since > told.first
        ],
        "stakeholders": [_stakeholder(told, each) for each in places],
        "peers": [
            {"on": day_of(day).isoformat(), "points": points if told.known else None}
            for day, points in zip(told.peers.day.tolist(), told.peers.points.tolist(), strict=True)
        ],
        "changes_of_bloc": told.peers.turning if told.known else None,
        "facts": [_fact(told, effect) for effect in told.effects if place in {None, effect.telling.place}],
    }


def _stakeholder(told: Explained, place: int) -> dict[str, Any]:
    support, came = told.support, told.came(place)
    return {
        "stakeholder": told.situation.names[place],
        "came": day_of(came).isoformat() if came is not None else None,
        "points": float(told.change.parts.total[place]) if told.known else None,
        "parts": _parts(told.change.parts, place) if told.known else None,
        "support": {
            "before": float(support.earlier[place]),
            "after": float(support.later[place]),
            "change": float(support.support.total[place]),
            "parts": _parts(support.support, place),
        },
    }


def _fact(told: Explained, effect: Effect) -> dict[str, Any]:
    telling = effect.telling
    return {
        "id": str(UUID(telling.interaction_id)),
        "stakeholder": told.situation.names[telling.place],
        "kind": telling.kind.value,
        "occurred_at": moment_of(telling.occurred_at).isoformat(),
        "points": effect.points if told.known else None,
        "support": effect.support if told.momentum is None else None,
    }


def _sums(parts: Parts) -> dict[str, float]:
    return {part: float(getattr(parts, part).sum()) + 0.0 for part in PARTS}


def _parts(parts: Parts, place: int) -> dict[str, float]:
    return {part: float(getattr(parts, part)[place]) + 0.0 for part in PARTS}
