"""What all use cases that write stand on, and whom more than one of them looks up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.coalition import Coalition
from domain.errors import Unknown
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from service.guard import INSIDE, Guard
from service.store import Facts


@dataclass(frozen=True)
class Base:
    """The log, a clock, what wakes the workers, and who is let in."""

    facts: Facts
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    guard: Guard = INSIDE

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

    def _stakeholders(self, called: Mapping[UUID, str]) -> list[Stakeholder]:
        """Stakeholders in order; who is unknown becomes known."""
        known = self.facts.find_all(Stakeholder, called)
        return [known.get(who) or Stakeholder.register(name, self.clock()) for who, name in called.items()]


def _by_id(names: Iterable[str]) -> dict[UUID, str]:
    """Names by the ids of their stakeholders; of several for one, the first."""
    called: dict[UUID, str] = {}
    for name in names:
        called.setdefault(stakeholder_id(name), name)
    return called
