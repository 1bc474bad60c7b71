"""Roles and rights: what somebody is for a coalition, and what that lets them do."""

from enum import StrEnum
from typing import NamedTuple

from domain.values import Readers


class Role(StrEnum):
    """What somebody is for a coalition, or for all of them."""

    MANAGER = "manager"
    LEADER = "leader"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Right(StrEnum):
    """What a use case needs."""

    SEE = "see"
    READ = "read"
    LOG = "log"
    OVERSEE = "oversee"
    AUDIT = "audit"
    ADMINISTER = "administer"


ROLES_WITH: dict[Right, frozenset[Role]] = {
    Right.SEE: frozenset(Role),
    Right.READ: frozenset({Role.MANAGER, Role.LEADER, Role.AUDITOR}),
    Right.LOG: frozenset({Role.MANAGER}),
    Right.OVERSEE: frozenset({Role.AUDITOR, Role.ADMIN}),
    Right.AUDIT: frozenset({Role.AUDITOR}),
    Right.ADMINISTER: frozenset({Role.ADMIN}),
}
"""The roles that have each right; one of them is enough."""


class Scope(StrEnum):
    """What a token may at most, of what its holder may: reading, that and recording, or all of one role."""

    READ = "read"
    WRITE = "write"
    MANAGER = "manager"
    LEADER = "leader"
    AUDITOR = "auditor"
    ADMIN = "admin"

    def lets(self, right: Right, role: Role) -> bool:
        """Whether it lets its holder use a right that they have by a role."""
        match self:
            case Scope.READ:
                return right in {Right.SEE, Right.READ, Right.OVERSEE, Right.AUDIT}
            case Scope.WRITE:
                return right is not Right.ADMINISTER
            case _:
                return self.value == role.value


class Sight(NamedTuple):
    """Whose notes somebody reads in a coalition: their own, those for managers, or all (who sits at the machine)."""

    me: str
    manages: bool
    everything: bool = False

    def reads(self, note_for: str | None, recorded_by: str) -> bool:
        """Whether they read a note, by whom it is for and who recorded it."""
        theirs = self.everything or note_for is None or recorded_by == self.me
        return theirs or (note_for == Readers.MANAGERS and self.manages)
