"""One stakeholder in one coalition: decides what may be recorded about them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from typing_extensions import override

from domain.agenda import (
    Agenda,
    AgendaStated,
    CadenceAgreed,
    Marking,
    WithdrawalConditionMarked,
    standing_marks,
)
from domain.errors import (
    AlreadyDefected,
    FutureDate,
    InteractionDiffers,
    InteractionIsRetracted,
    InteractionUnknown,
    TradeAlreadySettled,
    TradeNotAgreed,
)
from domain.fact import Root
from domain.identity import partnership_id
from domain.interactions import (
    FACT_OF,
    InteractionCorrected,
    InteractionRetracted,
    PartnershipBegun,
)
from domain.values import Interaction, Kind

TURNS = (Kind.JOIN, Kind.RETURN, Kind.LAPSE, Kind.DEFECTION)
"""Kinds that change whether the stakeholder is with us, has left, or has broken away.

In this order: of what is told for one and the same moment, the departure stands.
"""

SETTLEMENTS = {Kind.TRADE_HONOURED, Kind.TRADE_BROKEN}

CLOSED_TO_DEFECTORS = {
    Kind.JOIN,
    Kind.TRADE,
    Kind.PLEDGE,
    Kind.ENDORSEMENT,
    Kind.VOTE_WITH,
    Kind.LAPSE,
    Kind.DEFECTION,
    Kind.CONTRIBUTION,
    Kind.MILESTONE,
}
"""Acts of a supporter. A defector can still be met, oppose us, settle a trade, and return."""


class Partnership(Root):
    """Everything between one stakeholder and one coalition.

    Facts come in any order; each is judged against what held at its own date.
    """

    TOPIC: ClassVar[str] = "partnership"

    def __init__(self, coalition_id: UUID, stakeholder_id: UUID) -> None:
        self.coalition_id, self.stakeholder_id = coalition_id, stakeholder_id
        self.tellings: dict[UUID, list[Interaction]] = {}
        self.current: dict[UUID, Interaction] = {}
        self.turns: dict[UUID, Interaction] = {}
        self.trades: dict[UUID, Interaction] = {}
        self.settled: dict[UUID, UUID] = {}
        self.agenda = Agenda()
        self.marks: list[Marking] = []
        self.cadence: int | None = None

    @property
    @override
    def subject(self) -> UUID:
        return self.stakeholder_id

    @classmethod
    def begin(cls, coalition_id: UUID, stakeholder_id: UUID, now: datetime) -> Self:
        """A new partnership, whose id follows from the two it joins."""
        return cls.begin_with(
            PartnershipBegun,
            partnership_id(coalition_id, stakeholder_id),
            coalition_id=coalition_id,
            stakeholder_id=stakeholder_id,
            timestamp=now,
        )

    def record(self, interaction: Interaction, now: datetime) -> bool:
        """Record what happened. False if exactly this was recorded before.

        Raises a `Refused` where the history at the interaction's own date does not allow it.
        """
        told = self.tellings.get(interaction.id)
        if told is not None:
            if any(interaction.same_content(before) for before in told):
                return False
            raise InteractionDiffers(interaction.id)
        decided = self._decide(interaction, now)
        self.add(FACT_OF[interaction.kind], interaction=decided, timestamp=now)
        return True

    def correct(self, interaction: Interaction, reason: str, by: str, now: datetime) -> None:
        """Tell an interaction anew, with the reason; the same content again is not news."""
        if interaction.same_content(self._standing(interaction.id)):
            return
        decided = self._decide(interaction, now)
        self.add(InteractionCorrected, interaction=decided, reason=reason, corrected_by=by, timestamp=now)

    def retract(self, interaction_id: UUID, reason: str, by: str, now: datetime) -> None:
        """Say that an interaction never happened, with the reason."""
        self._standing(interaction_id)
        self.add(
            InteractionRetracted,
            interaction_id=interaction_id,
            reason=reason,
            retracted_by=by,
            timestamp=now,
        )

    def state_agenda(self, agenda: Agenda, now: datetime) -> None:
        """Say what the stakeholder wants, the whole of it; the same again is not news."""
        if agenda != self.agenda:
            self.add(AgendaStated, agenda=agenda, timestamp=now)

    def agree_cadence(self, days: int | None, now: datetime) -> None:
        """Agree how many days (1 to 3650) may pass between two contacts; None: no cadence any more."""
        if days != self.cadence:
            self.add(CadenceAgreed, days=days, timestamp=now)

    def mark_condition(self, condition: str, on: date, now: datetime, *, met: bool) -> None:
        """Say that a stated condition was met from a day on, or not; what held that day is not news."""
        stated = self.agenda.condition(condition)
        if on > now.date():
            raise FutureDate(datetime.combine(on, datetime.min.time(), now.tzinfo), now)
        until = [mark for mark in self.marks if mark.on <= on]
        held = {mark.condition for mark in standing_marks(until, self.agenda) if mark.met}
        if met != (stated in held):
            self.add(WithdrawalConditionMarked, condition=stated, met=met, on=on, timestamp=now)

    def tell(self, interaction: Interaction) -> None:
        """Apply: this is now how the interaction was."""
        self.untell(interaction.id)
        self.tellings.setdefault(interaction.id, []).append(interaction)
        self.current[interaction.id] = interaction
        if interaction.kind in TURNS:
            self.turns[interaction.id] = interaction
        elif interaction.kind is Kind.TRADE:
            self.trades[interaction.id] = interaction
        elif interaction.kind in SETTLEMENTS and interaction.trade_id:
            self.settled[interaction.trade_id] = interaction.id

    def untell(self, interaction_id: UUID) -> None:
        """Apply: this interaction counts no more."""
        before = self.current.pop(interaction_id, None)
        self.turns.pop(interaction_id, None)
        self.trades.pop(interaction_id, None)
        if before and before.kind in SETTLEMENTS and before.trade_id:
            self.settled.pop(before.trade_id, None)

    def _standing(self, interaction_id: UUID) -> Interaction:
        if interaction_id not in self.tellings:
            raise InteractionUnknown(interaction_id)
        if interaction_id not in self.current:
            raise InteractionIsRetracted(interaction_id)
        return self.current[interaction_id]

    def _decide(self, interaction: Interaction, now: datetime) -> Interaction:
        if interaction.occurred_at > now:
            raise FutureDate(interaction.occurred_at, now)
        if interaction.kind in CLOSED_TO_DEFECTORS:
            self._refuse_after_defection(interaction)
        if interaction.kind in SETTLEMENTS:
            return self._settle(interaction)
        return interaction

    def _refuse_after_defection(self, act: Interaction) -> None:
        earlier = [turn for turn in self.turns.values() if turn.occurred_at <= act.occurred_at and turn.id != act.id]
        earlier.sort(key=lambda turn: (turn.occurred_at, TURNS.index(turn.kind)))
        if earlier and earlier[-1].kind is Kind.DEFECTION:
            raise AlreadyDefected(act.id, earlier[-1].occurred_at, act.occurred_at)

    def _settle(self, act: Interaction) -> Interaction:
        """The settlement with the trade it settles: the one named, its own, or the oldest open."""
        before = self.current.get(act.id)
        if act.trade_id is None and before is not None and before.trade_id is not None:
            return act.model_copy(update={"trade_id": before.trade_id})
        if act.trade_id is None:
            open_trades = [t for t in self._agreed_by(act) if t.id not in self.settled]
            oldest = min(open_trades, key=lambda trade: trade.occurred_at, default=None)
            if oldest is None:
                raise TradeNotAgreed(act.id, None, act.occurred_at)
            return act.model_copy(update={"trade_id": oldest.id})
        if act.trade_id not in {trade.id for trade in self._agreed_by(act)}:
            raise TradeNotAgreed(act.id, act.trade_id, act.occurred_at)
        settled_by = self.settled.get(act.trade_id, act.id)
        if settled_by != act.id:
            raise TradeAlreadySettled(act.id, act.trade_id, settled_by)
        return act

    def _agreed_by(self, act: Interaction) -> Iterable[Interaction]:
        return (t for t in self.trades.values() if t.occurred_at <= act.occurred_at)
