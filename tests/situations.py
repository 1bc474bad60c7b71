"""Situations as tests write them: interactions of named people on numbered days.

a_situation(recorded("ada", Kind.TRADE, 10, "T", gave=capital(3)), recorded("ada", Kind.TRADE_HONOURED, 20, trade="T"))
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.acts import effective
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.policy import Policy
from domain.situation import Link, Profile, Situation
from domain.tellings import Recorded
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind
from domain.winning import HALF
from tests.given import COALITION, named

TODAY = 100
"""The day whose end a situation tells of, unless a test says otherwise."""

POSITIONS = iter(range(1, 10_000_000))


def partnership(who: str) -> str:
    """The id of somebody's partnership."""
    return partnership_id(coalition_id(COALITION), stakeholder_id(who)).hex


def recorded(
    who: str, kind: Kind, day: int, called: str | None = None, *, trade: str | None = None, **fields: Any
) -> Recorded:
    """An interaction on a day; `called` is the name its id goes by, `trade` that of the trade it settles."""
    position = next(POSITIONS)
    plain = {name: fields.pop(name, None) for name in ("influence", "bloc", "tone", "visibility", "amends")}
    more = fields | ({"trade_id": str(named(trade))} if trade else {})
    return Recorded(
        position=position,
        partnership=partnership(who),
        kind=kind.value,
        occurred_at=day * DAY_IN_MICROSECONDS,
        interaction_id=named(called or f"{kind} {position}").hex,
        recorded_by="Robin",
        recorded_at=day * DAY_IN_MICROSECONDS + 1,
        more=json.dumps(more) if more else "",
        **plain,
    )


def side(what: str, worth: int) -> dict[str, Any]:
    """One side of a trade."""
    return {"what": what, "worth": worth}


def a_profile(who: str, **known: Any) -> Profile:
    """What is known of somebody beside interactions."""
    return Profile(who, stakeholder_id(who).hex, **known)


def hears(listener: str, influencer: str) -> Link:
    """Somebody listens to somebody."""
    return Link(stakeholder_id(listener).hex, stakeholder_id(influencer).hex, influencer)


def a_situation(*rows: Recorded, people: Sequence[str] = ("ada", "bea", "cy", "dan"), **known: Any) -> Situation:
    """The situation that these rows make at the end of day `TODAY`; people without rows have no part in it yet."""
    bare = Situation(
        coalition_id=coalition_id(COALITION).hex,
        coalition=COALITION,
        purpose="",
        winning=HALF,
        policy=Policy(),
        day=TODAY,
        known=(TODAY + 1) * DAY_IN_MICROSECONDS,
        rows=effective(rows),
        profiles={partnership(who): a_profile(who) for who in people},
    )
    return replace(bare, **known)
