"""Recording facts: load, ask, save, wake."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from domain.agenda import Agenda, Marking, standing_marks
from domain.coalition import Coalition
from domain.errors import CoalitionExists, InteractionUnknown, Unknown
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.partnership import Partnership
from domain.policy import Policy
from domain.roles import Right
from domain.stakeholder import Stakeholder, refuse_pseudonym
from domain.values import Interaction, Relationship
from domain.winning import HALF, Winning, winning
from service import notes
from service.deciding import decided, kept
from service.guard import INSIDE, Guard, NotAllowed, Where, needs
from service.store import Facts


class Wishes(NamedTuple):
    """What a stakeholder wants: the agenda, which conditions are met, how many days may pass between contacts."""

    agenda: Agenda
    marks: tuple[Marking, ...]
    cadence: int | None


@dataclass(frozen=True)
class Recording:
    """The use cases that write. Each is one transaction; after it the workers are woken.

    Coalitions and stakeholders go by the names people type; case and spacing do not matter.
    Every method may raise a `Refused` of the domain, `Unknown` for a name, or `DatabaseAway`;
    then nothing is recorded.
    """

    facts: Facts
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def form_coalition(
        self,
        name: str,
        purpose: str = "",
        *,
        share: float | None = None,
        count: int | None = None,
        must_have: Sequence[str] = (),
    ) -> bool:
        """Form a coalition; half of the influence wins where nothing is stated.

        False if it was formed just so before.
        """

        def decide() -> bool:
            unstated = share is None and count is None and not must_have
            wins = HALF if unstated else self._winning(share, count, must_have)
            there = self.facts.find(Coalition, coalition_id(name))
            if there is None:
                return kept(self.facts, Coalition.form(name, self.clock(), purpose, wins))
            if (there.purpose, there.winning) != (purpose, wins):
                raise CoalitionExists(there.name)
            return False

        return decided(self.facts, decide, self.wake)

    @needs(Right.ADMINISTER)
    def define_winning(
        self,
        coalition: str,
        *,
        share: float | None = None,
        count: int | None = None,
        must_have: Sequence[str] = (),
    ) -> bool:
        """Decide what counts as winning: all that is stated must hold. False if that was so before.

        `share`: of all influence; or `count`: of stakeholders; `must_have`: names of stakeholders.
        """
        return self._in_coalition(
            coalition, lambda it, now: it.define_winning(self._winning(share, count, must_have), now)
        )

    @needs(Right.ADMINISTER)
    def adopt_policy(self, coalition: str, policy: Policy) -> bool:
        """Weigh a coalition's support by this policy from today on. False if it is in force."""
        return self._in_coalition(coalition, lambda it, now: it.adopt_policy(policy, now))

    @needs(Right.LOG)
    def affirm_purpose(self, coalition: str, purpose: str) -> bool:
        """Say what the coalition is for."""
        return self._in_coalition(coalition, lambda it, now: it.affirm_purpose(purpose, now))

    @needs(Right.LOG)
    def plan_milestone(self, coalition: str, milestone: str, due_on: date) -> bool:
        """Put a step on the timetable. False if it stood there just so."""
        return self._in_coalition(coalition, lambda it, now: it.plan_milestone(milestone, due_on, now))

    @needs(Right.LOG)
    def reach_milestone(self, coalition: str, milestone: str, reached_on: date) -> bool:
        """Tick a planned step off. False if it was ticked off for that day before."""
        return self._in_coalition(coalition, lambda it, now: it.reach_milestone(milestone, reached_on, now))

    @needs(Right.LOG, Where.SOMEWHERE)
    def register(self, stakeholder: str, relationship: Relationship | None = None) -> bool:
        """Make a stakeholder known, or say how they relate to us. False if that is no news."""

        def decide() -> bool:
            there = self._stakeholder(stakeholder)
            if relationship is not None:
                there.relate(relationship, self.clock())
            return kept(self.facts, there)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG, Where.SOMEWHERE)
    def listens_to(self, stakeholder: str, influencer: str) -> bool:
        """Say whom a stakeholder listens to; both become known. False if that is no news."""

        def decide() -> bool:
            listener, heard = self._stakeholder(stakeholder), self._stakeholder(influencer)
            listener.listen_to(heard.id, self.clock())
            return kept(self.facts, listener, heard)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG, Where.SOMEWHERE)
    def no_longer_listens_to(self, stakeholder: str, influencer: str) -> bool:
        """Say that a stakeholder no longer listens to another one. False if they did not anyway."""

        def decide() -> bool:
            listener = self.facts.find(Stakeholder, stakeholder_id(stakeholder))
            if listener is None:
                raise Unknown("stakeholder", stakeholder, "make them known with 'groundswell stakeholder add'")
            listener.stop_listening_to(stakeholder_id(influencer), self.clock())
            return kept(self.facts, listener)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG)
    def state_agenda(  # noqa: PLR0913  the four lists of an agenda
        self,
        coalition: str,
        stakeholder: str,
        *,
        interests: Iterable[str] | None = None,
        wants: Iterable[str] | None = None,
        offers: Iterable[str] | None = None,
        conditions: Iterable[str] | None = None,
    ) -> bool:
        """Say what a stakeholder wants of a coalition; lists left out stay as they were.

        False if that is no news. An unknown stakeholder becomes known by it.
        """
        lists = {"interests": interests, "wants": wants, "offers": offers, "conditions": conditions}
        told = {name: tuple(lines) for name, lines in lists.items() if lines is not None}  # decided upon maybe twice
        return self._with(coalition, stakeholder, lambda it, now: it.state_agenda(it.agenda.restated(**told), now))

    @needs(Right.LOG)
    def agree_cadence(self, coalition: str, stakeholder: str, days: int | None) -> bool:
        """Agree how many days may pass between two contacts; None: no cadence any more. False if that is no news.

        An unknown stakeholder becomes known by it.
        """
        return self._with(coalition, stakeholder, lambda it, now: it.agree_cadence(days, now))

    @needs(Right.LOG)
    def mark_condition(self, coalition: str, stakeholder: str, condition: str, on: date, *, met: bool) -> bool:
        """Say that a stated condition of withdrawal was met from a day on, or not. False if that is no news."""
        return self._with(coalition, stakeholder, lambda it, now: it.mark_condition(condition, on, now, met=met))

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

    @needs(Right.READ)
    def wishes(self, coalition: str, stakeholder: str) -> Wishes:
        """What a stakeholder wants of a coalition, as recorded by now; nothing where nothing is."""
        there = self.facts.find(Partnership, partnership_id(coalition_id(coalition), stakeholder_id(stakeholder)))
        if there is None:
            return Wishes(Agenda(), (), None)
        return Wishes(there.agenda, standing_marks(there.marks, there.agenda), there.cadence)

    @needs(Right.SEE, Where.SOMEWHERE)
    def recorded_name(self, stakeholder: str) -> str | None:
        """A stakeholder's name as it is recorded; None where nobody is known by it.

        Raises `StakeholderIsErased`.
        """
        refuse_pseudonym(stakeholder)
        there = self.facts.find(Stakeholder, stakeholder_id(stakeholder))
        if there is not None:
            there.refuse_if_erased()
        return there.name if there else None

    def _in_coalition(self, name: str, decision: Callable[[Coalition, datetime], None]) -> bool:
        def decide() -> bool:
            coalition = self._coalition(name)
            decision(coalition, self.clock())
            return kept(self.facts, coalition)

        return decided(self.facts, decide, self.wake)

    def _with(self, coalition: str, stakeholder: str, decision: Callable[[Partnership, datetime], None]) -> bool:
        """Decide about a partnership by its names; one that has not begun yet begins if that makes news."""

        def decide() -> bool:
            newcomers, (there,) = self._to_record_in(coalition, [stakeholder])
            begun = len(there.pending_events)
            decision(there, self.clock())
            return len(there.pending_events) > begun and kept(self.facts, *newcomers, there)

        return decided(self.facts, decide, self.wake)

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

    def _to_record_in(self, coalition: str, names: Iterable[str]) -> tuple[list[Stakeholder], list[Partnership]]:
        """The partnerships of stakeholders, each once and in order; where one has not begun, it begins.

        Before them those stakeholders with whom it begins: who is unknown becomes known by it. All are read at once.
        Raises `StakeholderIsErased`.
        """
        home, called = coalition_id(coalition), _by_id(names)
        keys = {who: partnership_id(home, who) for who in called}
        self.facts.have_keys({*keys, *keys.values()})
        self.facts.refuse_erased(*called)
        begun = self.facts.find_all(Partnership, keys.values())
        newcomers = self._stakeholders({who: name for who, name in called.items() if keys[who] not in begun})
        if newcomers:
            self._coalition(coalition)
        there = [begun.get(key) or Partnership.begin(home, who, self.clock()) for who, key in keys.items()]
        return newcomers, there

    def _coalition(self, name: str) -> Coalition:
        found = self.facts.find(Coalition, coalition_id(name))
        if found is None:
            way_out = "create it with 'groundswell coalition create' or choose one from the list"
            raise Unknown("coalition", name, way_out)
        return found

    def _stakeholder(self, name: str) -> Stakeholder:
        """A stakeholder, who becomes known if they are not; raises `StakeholderIsErased`."""
        called = _by_id([name])
        self.facts.refuse_erased(*called)
        return self._stakeholders(called)[0]

    def _stakeholders(self, called: Mapping[UUID, str]) -> list[Stakeholder]:
        """Stakeholders in order; who is unknown becomes known."""
        known = self.facts.find_all(Stakeholder, called)
        return [known.get(who) or Stakeholder.register(name, self.clock()) for who, name in called.items()]

    def _winning(self, share: float | None, count: int | None, must_have: Sequence[str]) -> Winning:
        return winning(share, count, [self._known(name).id for name in must_have])

    def _known(self, name: str) -> Stakeholder:
        found = self.facts.find(Stakeholder, stakeholder_id(name))
        if found is None:
            raise Unknown("stakeholder", name, "make them known with 'groundswell stakeholder add'")
        found.refuse_if_erased()
        return found


def _by_id(names: Iterable[str]) -> dict[UUID, str]:
    """Names by the ids of their stakeholders; of several for one, the first."""
    called: dict[UUID, str] = {}
    for name in names:
        called.setdefault(stakeholder_id(name), name)
    return called
