"""What the page Directions shows of a coalition: its health by direction, inside and outside."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard import figures, frames, words
from dashboard.moments import Moment
from dashboard.shown.scores import Row
from domain.directions import INSIDE, Group
from domain.health import FULL, CoalitionHealth, health
from domain.situation import Situation
from domain.values import Relationship
from service.health_in_words import health_in_words

SIX = (
    Relationship.DIRECT_REPORT,
    Relationship.CO_WORKER,
    Relationship.MANAGER,
    Relationship.CUSTOMER,
    Relationship.SUPPLIER,
    Relationship.COMPETITOR,
)
"""The six partnering directions: three inside our own organisation, three outside."""

NOT_TOLD = "not told yet"
EVERYBODY = "everybody"
PLURAL = {Relationship.COMMUNITY: "communities"}
PARTS = ("support", "firmness", "engagement", "reciprocity")

Direction = Relationship | None


def healths(moment: Moment) -> CoalitionHealth:
    """The health of a coalition at a moment."""
    return figures.at(moment, health)


def name(direction: Direction) -> str:
    """Those of a direction, in the plural."""
    return NOT_TOLD if direction is None else PLURAL.get(direction, f"{direction}s")


def headline(told: CoalitionHealth) -> str:
    """The health of the whole, inside and outside, and what is missing most."""
    whole = told.directions.whole
    if whole.health is None:
        return "Nobody on the map has influence yet, so the coalition has no health."
    sides = [
        f"{group.health:.0f} {side}"
        for side, group in (("inside", told.directions.inside), ("outside", told.directions.outside))
        if group.health is not None
    ]
    apart = f", {' and '.join(sides)}" if sides else ""
    return f"Health is {whole.health:.0f} of 100{apart}; most of what is missing is {_missing(whole)}."


def shown_directions(told: CoalitionHealth) -> list[Direction]:
    """The six directions, whoever is there, and after them the others in which somebody stands."""
    there = told.directions.by_relationship
    others = [each for each in Relationship if each not in SIX and each in there]
    return [*SIX, *others, *([None] if None in there else [])]


def sides(told: CoalitionHealth) -> list[tuple[str, list[Direction]]]:
    """The directions inside our organisation, outside, and none, each under a heading with the health there."""
    every, it = shown_directions(told), told.directions
    inside: list[Direction] = [each for each in every if each in INSIDE]
    outside: list[Direction] = [each for each in every if each is not None and each not in INSIDE]
    found = [(_side("Inside", it.inside), inside), (_side("Outside", it.outside), outside)]
    return [*found, ("In no direction", [None])] if None in every else found


def _side(name: str, of: Group) -> str:
    health = f"{of.health:.0f} of 100, {summary(of)}" if of.health is not None else "nobody of influence yet"
    return f"{name}: {health}"


def group(told: CoalitionHealth, direction: Direction) -> Group | None:
    """Those of one direction; None where nobody stands in it."""
    return told.directions.by_relationship.get(direction)


def summary(of: Group | None) -> str:
    """How many there are behind a direction, with what influence."""
    if of is None:
        return "nobody yet"
    return f"{words.count(of.heads, 'stakeholder')}, {words.share(of.share)} of influence"


def scores(of: Group) -> list[Row]:
    """The four parts of a group's health."""
    return [Row(part.name, part.score, "", "" if part.score is not None else "not known") for part in of.parts]


def chart(told: CoalitionHealth) -> pd.DataFrame:
    """One row for each direction with a health, and each part of it that is known."""
    rows = []
    for direction in shown_directions(told):
        of = group(told, direction)
        for part in of.parts if of and of.health is not None else ():
            if part.score is not None:
                rows.append(_point(direction, of, part.name, part.score))  # noqa: PERF401
    return pd.DataFrame(rows, columns=["direction", "side", "told", "health", "part", "score"])


def chart_in_words(told: CoalitionHealth) -> str:
    """The same as a sentence."""
    there = ((direction, group(told, direction)) for direction in shown_directions(told))
    return "; ".join(f"{name(each)} {of.health:.0f}" for each, of in there if of and of.health is not None)


def missing(situation: Situation, told: CoalitionHealth, directions: Sequence[Direction]) -> list[int]:
    """The places of those on the map in these directions through whom the coalition lacks most health, first."""
    share = situation.network.mass[: len(situation.names)]
    lack = share * (FULL - told.health)
    of = np.array([partner.relationship in directions for partner in situation.partners], dtype=np.bool_)
    there = np.flatnonzero(of & situation.standing.on_map)
    return [int(place) for place in there[np.argsort(-lack[there], kind="stable")]]


def partnerships(moment: Moment, directions: Sequence[Direction]) -> tuple[list[int], pa.Table]:
    """Partnerships in these directions with their health, its parts, and the points that the whole lacks through each.

    Those through whom most is missing first; with the places of the partners.
    """
    return figures.made(moment, _partnerships, tuple(directions))


def _partnerships(moment: Moment, directions: Sequence[Direction]) -> tuple[list[int], pa.Table]:
    situation, told = figures.situation(moment), healths(moment)
    places, share = missing(situation, told, directions), situation.network.mass
    rows = pd.DataFrame(
        [
            {
                "Stakeholder": situation.names[place],
                "Direction": situation.partners[place].relationship or NOT_TOLD,
                "Influence": 100 * float(share[place]),
                "Health": float(told.health[place]),
                "Missing": float(share[place]) * (FULL - float(told.health[place])),
                **{part.name.capitalize(): _known(part.score, part.weight, place) for part in told.parts},
            }
            for place in places
        ]
    )
    return places, frames.as_sent(rows)


def behind(situation: Situation, told: CoalitionHealth, place: int) -> list[Row]:
    """The parts of one partnership's health with what they were counted from."""
    counted = health_in_words(situation, told, place)
    return [
        Row(
            part.name,
            _known(part.score, part.weight, place),
            f"weighs {words.percent(float(part.weight[place]))}" if part.weight[place] > 0 else "not known",
            counted[part.name],
        )
        for part in told.parts
    ]


def not_told(situation: Situation) -> list[str]:
    """The names of those on the map of whom no relationship is told, the most influential first."""
    places = [place for place, each in enumerate(situation.partners) if each.relationship is None]
    here = [place for place in places if situation.standing.on_map[place]]
    return [situation.names[place] for place in sorted(here, key=lambda place: -situation.standing.influence[place])]


def _missing(whole: Group) -> str:
    lacks = {part.name: part.weight * (FULL - part.score) for part in whole.parts if part.score is not None}
    most = max(lacks, key=lambda part: lacks[part])
    return f"{most}, {words.count(round(lacks[most]), 'point')}"


def _point(direction: Direction, of: Group | None, part: str, score: float) -> dict[str, object]:
    side = "inside" if direction in INSIDE else "outside" if direction is not None else ""
    health = of.health if of else None
    return {
        "direction": name(direction).capitalize(),
        "side": side,
        "told": summary(of),
        "health": health,
        "part": part.capitalize(),
        "score": score,
    }


def _known(score: np.ndarray, weight: np.ndarray, place: int) -> float | None:
    return float(score[place]) if weight[place] > 0 else None
