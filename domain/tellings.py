"""Interactions as they now count, one by one: for figures that need more of them than their weight."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple
from uuid import UUID

from pydantic import BaseModel

from domain.time import DAY_IN_MICROSECONDS
from domain.values import Item, Kind, Stance

MORE = frozenset({"gave", "got", "due_on", "trade_id", "to", "format", "stance"})
"""Fields that only some kinds of interactions have; the timeline keeps them together as JSON."""


class Recorded(NamedTuple):
    """One timeline row of an interaction: the fields of `domain.acts.Row`, and after them the rest.

    Whatever reads a `Row` by place reads one of these, too. Ids are hex strings. `more` holds what
    only the kind has, as JSON, or nothing.
    """

    position: int
    partnership: str
    kind: str
    amends: int | None
    occurred_at: int
    influence: float | None
    bloc: str | None
    tone: int | None
    visibility: str | None
    interaction_id: str = ""
    recorded_by: str = ""
    recorded_at: int = 0
    more: str = ""


class Telling(NamedTuple):
    """An interaction by its telling that counts: the last one, or the correction in its place.

    `place` is that of its partner among the acts' partners, `partnership` their id. Instants are in
    microseconds since 1970, `day` is the number of the day it occurred on.
    """

    position: int
    interaction_id: str
    partnership: str
    place: int
    kind: Kind
    occurred_at: int
    day: int
    tone: int | None = None
    visibility: str | None = None
    format: Literal["one-on-one", "group"] | None = None
    gave: Item | None = None
    got: Item | None = None
    due_on: date | None = None
    trade_id: str | None = None
    to: str | None = None
    stance: Stance | None = None
    recorded_by: str = ""
    recorded_at: int = 0


def tellings(rows: Sequence[Recorded], places: Mapping[str, int], kinds: Container[str] | None = None) -> list[Telling]:
    """The tellings of rows whose amendments are resolved; of all kinds, or of some only.

    Those of all kinds are one to one with the acts of these rows. `places` has the place of each
    partnership.
    """
    wanted = rows if kinds is None else [row for row in rows if row[_KIND] in kinds]
    understood = {more: _understood(more) for more in {row.more for row in wanted}}
    make = tuple.__new__  # half the time that the class itself takes
    return [
        make(
            Telling,
            (
                position,
                interaction,
                partnership,
                places[partnership],
                _KINDS[kind],
                when,
                when // DAY_IN_MICROSECONDS,
                tone,
                visibility,
                *understood[more],
                by,
                recorded_at,
            ),
        )
        for position, partnership, kind, _, when, _, _, tone, visibility, interaction, by, recorded_at, more in sorted(
            wanted, key=itemgetter(_WHEN)
        )  # of one instant, as recorded
    ]


_KIND, _WHEN = (Recorded._fields.index(name) for name in ("kind", "occurred_at"))
_KINDS = {kind.value: kind for kind in Kind}


class _More(BaseModel):
    """What `more` holds of an interaction."""

    format: Literal["one-on-one", "group"] | None = None
    gave: Item | None = None
    got: Item | None = None
    due_on: date | None = None
    trade_id: UUID | None = None
    to: str | None = None
    stance: Stance | None = None


_Understood = tuple[
    Literal["one-on-one", "group"] | None, Item | None, Item | None, date | None, str | None, str | None, Stance | None
]


def forget_particulars() -> None:
    """Keep no text that was understood before."""
    _understood.cache_clear()


@lru_cache(maxsize=1_000)  # most have nothing more, or nothing but the same few formats
def _understood(more: str) -> _Understood:
    told = _More.model_validate_json(more or "{}")
    trade = told.trade_id.hex if told.trade_id else None
    return told.format, told.gave, told.got, told.due_on, trade, told.to, told.stance
