"""Everything that is shown, in words that can be compared: what the read models hold and all that follows from it."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import singledispatch
from math import isnan
from typing import Any

import numpy as np
from networkx import DiGraph
from scipy.sparse import sparray, spmatrix

from domain.alerts import alerts
from domain.departing import risk_of
from domain.drivers import movement
from domain.due import duties
from domain.headlines import headlines
from domain.health import health
from domain.influence import influence
from domain.moves import moves
from domain.readiness import readiness
from domain.scene import Scene
from domain.situation import Situation
from domain.trail import trail
from domain.whip_count import whip_count_of
from service.brief.making import brief_of
from service.explained import explained
from service.reading import Reading
from tests.given import COALITION, EVERY_KIND
from tests.world import World

SITUATED: dict[str, Callable[[Situation], Any]] = {
    "headlines": headlines,
    "standing": lambda it: it.standing,
    "prospects": lambda it: it.prospects,
    "whip count": whip_count_of,
    "health": health,
    "readiness": readiness,
    "influence": influence,
    "risk": risk_of,
    "alerts": alerts,
    "moves": moves,
    "movement": movement,
    "due": lambda it: duties(Scene(it)),
    "trail": lambda it: trail(it, [it.day - 30, it.day]),
    "brief": brief_of,
    "explanation": lambda it: told.whole if (told := explained(it, it.day - 28, momentum=True)).known else None,
    "trades": lambda it: it.trades,
    "ledger": lambda it: it.ledger,
    "tellings": lambda it: it.told(EVERY_KIND),
    "profiles": lambda it: it.profiles,
    "timetable": lambda it: (it.purpose, it.winning, it.milestones, it.affirmed, it.adopted),
}
"""Figures that follow from a situation: what every page and command shows."""

READ: dict[str, Callable[..., Any]] = {
    "coalition": Reading.coalition,
    "stakeholders": Reading.stakeholders,
    "series": Reading.series,
    "marks": Reading.marks,
    "milestones": Reading.milestones,
    "facts": Reading.entries,
}
"""What the read models hold."""


@singledispatch
def plain(value: Any) -> Any:
    """A value that can be compared, with arrays, graphs and figures that are no number."""
    return {each.name: plain(getattr(value, each.name)) for each in fields(value)} if is_dataclass(value) else value


@plain.register(Situation)
def _(_: Situation) -> None:
    """The figures that follow from it are compared themselves."""


@plain.register
def _(value: float) -> float | None:
    return None if isnan(value) else value


@plain.register(list)
@plain.register(tuple)
def _(value: Any) -> list[Any]:
    return [plain(each) for each in value]


@plain.register(dict)
def _(value: dict[Any, Any]) -> dict[str, Any]:
    return {str(key): plain(each) for key, each in value.items()}


@plain.register(np.ndarray)
@plain.register(np.generic)
def _(value: Any) -> Any:
    return plain(value.tolist())


@plain.register(spmatrix)
@plain.register(sparray)
def _(value: Any) -> Any:
    return plain(value.toarray())


@plain.register(DiGraph)
def _(value: "DiGraph[Any]") -> list[Any]:
    return sorted(value.edges)


@dataclass
class Seen:
    """What everything showed at an instant."""

    at: datetime
    read: dict[str, Any]
    situated: dict[str, Any]


def look(world: World, on: date | None = None, known: datetime | None = None) -> Seen:
    """Look at everything: as it is, or as it was at two instants."""
    services = world.services
    situation = services.situations.of(COALITION, on, known)
    cut: dict[str, Any] = {"on": on, "known": known} if on else {}
    return Seen(
        at=known or world.clock.now,
        read={name: plain(ask(services.reading, COALITION, **cut)) for name, ask in READ.items()}
        | {"coalitions": plain(services.reading.coalitions(**cut))},
        situated={name: plain(figure(situation)) for name, figure in SITUATED.items()},
    )
