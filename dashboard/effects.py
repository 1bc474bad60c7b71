"""Logging one interaction and seeing at once what it changed; taking it back."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from dashboard import data
from domain.acts import RETRACTION
from domain.errors import Unknown
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.values import Interaction
from service.projections.entries import Entry

PATIENCE = 3.0
"""Seconds to wait for the workers before saying that a fact is still being counted."""

UNDONE = "undone right after logging"


@dataclass(frozen=True)
class Standing:
    """Where a stakeholder and their coalition stand; None where nothing is known."""

    support: float | None
    strength: float | None
    momentum: float | None


@dataclass(frozen=True)
class Effect:
    """What one interaction changed; `counted` tells whether it is in `after` yet."""

    coalition: str
    stakeholder: str
    interaction: Interaction
    before: Standing
    after: Standing
    counted: bool


def log(coalition: str, stakeholder: str, interaction: Interaction) -> Effect:
    """Record an interaction and wait, briefly, for what it changes."""
    before = standing(coalition, stakeholder)
    data.services().recording.record(coalition, stakeholder, interaction)
    counted = _wait_for(lambda: _is_counted(coalition, interaction.id, interaction.kind))
    return Effect(coalition, stakeholder, interaction, before, standing(coalition, stakeholder), counted)


def undo(effect: Effect) -> bool:
    """Take an interaction just logged back; whether that is counted yet."""
    key = _partnership(effect.coalition, effect.stakeholder)
    told = effect.interaction
    data.services().recording.retract(key, told.id, UNDONE, told.recorded_by)
    return _wait_for(lambda: _is_counted(effect.coalition, told.id, RETRACTION))


def standing(coalition: str, stakeholder: str) -> Standing:
    """Where they stand now."""
    key = _partnership(coalition, stakeholder).hex
    summary = data.reading().coalition(coalition)
    partners = (each.partner for each in data.reading().stakeholders(coalition))
    support = next((partner.support for partner in partners if partner.partnership_id == key), None)
    return Standing(support, summary.strength, summary.momentum)


def is_duplicate(coalition: str, stakeholder: str, interaction: Interaction) -> bool:
    """Whether the same kind of thing with the same note stands recorded for that day."""
    day = interaction.occurred_at.date()
    known = data.facts_so_far(coalition, day, data.today())
    taken_back = {entry.amends for entry in known if entry.amends is not None}
    return any(
        _alike(entry, _partnership(coalition, stakeholder), interaction)
        for entry in known
        if entry.position not in taken_back
    )


def _alike(entry: Entry, partnership: UUID, told: Interaction) -> bool:
    theirs = (entry.partnership_id, entry.kind, entry.occurred_at.date(), entry.note.strip())
    return theirs == (partnership.hex, told.kind, told.occurred_at.date(), told.note.strip())


def _partnership(coalition: str, stakeholder: str) -> UUID:
    return partnership_id(coalition_id(coalition), stakeholder_id(stakeholder))


def _is_counted(coalition: str, interaction_id: UUID, kind: str) -> bool:
    """Whether the latest telling of the interaction is of this kind, and in the figures."""
    try:
        latest = data.reading().interaction(interaction_id)
    except Unknown:  # not followed yet
        return False
    return latest.kind == kind and data.reading().counted(coalition)


def _wait_for(done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.03)
    return True
