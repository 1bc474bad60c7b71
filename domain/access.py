"""Who may do what: roles per coalition, granted and revoked by facts."""

from collections import defaultdict
from datetime import datetime
from typing import Annotated, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import StringConstraints, TypeAdapter, ValidationError
from typing_extensions import override

from domain.errors import Invalid, LastAdmin
from domain.fact import Fact, FirstFact, Root
from domain.identity import access_id
from domain.roles import Role
from domain.values import Name

PersonId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, max_length=200, pattern=r"^[^@\s\x00-\x1f\x7f]+@[^@\s]+$"),
]
"""Who signs in: an email address in lower case."""

_PERSON: TypeAdapter[str] = TypeAdapter(PersonId)


class Grant(NamedTuple):
    """Who granted a role, and when."""

    by: str
    at: datetime


class AccessOpened(FirstFact):
    """From here on roles are granted: in a coalition, or everywhere if it names none."""

    TOPIC: ClassVar[str] = "access.opened"
    coalition_id: UUID | None = None


class RoleGranted(Fact):
    """Somebody was given a role."""

    TOPIC: ClassVar[str] = "access.role_granted"
    person: PersonId
    role: Role
    granted_by: Name

    @override
    def apply(self, aggregate: "Access") -> None:
        aggregate.granted[self.person][self.role] = Grant(self.granted_by, self.timestamp)


class RoleRevoked(Fact):
    """A role was taken away again."""

    TOPIC: ClassVar[str] = "access.role_revoked"
    person: PersonId
    role: Role
    revoked_by: Name

    @override
    def apply(self, aggregate: "Access") -> None:
        aggregate.granted[self.person].pop(self.role, None)


class Access(Root):
    """The roles in one coalition, or everywhere: who has which, and who granted it."""

    TOPIC: ClassVar[str] = "access"

    def __init__(self, coalition_id: UUID | None = None) -> None:
        self.coalition_id = coalition_id
        self.granted: defaultdict[str, dict[Role, Grant]] = defaultdict(dict)

    @classmethod
    def open(cls, coalition_id: UUID | None, now: datetime) -> Self:
        """Nobody has a role yet; the id follows from the coalition."""
        told = {} if coalition_id is None else {"coalition_id": coalition_id}
        return cls.begin_with(AccessOpened, access_id(coalition_id), timestamp=now, **told)

    def of(self, person: str) -> frozenset[Role]:
        """The roles that somebody has."""
        return frozenset(self.granted.get(person, ()))

    def grant(self, person: str, role: Role, by: str, now: datetime) -> None:
        """Give somebody a role; the same again is not news."""
        who = person_id(person)
        if role not in self.of(who):
            self.add(RoleGranted, person=who, role=role, granted_by=by, timestamp=now)

    def revoke(self, person: str, role: Role, by: str, now: datetime, *, others: bool = False) -> None:
        """Take a role away; what somebody does not have is not news.

        `others`: whether there are admins beside those granted here. The last admin stays.
        """
        who = person_id(person)
        if role not in self.of(who):
            return
        if role is Role.ADMIN and not others and self.admins == {who}:
            raise LastAdmin(who)
        self.add(RoleRevoked, person=who, role=role, revoked_by=by, timestamp=now)

    @property
    def admins(self) -> set[str]:
        """Who is an admin by what was granted here."""
        return {person for person in self.granted if Role.ADMIN in self.granted[person]}


def person_id(email: str) -> str:
    """How somebody is named in facts: their email address in lower case; raises `Invalid` where it is none."""
    try:
        return _PERSON.validate_python(email)
    except ValidationError as error:
        raise Invalid("person", email, "an email address is needed, such as ada@example.org") from error
