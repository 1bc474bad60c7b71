"""Timeline rows of one coalition as arrays: corrections resolved, kinds turned into weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

import numpy as np

from domain.by_column import ByColumn, Row, by_column
from domain.changes import Changes, Floats, Ints, as_floats, changes
from domain.policy import ENTERS, LEAVES, SEEN, Policy
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind

R = TypeVar("R", bound=tuple[Any, ...])
V = TypeVar("V")

RETRACTION = "retraction"
"""The kind of a timeline row that takes an earlier one back."""


CONTACT = frozenset({Kind.MEETING, Kind.MESSAGE})
"""Kinds that are no act of support, whatever their tone."""

_CONTACT = np.array([kind in CONTACT for kind in Kind])


@dataclass(frozen=True)
class Acts:
    """Effective acts of one coalition in order of day, and what they changed.

    `who` (each act's place in `partners`), `day`, `kind` (its place in `Kind`), `seen`, `favour` and
    `against` have one entry an act. `seen` is 1 of what was done in private, 2 of what was done in
    public, as told or as acts of the kind are, and 0 where nobody can tell. `partners` are in order
    of their first day, so that those who come later never move earlier ones. `bloc` holds 0 for none,
    otherwise 1 + the place in `blocs`; `on_map`, `member` and `away` (broke away and has not
    returned) hold 0 or 1. `policy` is the one that the acts are weighed by.
    """

    policy: Policy

    partners: list[str]
    first_day: Ints
    blocs: list[str]
    who: Ints
    day: Ints
    kind: Ints
    seen: Ints
    favour: Floats
    against: Floats
    bloc: Changes
    influence: Changes
    on_map: Changes
    member: Changes
    away: Changes

    @cached_property
    def bloc_of_each(self) -> Ints:
        """The bloc of each act: that of its partner at the end of the act's day."""
        return self.bloc.held(self.who, self.day, 0.0).astype(np.int64)

    @cached_property
    def told_how(self) -> Ints:
        """The places of the acts, contact aside, of which it is known whether they were public."""
        return np.flatnonzero((self.seen > 0) & ~_CONTACT[self.kind])

    def bloc_name(self, number: float) -> str | None:
        """The name behind a value of `bloc`."""
        return self.blocs[int(number) - 1] if number > 0 else None


def acts(rows: Sequence[Row], policy: Policy) -> Acts:
    """Arrays of the rows as they count, given in order of position."""
    return acts_of(by_column(effective(rows)), policy)


def acts_of(given: ByColumn[Any], policy: Policy) -> Acts:
    """Arrays of the rows of these columns, which all count."""
    order = np.argsort(given.when, kind="stable")
    when = given.when[order]
    told = {field: (values, numbers[order]) for field, (values, numbers) in given.told.items()}
    partners, first_day, who = _partners(*told["partnership"], when)
    bloc_names, bloc = _codes(*told["bloc"])
    influence, tone = (as_floats(values)[number] for values, number in (told["influence"], told["tone"]))
    kind = _places(*told["kind"], KIND_PLACES)
    seen = _SEEN[kind, _places(*told["visibility"], VISIBILITIES)]
    weight = _weights(kind, tone, policy)
    weight[seen == PRIVATE] *= policy.private  # what is said in private is less firm
    turn = TURNS[kind]
    appears = np.zeros(len(who), dtype=np.bool_)
    appears[_first_places(who, len(partners))] = True
    return Acts(
        policy=policy,
        partners=partners,
        first_day=first_day,
        blocs=bloc_names,
        who=who,
        day=when // DAY_IN_MICROSECONDS,
        kind=kind,
        seen=seen,
        favour=np.maximum(weight, 0.0),
        against=np.maximum(-weight, 0.0),
        bloc=changes(when, who, bloc, bloc > 0),
        influence=changes(when, who, influence, ~np.isnan(influence)),
        on_map=changes(when, who, turn != _OFF_MAP, (turn > 0) | (turn == _OFF_MAP) | appears),
        member=changes(when, who, turn > 0, turn != 0),
        away=_away(when, who, turn),
    )


def effective(rows: Sequence[R]) -> Sequence[R]:
    """The rows as they count: each correction in the place of what it amends, no retractions.

    They may have more fields after those of a `Row`.
    """
    if not any(map(itemgetter(3), rows)):
        return rows
    counting: dict[int, R] = {}
    for row in rows:
        counting[row[3] or row[0]] = row  # the latest of several stands
    return [row for row in counting.values() if row[2] != RETRACTION]


def _first_places(who: Ints, partners: int) -> Ints:
    """The place of each partner's first act."""
    first = np.zeros(partners, dtype=np.int64)
    first[who[::-1]] = np.arange(len(who))[::-1]  # of several, numpy keeps the last
    return first


def _partners(known: Sequence[str], of_act: Ints, when: Ints) -> tuple[list[str], Ints, Ints]:
    """Partners in order of first day (then id), their first days, and each act's partner.

    `of_act` numbers the known; `when` is sorted.
    """
    first = when[_first_places(of_act, len(known))] // DAY_IN_MICROSECONDS
    ranked = [number for _, _, number in sorted(zip(first.tolist(), known, range(len(known)), strict=True))]
    rank = np.empty(len(known), dtype=np.int64)
    rank[ranked] = np.arange(len(known))
    return [known[number] for number in ranked], first[ranked], rank[of_act]


def _away(when: Ints, who: Ints, turn: Ints) -> Changes:
    """Who broke away; where one moment tells of that and of a return, the lower value stands: the break."""
    here = changes(when, who, turn != _BREAKS_AWAY, turn != 0)
    return replace(here, value=1 - here.value)


def _codes(known: Sequence[str | None], of_act: Ints) -> tuple[list[str], Ints]:
    """Bloc names in order, and for each act 1 + its place among them, 0 where it states none."""
    names = sorted(bloc for bloc in known if bloc is not None)
    places: dict[str | None, int] = {name: place for place, name in enumerate(names, 1)}
    return names, _places(known, of_act, places | {None: 0})


def _places(known: Sequence[V], of_act: Ints, places: Mapping[V, int]) -> Ints:
    """The place of each act's value."""
    table: Ints = np.array([places[value] for value in known], dtype=np.int64)
    return table[of_act]


def _weights(kind: Ints, tone: Floats, policy: Policy) -> Floats:
    """The signed weight of each act: by its kind, and for contacts by their tone."""
    fixed = np.array([policy.weights.get(each, 0.0) for each in Kind])
    by_tone = np.array([policy.tone_weights.get(each, 0.0) for each in Kind])
    return as_floats(fixed[kind] + by_tone[kind] * np.nan_to_num(tone))


KIND_PLACES = {kind.value: place for place, kind in enumerate(Kind)}

VISIBILITIES = {None: 0, "private": 1, "public": 2}

PRIVATE, PUBLIC = VISIBILITIES["private"], VISIBILITIES["public"]

_SEEN = np.array([[VISIBILITIES[told or SEEN.get(kind)] for told in VISIBILITIES] for kind in Kind])
"""For each kind and visibility told: what an act is then."""

_BREAKS_AWAY = -1
_OFF_MAP = -2


def _turn(kind: Kind) -> int:
    if kind is Kind.LAPSE:
        return _OFF_MAP
    return int(kind in ENTERS) - int(kind in LEAVES)


TURNS = np.array([_turn(kind) for kind in Kind])
"""For each kind: 1 makes a member, -1 ends that, -2 also takes the stakeholder off the map."""
