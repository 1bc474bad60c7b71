"""From drafts to interactions: ids, instants, and what holds of each stakeholder from the start."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.identity import interaction_id
from domain.values import Interaction
from examples import NAME, RECORDER
from examples.calendar import Calendar
from examples.cast import Player
from examples.dice import Dice
from examples.drafts import Draft, drafts
from examples.steps import Record, partnership_of

SOURCE = "synthetic story"


def records(seed: int, calendar: Calendar, dice: Dice) -> dict[str, Record]:
    """The interactions of the story by the ref of their draft."""
    planned = _introduced(sorted(drafts(dice), key=lambda draft: (draft.day, draft.ref)))
    return {draft.ref: _record(seed, draft, calendar, dice) for draft in planned}


def _introduced(planned: list[Draft]) -> list[Draft]:
    """The same drafts; the first of each player tells influence and bloc, too."""
    seen: set[Player] = set()
    introduced = []
    for draft in planned:
        new = {} if draft.player in seen else {"influence": draft.player.influence, "bloc": draft.player.bloc}
        seen.add(draft.player)
        introduced.append(replace(draft, also=new | draft.also))
    return introduced


def _record(seed: int, draft: Draft, calendar: Calendar, dice: Dice) -> Record:
    also: dict[str, Any] = dict(draft.also)
    if "settles" in also:
        also["trade_id"] = record_id(seed, draft.player, also.pop("settles"))
    if "due_day" in also:
        also["due_on"] = calendar.on(also.pop("due_day"))
    interaction = Interaction(
        id=record_id(seed, draft.player, draft.ref),
        kind=draft.kind,
        occurred_at=calendar.at(draft.day, dice.between(8, 17), dice.between(0, 59)),
        recorded_by=RECORDER,
        source=SOURCE,
        **also,
    )
    return Record(_known_at(draft, calendar, dice), NAME, draft.player.name, interaction)


def _known_at(draft: Draft, calendar: Calendar, dice: Dice) -> datetime:
    """The evening of the day; incidents after everything else, for one of them closes the story."""
    minute = dice.between(0, 59)
    return calendar.at(draft.known, 20 if draft.ref.startswith("incident-") else 18, minute)


def record_id(seed: int, player: Player, ref: str) -> UUID:
    """The id of an interaction: the same whatever the first day is."""
    return interaction_id(partnership_of(NAME, player.name), f"story-{seed}-{ref}")
