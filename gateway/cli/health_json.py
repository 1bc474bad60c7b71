"""The health of a coalition and of its partnerships for programs; see docs/json.md."""

from math import isnan
from typing import Any

from domain.directions import Group
from domain.health import CoalitionHealth
from domain.situation import Situation


def sides(told: CoalitionHealth) -> list[tuple[str, Group]]:
    """Everybody, and those inside and outside our organisation, by name."""
    it = told.directions
    return [("everybody", it.whole), ("inside", it.inside), ("outside", it.outside)]


def relationships(told: CoalitionHealth) -> list[tuple[str, Group]]:
    """Those of each relationship, by name."""
    return [(each or "not stated", group) for each, group in told.directions.by_relationship.items()]


def all_as_json(situation: Situation, told: CoalitionHealth) -> dict[str, Any]:
    """Of the whole coalition, by direction and one by one."""
    groups = [*sides(told), *relationships(told)]
    directions = [{"direction": name} | _group_as_json(group) for name, group in groups]
    stakeholders = [one_as_json(situation, told, place) for place in range(len(situation.names))]
    return {"health": told.directions.whole.health, "directions": directions, "stakeholders": stakeholders}


def _group_as_json(group: Group) -> dict[str, Any]:
    return group._asdict() | {"parts": [part._asdict() for part in group.parts]}


def one_as_json(situation: Situation, told: CoalitionHealth, place: int) -> dict[str, Any]:
    """Of one partnership, with what it was counted from."""
    stand, partner = situation.standing, situation.partners[place]
    return {
        "stakeholder": partner.name,
        "relationship": partner.relationship,
        "influence": float(stand.influence[place]),
        "on_map": bool(stand.on_map[place]),
        "health": float(told.health[place]),
        "parts": [_part_as_json(part.name, part.score[place], part.weight[place]) for part in told.parts],
        "counted": _counted(situation, told, place),
    }


def _part_as_json(name: str, score: float, weight: float) -> dict[str, Any]:
    return {"name": name, "score": float(score) if weight > 0 else None, "weight": float(weight)}


def _counted(situation: Situation, told: CoalitionHealth, place: int) -> dict[str, Any]:
    """What the parts were counted from; None where nothing is known."""
    arrays = {
        "low": told.firmness.low,
        "supporting": told.firmness.supporting,
        "public": told.firmness.public,
        "cadence": told.engagement.cadence,
        "cadence_agreed": told.engagement.agreed,
        "silence": told.engagement.silence,
        "two_way": told.engagement.two_way,
        "one_way": told.engagement.one_way,
        "honoured": situation.ledger.honoured,
        "broken": situation.ledger.broken,
        "overdue": situation.ledger.overdue,
        "gave": told.reciprocity.gave,
        "got": told.reciprocity.got,
    }
    figures = {name: values[place].item() for name, values in arrays.items()}
    return {name: None if isnan(figure) else figure for name, figure in figures.items()}
