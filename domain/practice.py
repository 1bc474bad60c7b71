"""How moves go: what each hopes for, how often it succeeds, and what effort it takes.

All figures here are judgements, published so that they can be argued with; nothing fits them. They
rank moves, and are no measured rates. Success runs along a straight line from a stakeholder whose
support is 0 (`doubtful`) to one whose support is 1 (`firm`). Effort is counted in one-on-one
meetings.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from domain.acts import acts
from domain.by_column import Row
from domain.changes import Floats
from domain.policy import Policy
from domain.values import Kind


class MoveKind(StrEnum):
    """What can be done next."""

    ONE_ON_ONE = "one-on-one meeting"
    RETOUCH = "get back in touch"
    GROUP = "group meeting"
    ENDORSEMENT = "ask for an endorsement"
    HONOUR = "honour a trade"
    COLLECT = "ask to honour a trade"
    OFFER = "offer a trade"
    WIN_BACK = "win back"
    RECONCILE = "settle a conflict"


class Hoped(NamedTuple):
    """An act that a move is to bring about."""

    kind: Kind
    tone: int | None = None
    visibility: Literal["private", "public"] | None = None


class Practice(NamedTuple):
    """How one kind of move goes: the acts hoped for, how likely they are, from 0 to 1, and the effort."""

    hoped: tuple[Hoped, ...]
    doubtful: float
    firm: float
    effort: float

    def success(self, support: Floats) -> Floats:
        """How likely it goes well with stakeholders of this support, once they are reached."""
        return self.doubtful + (self.firm - self.doubtful) * support

    def weight(self, policy: Policy) -> float:
        """What the acts hoped for weigh in favour."""
        return weight_in_favour(self.hoped, policy)


MEETING = (Hoped(Kind.MEETING, tone=1),)

PRACTICES: Mapping[MoveKind, Practice] = MappingProxyType(
    {
        MoveKind.ONE_ON_ONE: Practice(MEETING, 0.2, 0.9, 1.0),
        MoveKind.RETOUCH: Practice(MEETING, 0.2, 0.9, 1.0),
        MoveKind.GROUP: Practice(MEETING, 0.1, 0.8, 2.0),
        MoveKind.ENDORSEMENT: Practice((Hoped(Kind.ENDORSEMENT, visibility="public"),), 0.0, 0.6, 1.5),
        MoveKind.HONOUR: Practice((Hoped(Kind.TRADE_HONOURED),), 0.9, 1.0, 0.5),
        MoveKind.COLLECT: Practice((Hoped(Kind.TRADE_HONOURED),), 0.2, 0.8, 1.0),
        MoveKind.OFFER: Practice((Hoped(Kind.TRADE), Hoped(Kind.TRADE_HONOURED)), 0.2, 0.7, 2.0),
        MoveKind.WIN_BACK: Practice((Hoped(Kind.RETURN),), 0.05, 0.4, 3.0),
        MoveKind.RECONCILE: Practice((Hoped(Kind.RECONCILIATION),), 0.3, 0.8, 1.5),
    }
)
"""How each kind of move goes."""

EFFORT_OF_WORTH = 0.5
"""Effort of giving what we promised, for each point of its worth (1 to 5), beside that of the table."""

BROKEN = (Hoped(Kind.TRADE_BROKEN),)
"""What becomes of a trade that nobody sees to."""

BREACH = 0.5
"""How likely a trade that is overdue is broken, if nobody sees to it."""


def weight_in_favour(hoped: tuple[Hoped, ...], policy: Policy) -> float:
    """What these acts weigh in favour, less what they weigh against, were they done today."""
    rows = [
        Row(number, "", each.kind, None, 0, None, None, each.tone, each.visibility) for number, each in enumerate(hoped)
    ]
    told = acts(rows, policy)
    return float((told.favour - told.against).sum())
