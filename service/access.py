"""Granting and revoking roles, and who has or had which."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from domain.access import Access, person_id
from domain.coalition import Coalition
from domain.errors import Refused
from domain.identity import access_id, coalition_id
from domain.roles import Right, Role
from domain.time import end_of, moment_of
from service.database import Database
from service.deciding import decided, kept
from service.granted import Granted
from service.guard import INSIDE, Guard, Where, needs, unknown
from service.patience import patiently
from service.projections import lists
from service.store import Facts

BY_SETTING = "GROUNDSWELL_ADMINS"
"""Named as having granted what the setting of this name says."""


class NamedBySetting(Refused):
    """An admin by the setting, who would be one again at the next start."""

    def __init__(self, person: str) -> None:
        super().__init__(f"{person} is an admin by {BY_SETTING}; take the address out of the setting first.")


class Held(NamedTuple):
    """A role that somebody has: in which coalition (None: everywhere), granted by whom and when."""

    coalition: str | None
    person: str
    role: Role
    granted_by: str
    since: datetime


@dataclass(frozen=True)
class Roles:
    """The use cases of roles. `first_admins`: who is an admin of everything by the setting."""

    facts: Facts
    database: Database
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    first_admins: tuple[str, ...] = ()
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER)
    def grant(self, coalition: str | None, person: str, role: Role) -> bool:
        """Give somebody a role in a coalition, or everywhere (None). False if they have it."""
        by = self.guard.person.id
        return self._decide(self._home(coalition), lambda it, now: it.grant(person, role, by, now))

    @needs(Right.ADMINISTER)
    def revoke(self, coalition: str | None, person: str, role: Role) -> bool:
        """Take a role away, at once and for all. False if they do not have it.

        Raises `LastAdmin`, and `NamedBySetting` for one whom the setting names.
        """
        home, who = self._home(coalition), person_id(person)
        if home is None and role is Role.ADMIN and who in self.first_admins:
            raise NamedBySetting(who)
        by, others = self.guard.person.id, home is not None and bool(self._admins_everywhere())
        return self._decide(home, lambda it, now: it.revoke(person, role, by, now, others=others))

    @needs(Right.OVERSEE, Where.SOMEWHERE)
    def listed(self, on: date | None = None) -> list[Held]:
        """Who has which role, or had at the end of a day (UTC), by coalition and person.

        Of the coalitions in which whoever asks is an admin or an auditor.
        """
        names: dict[UUID | None, str | None] = {None: None}
        names.update(self._names().items())
        seen = [each for each in names if self.guard.may(Right.OVERSEE, each)]
        until = None if on is None else moment_of(end_of(on))
        granted = Granted(self.facts, self.database).all(seen, until)
        return sorted(_held(granted, names), key=lambda each: (each.coalition or "", each.person, each.role))

    @needs(Right.SEE, Where.MINE)
    def mine(self) -> list[tuple[str | None, frozenset[Role]]]:
        """The roles of whoever asks: by coalition, None being everywhere."""
        me, names = self.guard.person, self._names()
        held = Granted(self.facts, self.database).of(me.id, [None, *names])
        everywhere = me.standing | held.pop(None, frozenset())
        first: list[tuple[str | None, frozenset[Role]]] = [(None, everywhere)] if everywhere else []
        return first + sorted(((names[each], held[each]) for each in held if each), key=lambda each: each[0])

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def name_first_admins(self) -> bool:
        """Grant what the setting says. False if that is no news.

        Whom it names no more stays an admin until revoked: a process started without the setting takes
        nothing from anybody.
        """

        def name_all(it: Access, now: datetime) -> None:
            for person in self.first_admins:
                it.grant(person, Role.ADMIN, BY_SETTING, now)

        return bool(self.first_admins) and self._decide(None, name_all)

    def _names(self) -> dict[UUID, str]:
        with self.database.reading() as connection:
            return lists.coalition_names(connection)

    def _home(self, coalition: str | None) -> UUID | None:
        """The id of a coalition that there is; raises `Unknown`."""
        if coalition is None:
            return None
        there = patiently(lambda: self.facts.find(Coalition, coalition_id(coalition)))
        if there is None:
            raise unknown(coalition)
        return coalition_id(coalition)

    def _admins_everywhere(self) -> set[str]:
        return next((each.admins for each in Granted(self.facts, self.database).all([None])), set())

    def _decide(self, home: UUID | None, decision: Callable[[Access, datetime], None]) -> bool:
        def decide() -> bool:
            access = self.facts.find(Access, access_id(home)) or Access.open(home, self.clock())
            begun = len(access.pending_events)
            decision(access, self.clock())
            return len(access.pending_events) > begun and kept(self.facts, access)

        return decided(self.facts, decide, self.wake)


def _held(granted: Iterable[Access], names: dict[UUID | None, str | None]) -> Iterator[Held]:
    for access in granted:
        for person, roles in access.granted.items():
            for role, (by, at) in roles.items():
                yield Held(names[access.coalition_id], person, role, by, at)
