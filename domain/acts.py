"""Timeline rows of one coalition as arrays: corrections resolved, kinds turned into weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from domain.changes import Changes, Floats, Ints, as_floats, changes
from domain.policy import ENTERS, LEAVES, Policy
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind

V = TypeVar("V")

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


Columns = list[tuple[Any, ...]]
"""The rows turned on their side: one tuple for each field of `Row`."""


def acts(rows: Sequence[Row], policy: Policy) -> Acts:
    """Arrays of the rows as they count, given in order of position."""
    columns = [tuple(map(itemgetter(field), rows)) for field in range(len(Row._fields))]
    _, partnerships, kinds, _, moments, influences, blocs, tones = _effective(columns)
    when = np.array(moments, dtype=np.int64)
    order = np.argsort(when, kind="stable")
    partners, first_day, who = _partners(partnerships, when)
    when, who = when[order], who[order]
    bloc_names, bloc = _codes(blocs)
    influence = np.array(influences, dtype=np.float64)[order]
    kind = _places(kinds, KIND_PLACES)[order]
    weight = _weights(kind, np.array(tones, dtype=np.float64)[order], policy)
    turn = TURNS[kind]
    return Acts(
        partners=partners,
        first_day=first_day,
        blocs=bloc_names,
        who=who,
        day=when // DAY_IN_MICROSECONDS,
        favour=np.maximum(weight, 0.0),
        against=np.maximum(-weight, 0.0),
        bloc=changes(when, who, bloc[order], bloc[order] > 0),
        influence=changes(when, who, influence, ~np.isnan(influence)),
        on_map=changes(when, who, turn != _OFF_MAP, (turn > 0) | (turn == _OFF_MAP) | _first(who)),
        member=changes(when, who, turn > 0, turn != 0),
    )


def _effective(columns: Columns) -> Columns:
    """The rows as they count: each correction in the place of what it amends, no retractions."""
    positions, kinds, amends = columns[0], columns[2], columns[3]
    if amends.count(None) == len(amends):
        return columns
    amended = [(of, number) for number, of in enumerate(amends) if of is not None]
    counting = {position: number for number, position in enumerate(positions)}
    for of, number in amended:
        del counting[positions[number]]
        counting[of] = number  # the latest of several stands
    taken = [number for number in counting.values() if kinds[number] != RETRACTION]
    return [tuple(column[number] for number in taken) for column in columns]


def _first(who: Ints) -> NDArray[np.bool_]:
    """Which acts are the first of their partner."""
    first = np.zeros(len(who), dtype=np.bool_)
    first[np.unique(who, return_index=True)[1]] = True
    return first


def _partners(partnerships: Sequence[str], when: Ints) -> tuple[list[str], Ints, Ints]:
    """Partners in order of first day (then id), their first days, and each act's partner."""
    names = list(dict.fromkeys(partnerships))
    raw = _places(partnerships, {name: number for number, name in enumerate(names)})
    first = np.full(len(names), np.iinfo(np.int64).max)
    np.minimum.at(first, raw, when // DAY_IN_MICROSECONDS)
    ranked = [number for _, _, number in sorted(zip(first.tolist(), names, range(len(names)), strict=True))]
    rank = np.empty(len(names), dtype=np.int64)
    rank[ranked] = np.arange(len(names))
    return [names[number] for number in ranked], first[ranked], rank[raw]


def _codes(blocs: Sequence[str | None]) -> tuple[list[str], Ints]:
    """Bloc names in order, and for each act 1 + its place among them, 0 where it states none."""
    names = sorted({bloc for bloc in blocs if bloc is not None})
    places: dict[str | None, int] = {name: place for place, name in enumerate(names, 1)}
    return names, _places(blocs, places | {None: 0})


def _places(values: Sequence[V], places: Mapping[V, int]) -> Ints:
    return np.fromiter(map(places.__getitem__, values), np.int64, len(values))


def _weights(kind: Ints, tone: Floats, policy: Policy) -> Floats:
    """The signed weight of each act: by its kind, and for contacts by their tone."""
    fixed = np.array([policy.weights.get(each, 0.0) for each in Kind])
    by_tone = np.array([policy.tone_weights.get(each, 0.0) for each in Kind])
    return as_floats(fixed[kind] + by_tone[kind] * np.nan_to_num(tone))


KIND_PLACES = {kind.value: place for place, kind in enumerate(Kind)}

_OFF_MAP = -2


def _turn(kind: Kind) -> int:
    if kind is Kind.LAPSE:
        return _OFF_MAP
    return int(kind in ENTERS) - int(kind in LEAVES)


TURNS = np.array([_turn(kind) for kind in Kind])
"""For each kind: 1 makes a member, -1 ends that, -2 also takes the stakeholder off the map."""
