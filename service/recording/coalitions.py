"""Recording what is said of a coalition itself: its purpose, what wins, its policy, its timetable."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from domain.coalition import Coalition
from domain.errors import CoalitionExists, Unknown
from domain.identity import coalition_id, stakeholder_id
from domain.policy import Policy
from domain.roles import Right
from domain.stakeholder import Stakeholder
from domain.winning import HALF, Winning, winning
from service.deciding import decided, kept
from service.guard import Where, needs
from service.recording.base import Base


class Coalitions(Base):
    """The use cases about coalitions."""

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

    def _in_coalition(self, name: str, decision: Callable[[Coalition, datetime], None]) -> bool:
        def decide() -> bool:
            coalition = self._coalition(name)
            decision(coalition, self.clock())
            return kept(self.facts, coalition)

        return decided(self.facts, decide, self.wake)

    def _winning(self, share: float | None, count: int | None, must_have: Sequence[str]) -> Winning:
        return winning(share, count, [self._known(name).id for name in must_have])

    def _known(self, name: str) -> Stakeholder:
        found = self.facts.find(Stakeholder, stakeholder_id(name))
        if found is None:
            raise Unknown("stakeholder", name, "make them known with 'groundswell stakeholder add'")
        found.refuse_if_erased()
        return found
