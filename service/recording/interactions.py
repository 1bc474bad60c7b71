"""Recording what happened with stakeholders: interactions, and what amends them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from domain.coalition import Coalition
from domain.errors import InteractionUnknown, Unknown
from domain.identity import stakeholder_id
from domain.partnership import Partnership
from domain.roles import Right
from domain.values import Interaction
from service import notes
from service.deciding import decided, kept
from service.guard import NotAllowed, Where, needs
from service.recording.base import Base


class Interactions(Base):
    """The use cases about interactions."""

    @needs(Right.LOG)
    def record(self, coalition: str, stakeholder: str, interaction: Interaction) -> bool:
        """Record an interaction; an unknown stakeholder becomes known by it.

        False if exactly this was recorded before.
        """
        return self.record_all(coalition, [(stakeholder, interaction)])

    @needs(Right.LOG)
    def record_all(self, coalition: str, told: Sequence[tuple[str, Interaction]]) -> bool:
        """Record what happened with several stakeholders at once, all or nothing.

        False if exactly this was recorded before.
        """

        def decide() -> bool:
            newcomers, partnerships = self._to_record_in(coalition, [name for name, _ in told])
            there = {each.stakeholder_id: each for each in partnerships}
            for name, interaction in told:
                there[stakeholder_id(name)].record(self._signed(interaction), self.clock())
            return kept(self.facts, *newcomers, *partnerships)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG, Where.FOUND)
    def correct(self, partnership: UUID, interaction: Interaction, reason: str, by: str) -> bool:
        """Tell an interaction anew, with the reason. False if it was told just so.

        Who has signed in corrects what they recorded themselves, in their own name. Raises `NotAllowed`.
        """

        def decide(it: Partnership, now: datetime) -> None:
            self._refuse_others(it, interaction.id)
            it.correct(self._signed(interaction), reason, self._by(by), now)

        return self._in_partnership(partnership, decide)

    @needs(Right.LOG, Where.FOUND)
    def retract(self, partnership: UUID, interaction_id: UUID, reason: str, by: str) -> bool:
        """Say that an interaction never happened, with the reason."""
        return self.retract_all([(partnership, interaction_id)], reason, by)

    @needs(Right.LOG, Where.FOUND)
    def retract_all(self, told: Sequence[tuple[UUID, UUID]], reason: str, by: str) -> bool:
        """Say of several interactions (partnership and id) that they never happened: all or none.

        Who has signed in takes back what they recorded themselves. Raises `NotAllowed`.
        """

        def decide() -> bool:
            touched: dict[UUID, Partnership] = {}
            for partnership, interaction_id in told:
                there = touched.get(partnership) or self._partnership(partnership, Right.LOG)
                self._refuse_others(there, interaction_id)
                there.retract(interaction_id, reason, self._by(by), self.clock())
                touched[partnership] = there
            return kept(self.facts, *touched.values())

        return decided(self.facts, decide, self.wake)

    @needs(Right.READ, Where.FOUND)
    def telling(self, partnership: UUID, interaction_id: UUID) -> Interaction:
        """An interaction as it was told last, whether it counts or was retracted; what a correction begins with."""
        there = self._partnership(partnership, Right.READ)
        tellings = there.tellings.get(interaction_id)
        if not tellings:
            raise InteractionUnknown(interaction_id)
        return notes.told(tellings[-1], self.guard.sight(there.coalition_id))

    def _in_partnership(self, key: UUID, decision: Callable[[Partnership, datetime], None]) -> bool:
        def decide() -> bool:
            partnership = self._partnership(key, Right.LOG)
            decision(partnership, self.clock())
            return kept(self.facts, partnership)

        return decided(self.facts, decide, self.wake)

    def _partnership(self, key: UUID, right: Right) -> Partnership:
        """A partnership in whose coalition the person has a right; where they have no role there, there is none."""
        found = self.facts.find(Partnership, key)
        if found is None or not self.guard.may(Right.SEE, found.coalition_id):
            raise Unknown("partnership", str(key), "look its id up in the timeline")
        if not self.guard.may(right, found.coalition_id):
            self.guard.ask(right, self._named(found.coalition_id))
        if right is Right.LOG:
            self.facts.refuse_erased(found.stakeholder_id)
        return found

    def _named(self, home: UUID) -> str:
        coalition = self.facts.find(Coalition, home)
        return coalition.name if coalition else str(home)

    def _refuse_others(self, partnership: Partnership, interaction_id: UUID) -> None:
        """Raise `NotAllowed` where somebody has signed in and did not record the interaction themselves."""
        told = partnership.tellings.get(interaction_id)
        if told and not self.guard.open and told[0].recorded_by != self.guard.person.id:
            raise NotAllowed(f"This was recorded by {told[0].recorded_by}; only they can correct it or take it back.")

    def _signed(self, interaction: Interaction) -> Interaction:
        """An interaction as recorded by whoever has signed in, whatever it says."""
        return interaction.model_copy(update={"recorded_by": self._by(interaction.recorded_by)})

    def _by(self, stated: str) -> str:
        return stated if self.guard.open else self.guard.person.id
