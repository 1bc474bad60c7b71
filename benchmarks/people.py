"""Interactions to measure with: invented, seeded, and of the size of a roll call's."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from domain.identity import interaction_id
from domain.values import Interaction, Kind

COALITION = "The benchmark coalition"
KINDS = (Kind.VOTE_WITH, Kind.VOTE_AGAINST)
NOTE = "HR 2670: a bill whose title is about as long as those in a real roll call"
BLOCS = ("North", "South", "East", "West")


def stakeholder(number: int) -> str:
    """The name of a stakeholder."""
    return f"Stakeholder {number:04d}"


def interaction(partnership: UUID, number: int, dice: random.Random, days: int = 365) -> Interaction:
    """The n-th interaction of a partnership, on some day of the last ones."""
    return Interaction(
        id=interaction_id(partnership, str(number)),
        kind=dice.choice(KINDS),
        occurred_at=datetime.now(UTC) - timedelta(days=dice.random() * days),
        recorded_by="bench",
        source="bench",
        bloc=BLOCS[partnership.int % len(BLOCS)],
        note=NOTE,
    )
