"""Hypotheses: what is assumed to happen, judged by the same rules as what is recorded.

All count as interactions of the last moments of the situation's day, one after another in the order
given. What each stakeholder's `Partnership` would refuse to record cannot be assumed either.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pydantic import ValidationError

from domain.errors import HypothesisRefused, Refused, invalid
from domain.identity import NAMESPACE, partnership_id, stakeholder_id
from domain.partnership import SETTLEMENTS, TURNS, Partnership
from domain.situation import Profile, Situation
from domain.tellings import MORE, Recorded, tellings
from domain.time import DAY_IN_MICROSECONDS, microseconds, moment_of
from domain.values import Interaction, Kind

ASSUMED_BY = "hypothesis"
"""Who tells what is only assumed."""


class Hypothesis(NamedTuple):
    """What is assumed of a stakeholder, by name. The id and the moment of `what` do not matter."""

    who: str
    what: Interaction


def hypothesis(who: str, kind: Kind, **fields: Any) -> Hypothesis:
    """A hypothesis from the other fields of an `Interaction`; raises `Invalid` where one makes no sense."""
    told = {"id": NAMESPACE, "kind": kind, "occurred_at": moment_of(0), "recorded_by": ASSUMED_BY, **fields}
    try:
        return Hypothesis(who, Interaction.model_validate(told))
    except ValidationError as error:
        raise invalid(error) from error


def assumed(situation: Situation, hypothetical: Sequence[Hypothesis]) -> Situation:
    """The situation as it would be with all that is assumed; who is new becomes known in it.

    Raises `HypothesisRefused` where what is known, or assumed before, does not allow it.
    """
    partnerships: dict[str, Partnership] = {}
    newcomers: dict[str, Profile] = {}
    rows = list(situation.rows)
    last = max((row.position for row in rows), default=0)
    begin = (situation.day + 1) * DAY_IN_MICROSECONDS - len(hypothetical)
    for number, (who, what) in enumerate(hypothetical):
        key, moment = partnership_of(situation, who), moment_of(begin + number)
        if key not in situation.profiles:
            newcomers.setdefault(key, Profile(who.strip(), stakeholder_id(who).hex))
        if key not in partnerships:
            partnerships[key] = _as_known(situation, key, who, moment)
        decided = _decided(partnerships[key], who, what, number, moment)
        rows.append(_row(decided, key, last + 1 + number))
    return replace(situation, rows=rows, profiles={**situation.profiles, **newcomers}, before=situation.by_column)


def partnership_of(situation: Situation, who: str) -> str:
    """The id that a stakeholder of this name has as a partner here, or would have."""
    return partnership_id(UUID(situation.coalition_id), stakeholder_id(who)).hex


def _decided(partnership: Partnership, who: str, what: Interaction, number: int, moment: datetime) -> Interaction:
    """What is assumed as the partnership takes it: a settlement then has its trade."""
    key = uuid5(NAMESPACE, f"{ASSUMED_BY}:{number}")
    try:
        partnership.record(what.model_copy(update={"id": key, "occurred_at": moment}), moment)
    except Refused as error:
        raise HypothesisRefused(number, who, what.kind, str(error)) from error
    return partnership.current[key]


def _as_known(situation: Situation, key: str, who: str, now: datetime) -> Partnership:
    """The partnership with all that its rules look at."""
    known = Partnership.begin(UUID(situation.coalition_id), stakeholder_id(who), now)
    rows = [row for row in situation.rows if row.partnership == key and row.kind in _RULING]
    for each in tellings(rows, {key: 0}):
        known.tell(
            Interaction(
                id=UUID(each.interaction_id),
                kind=each.kind,
                occurred_at=moment_of(each.occurred_at),
                recorded_by=ASSUMED_BY,
                trade_id=UUID(each.trade_id) if each.trade_id else None,
            )
        )
    return known


_RULING = frozenset({*TURNS, Kind.TRADE, *SETTLEMENTS})
"""The kinds that decide what else is possible."""


def _row(what: Interaction, partnership: str, position: int) -> Recorded:
    return Recorded(
        position=position,
        partnership=partnership,
        kind=what.kind.value,
        amends=None,
        occurred_at=microseconds(what.occurred_at),
        influence=what.influence,
        bloc=what.bloc,
        tone=what.tone,
        visibility=what.visibility,
        interaction_id=what.id.hex,
        recorded_by=what.recorded_by,
        recorded_at=microseconds(what.occurred_at),
        more=what.model_dump_json(include=set(MORE), exclude_none=True),
    )
