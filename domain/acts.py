"""Timeline rows of one coalition as arrays: corrections resolved, kinds turned into weights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import Changes, Floats, Ints, changes
from domain.policy import ENTERS, LEAVES, Policy
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind

RETRACTION = "retraction"
"""The kind of a timeline row that takes an earlier one back."""


class Row(NamedTuple):
    """What the model reads of one timeline row. Times in microseconds since 1970 (UTC)."""

    position: int
    partnership: str
    kind: str
    amends: int | None
    occurred_at: int
    influence: float | None
    bloc: str | None
    tone: int | None


@dataclass(frozen=True)
class Acts:
    """Effective acts of one coalition in order of day, and what they changed.

    `who` (each act's place in `partners`), `day`, `favour` and `against` have one entry an act.
    `partners` are in order of their first day, so that those who come later never move earlier
    ones. `bloc` holds 0 for none, otherwise 1 + the place in `blocs`.
    """

    partners: list[str]
    first_day: Ints
    blocs: list[str]
    who: Ints
    day: Ints
    favour: Floats
    against: Floats
    bloc: Changes
    influence: Changes
    on_map: Changes
    member: Changes

    def bloc_name(self, number: float) -> str | None:
        """The name behind a value of `bloc`."""
        return self.blocs[int(number) - 1] if number > 0 else None


def effective(rows: Iterable[Row]) -> list[Row]:
    """The rows as they count: each correction in the place of what it amends, no retractions."""
    rows = list(rows)
    amended = {row[3]: row for row in rows if row[3] is not None}
    if not amended:
        return rows
    latest = (amended.get(row[0], row) for row in rows if row[3] is None)
    return [row for row in latest if row[2] != RETRACTION]


def acts(rows: Iterable[Row], policy: Policy) -> Acts:
    """Arrays of the effective rows, given in order of position."""
    rows = effective(rows)
    columns = zip(*rows, strict=True) if rows else [()] * len(Row._fields)
    _, partnerships, kinds, _, moments, influences, blocs, tones = columns
    when = np.array(moments, dtype=np.int64)
    order = np.argsort(when, kind="stable")
    day = when[order] // DAY_IN_MICROSECONDS
    partners, first_day, who = _partners(partnerships, when)
    who = who[order]
    bloc_names, bloc = _codes(blocs)
    influence = np.array(influences, dtype=np.float64)[order]
    weight = _weights(kinds, tones, policy)[order]
    turn = _turns(kinds)[order]
    return Acts(
        partners=partners,
        first_day=first_day,
        blocs=bloc_names,
        who=who,
        day=day,
        favour=np.maximum(weight, 0.0),
        against=np.maximum(-weight, 0.0),
        bloc=changes(day, who, bloc[order], bloc[order] > 0),
        influence=changes(day, who, influence, ~np.isnan(influence)),
        on_map=changes(day, who, turn != _OFF_MAP, (turn > 0) | (turn == _OFF_MAP) | _first(who)),
        member=changes(day, who, turn > 0, turn != 0),
    )


def _first(who: Ints) -> NDArray[np.bool_]:
    """Which acts are the first of their partner."""
    first = np.zeros(len(who), dtype=np.bool_)
    first[np.unique(who, return_index=True)[1]] = True
    return first


def _partners(partnerships: Sequence[str], when: Ints) -> tuple[list[str], Ints, Ints]:
    """Partners in order of first day (then id), their first days, and each act's partner."""
    names = list(dict.fromkeys(partnerships))
    place = {name: number for number, name in enumerate(names)}
    raw = np.fromiter(map(place.__getitem__, partnerships), np.int64, len(partnerships))
    first = np.full(len(names), np.iinfo(np.int64).max)
    np.minimum.at(first, raw, when // DAY_IN_MICROSECONDS)
    ranked = sorted(range(len(names)), key=lambda number: (first[number], names[number]))
    rank = np.empty(len(names), dtype=np.int64)
    rank[ranked] = np.arange(len(names))
    return [names[number] for number in ranked], first[ranked], rank[raw]


def _codes(blocs: Sequence[str | None]) -> tuple[list[str], Ints]:
    """Bloc names in order, and for each act 1 + its place among them, 0 where it states none."""
    names = sorted({bloc for bloc in blocs if bloc is not None})
    place: dict[str | None, int] = {name: number for number, name in enumerate(names, 1)}
    place[None] = 0
    return names, np.fromiter(map(place.__getitem__, blocs), np.int64, len(blocs))


def _weights(kinds: Sequence[str], tones: Sequence[int | None], policy: Policy) -> Floats:
    """The signed weight of each act: by its kind, or for contacts by their tone."""
    fixed = {kind.value: policy.weights.get(kind, 0.0) for kind in Kind}
    weight = np.fromiter(map(fixed.__getitem__, kinds), np.float64, len(kinds))
    by_tone = {kind.value: each for kind, each in policy.tone_weights.items()}
    for number, kind in enumerate(kinds):
        if kind in by_tone:
            weight[number] = by_tone[kind] * (tones[number] or 0)
    return weight


_OFF_MAP = -2


def _turns(kinds: Sequence[str]) -> NDArray[np.int8]:
    """1 where an act makes a member, -1 where it ends that, -2 where it also leaves the map."""
    turn = dict.fromkeys((kind.value for kind in Kind), 0)
    turn |= dict.fromkeys((kind.value for kind in ENTERS), 1)
    turn |= dict.fromkeys((kind.value for kind in LEAVES), -1)
    turn[Kind.LAPSE.value] = _OFF_MAP
    return np.fromiter(map(turn.__getitem__, kinds), np.int8, len(kinds))
