"""Recording what a stakeholder wants of a coalition: agenda, conditions, days between contacts."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from domain.agenda import Agenda, Marking, standing_marks
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.partnership import Partnership
from domain.roles import Right
from service.deciding import decided, kept
from service.guard import needs
from service.recording.base import Base


class Wishes(NamedTuple):
    """What a stakeholder wants: the agenda, which conditions are met, how many days may pass between contacts."""

    agenda: Agenda
    marks: tuple[Marking, ...]
    cadence: int | None


class Agendas(Base):
    """The use cases about what a stakeholder wants of a coalition."""

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

    @needs(Right.READ)
    def wishes(self, coalition: str, stakeholder: str) -> Wishes:
        """What a stakeholder wants of a coalition, as recorded by now; nothing where nothing is."""
        there = self.facts.find(Partnership, partnership_id(coalition_id(coalition), stakeholder_id(stakeholder)))
        if there is None:
            return Wishes(Agenda(), (), None)
        return Wishes(there.agenda, standing_marks(there.marks, there.agenda), there.cadence)

    def _with(self, coalition: str, stakeholder: str, decision: Callable[[Partnership, datetime], None]) -> bool:
        """Decide about a partnership by its names; one that has not begun yet begins if that makes news."""

        def decide() -> bool:
            newcomers, (there,) = self._to_record_in(coalition, [stakeholder])
            begun = len(there.pending_events)
            decision(there, self.clock())
            return len(there.pending_events) > begun and kept(self.facts, *newcomers, there)

        return decided(self.facts, decide, self.wake)
