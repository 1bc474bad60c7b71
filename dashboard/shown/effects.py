"""Logging what happened with one or several stakeholders, and seeing at once what it changed; taking it back."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from dashboard import data
from domain.errors import PartnershipError
from domain.identity import coalition_id, key, partnership_id, stakeholder_id
from domain.values import Interaction

PATIENCE = 3.0
"""Seconds to wait for the workers before saying that a fact is still being counted."""

UNDONE = "undone right after logging"
CHANGED = 0.0005
"""A change of support that would show as 0.0 points is none."""

Each = tuple[str, Interaction]
"""A participant, and the interaction with them."""


@dataclass(frozen=True)
class Standing:
    """Where a coalition and some of its stakeholders stand; None, or no entry, where nothing is known."""

    support: dict[str, float]
    strength: float | None = None
    momentum: float | None = None


@dataclass(frozen=True)
class Effect:
    """What one thing that happened changed; `counted` tells whether it is in `after` yet."""

    coalition: str
    told: list[Each]
    before: Standing
    after: Standing
    counted: bool

    @property
    def names(self) -> list[str]:
        """The participants."""
        return [name for name, _ in self.told]

    @property
    def interaction(self) -> Interaction:
        """What happened; the same with each but for its id."""
        return self.told[0][1]

    @property
    def moved(self) -> bool:
        """Whether it moved anybody's support."""
        steps = (self.after.support.get(name, 0.5) - self.before.support.get(name, 0.5) for name in self.names)
        return any(abs(step) >= CHANGED for step in steps)


def log(coalition: str, told: list[Each]) -> Effect:
    """Record what happened, with everybody or nobody, and wait, briefly, for what it changes."""
    names = [name for name, _ in told]
    before = standing(coalition, names)
    data.services().recording.record_all(coalition, told)
    counted = counts(coalition)
    return Effect(coalition, told, before, standing(coalition, names), counted)


def undo(effect: Effect) -> bool:
    """Take what was just logged back, with everybody; whether that is counted yet."""
    ids = [(_partnership(effect.coalition, name), interaction.id) for name, interaction in effect.told]
    data.services().recording.retract_all(ids, UNDONE, effect.interaction.recorded_by)
    return counts(effect.coalition)


def standing(coalition: str, names: Sequence[str]) -> Standing:
    """Where the coalition and these stakeholders stand now."""
    summary = data.reading().coalition(coalition)
    called = {key(name): name for name in names}
    everybody = ((key(each.name), each.partner.support) for each in data.reading().stakeholders(coalition))
    support = {called[name]: support for name, support in everybody if name in called}
    return Standing(support, summary.strength, summary.momentum)


def whose(error: PartnershipError, told: Sequence[Each]) -> str | None:
    """The participant about whom something was refused, where there are several."""
    refused = (name for name, interaction in told if interaction.id == error.interaction_id)
    return next(refused, None) if len(told) > 1 else None


def counts(coalition: str) -> bool:
    """Whether, after a moment's patience, all that is saved by now is in the figures of a coalition."""
    saved = data.timeline().head()
    return _wait_for(lambda: data.timeline().position() >= saved and data.reading().counted(coalition))


def _partnership(coalition: str, stakeholder: str) -> UUID:
    return partnership_id(coalition_id(coalition), stakeholder_id(stakeholder))


def _wait_for(done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.03)
    return True
