"""One timeline row for each fact."""

import json
from collections.abc import Mapping
from functools import singledispatch
from typing import Any, NamedTuple

from domain.access import RoleGranted, RoleRevoked
from domain.acts import RETRACTION
from domain.agenda import AgendaStated, CadenceAgreed, WithdrawalConditionMarked
from domain.coalition import MilestoneReached
from domain.fact import Fact
from domain.interactions import (
    InteractionCorrected,
    InteractionRecorded,
    InteractionRetracted,
    PartnershipBegun,
)
from domain.tellings import MORE
from domain.time import DAY_IN_MICROSECONDS, day_number, microseconds
from domain.tokens import TokenIssued, TokenRevoked
from domain.values import Interaction
from service.projections.tables import NOBODY

AMENDS = -1
"""Stands in `amends` until the position of the first telling is looked up."""

Homes = Mapping[str, str]
"""The coalition of each partnership."""


class Row(NamedTuple):
    """A row of the table `timeline`, in the order of its columns."""

    coalition_id: str
    position: int
    partnership_id: str
    interaction_id: str
    kind: str
    amends: int | None
    occurred_at: int
    recorded_at: int
    influence: float | None
    bloc: str | None
    tone: int | None
    visibility: str | None
    recorded_by: str
    source: str
    note: str
    note_for: str | None
    more: str


def row(fact: Fact, position: int, homes: Homes) -> Row:
    """The timeline row of a fact; `amends` says only whether it amends, until looked up.

    Raises `KeyError` where the partnership's home is not known.
    """
    if isinstance(fact, InteractionRecorded):  # nearly all are
        return _telling(fact, fact.interaction, position, homes)
    return _other(fact, position, homes)


@singledispatch
def _other(fact: Fact, position: int, homes: Homes) -> Row:  # noqa: ARG001  others need it
    home = fact.originator_id.hex if fact.TOPIC.startswith("coalition.") else NOBODY
    return _plain(fact, position, home, microseconds(fact.timestamp))


@_other.register
def _milestone_reached(fact: MilestoneReached, position: int, _: Homes) -> Row:
    reached_at = day_number(fact.reached_on) * DAY_IN_MICROSECONDS
    return _plain(fact, position, fact.originator_id.hex, reached_at)


@_other.register
def _begun(fact: PartnershipBegun, position: int, _: Homes) -> Row:
    plain = _plain(fact, position, fact.coalition_id.hex, microseconds(fact.timestamp))
    return plain._replace(partnership_id=fact.originator_id.hex)


@_other.register
def _of_partnership(fact: AgendaStated | CadenceAgreed, position: int, homes: Homes) -> Row:
    partnership = fact.originator_id.hex
    plain = _plain(fact, position, homes[partnership], microseconds(fact.timestamp))
    return plain._replace(partnership_id=partnership)


@_other.register
def _condition_marked(fact: WithdrawalConditionMarked, position: int, homes: Homes) -> Row:
    partnership = fact.originator_id.hex
    marked_at = day_number(fact.on) * DAY_IN_MICROSECONDS
    return _plain(fact, position, homes[partnership], marked_at)._replace(partnership_id=partnership)


@_other.register
def _granted(fact: RoleGranted, position: int, _: Homes) -> Row:
    return _plain(fact, position, NOBODY, microseconds(fact.timestamp))._replace(recorded_by=fact.granted_by)


@_other.register
def _revoked(fact: RoleRevoked | TokenRevoked, position: int, _: Homes) -> Row:
    return _plain(fact, position, NOBODY, microseconds(fact.timestamp))._replace(recorded_by=fact.revoked_by)


@_other.register
def _issued(fact: TokenIssued, position: int, _: Homes) -> Row:
    plain = _plain(fact.model_copy(update={"hash": None}), position, NOBODY, microseconds(fact.timestamp))
    return plain._replace(recorded_by=fact.issued_by)


@_other.register
def _corrected(fact: InteractionCorrected, position: int, homes: Homes) -> Row:
    telling = _telling(fact, fact.interaction, position, homes)
    more = json.loads(telling.more or "{}") | {"reason": fact.reason}
    return telling._replace(amends=AMENDS, recorded_by=fact.corrected_by, more=_json(more))


@_other.register
def _retracted(fact: InteractionRetracted, position: int, homes: Homes) -> Row:
    partnership = fact.originator_id.hex
    plain = _plain(fact, position, homes[partnership], microseconds(fact.timestamp))
    return plain._replace(
        partnership_id=partnership,
        interaction_id=fact.interaction_id.hex,
        kind=RETRACTION,
        amends=AMENDS,
        recorded_by=fact.retracted_by,
        more=_json({"reason": fact.reason}),
    )


def _telling(fact: Fact, told: Interaction, position: int, homes: Homes) -> Row:
    partnership = fact.originator_id.hex
    extra = told.model_fields_set & MORE
    return Row(
        homes[partnership],
        position,
        partnership,
        told.id.hex,
        told.kind.value,
        None,
        microseconds(told.occurred_at),
        microseconds(fact.timestamp),
        told.influence,
        told.bloc,
        told.tone,
        told.visibility,
        told.recorded_by,
        told.source,
        told.note,
        told.note_for,
        told.model_dump_json(include=extra, exclude_none=True) if extra else "",
    )


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)  # as pydantic writes it, so that it can be searched


def _plain(fact: Fact, position: int, home: str, occurred_at: int) -> Row:
    """A fact that is no interaction: all it tells goes to `more`."""
    envelope = {"originator_id", "originator_version", "originator_topic", "timestamp"}
    return Row(
        coalition_id=home,
        position=position,
        partnership_id=NOBODY,
        interaction_id=NOBODY,
        kind=fact.TOPIC,
        amends=None,
        occurred_at=occurred_at,
        recorded_at=microseconds(fact.timestamp),
        influence=None,
        bloc=None,
        tone=None,
        visibility=None,
        recorded_by=NOBODY,
        source=NOBODY,
        note="",
        note_for=None,
        more=fact.model_dump_json(exclude=envelope, exclude_none=True),
    )
