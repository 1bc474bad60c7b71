"""Access tokens of one person: for commands and programs that cannot sign in as people do."""

from datetime import datetime
from typing import Annotated, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints
from typing_extensions import override

from domain.access import PersonId
from domain.errors import TokenUnknown
from domain.fact import Fact, FirstFact, Root
from domain.identity import tokens_id
from domain.roles import Scope
from domain.values import Name

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a token's secret, in hexadecimal."""

Scopes = Annotated[tuple[Scope, ...], Field(min_length=1)]


class TokensBegun(FirstFact):
    """Somebody is about to have tokens."""

    TOPIC: ClassVar[str] = "tokens.begun"
    person: PersonId


class TokenIssued(Fact):
    """A token was made: what it is for, what it lets its holder do at most, and until when."""

    TOPIC: ClassVar[str] = "tokens.issued"
    token_id: UUID
    label: Name
    scopes: Scopes
    hash: Hash
    expires_at: AwareDatetime
    issued_by: Name

    @override
    def apply(self, aggregate: "Tokens") -> None:
        issued = Issued(
            self.token_id,
            self.label,
            frozenset(self.scopes),
            self.hash,
            self.timestamp,
            self.expires_at,
            self.issued_by,
        )
        aggregate.issued[self.token_id] = issued


class TokenRevoked(Fact):
    """A token is good for nothing any more."""

    TOPIC: ClassVar[str] = "tokens.revoked"
    token_id: UUID
    revoked_by: Name

    @override
    def apply(self, aggregate: "Tokens") -> None:
        aggregate.revoked.add(self.token_id)


class Issued(NamedTuple):
    """A token as its facts tell of it; the secret itself is nowhere."""

    token_id: UUID
    label: str
    scopes: frozenset[Scope]
    hash: str
    issued_at: datetime
    expires_at: datetime
    issued_by: str


class Tokens(Root):
    """The tokens of one person."""

    TOPIC: ClassVar[str] = "tokens"

    def __init__(self, person: str) -> None:
        self.person = person
        self.issued: dict[UUID, Issued] = {}
        self.revoked: set[UUID] = set()

    @classmethod
    def begin(cls, person: str, now: datetime) -> Self:
        """No tokens yet; the id follows from the person."""
        return cls.begin_with(TokensBegun, tokens_id(person), person=person, timestamp=now)

    def issue(self, token: Issued, now: datetime) -> None:
        """Make a token known by the hash of its secret."""
        told = token._asdict() | {"scopes": tuple(sorted(token.scopes))}
        told.pop("issued_at")
        self.add(TokenIssued, timestamp=now, **told)

    def revoke(self, token_id: UUID, by: str, now: datetime) -> None:
        """Make a token good for nothing; the same again is not news."""
        if token_id not in self.issued:
            raise TokenUnknown(str(token_id))
        if token_id not in self.revoked:
            self.add(TokenRevoked, token_id=token_id, revoked_by=by, timestamp=now)

    def good(self, now: datetime) -> list[Issued]:
        """Those that are neither revoked nor expired."""
        return [each for each in self.issued.values() if each.token_id not in self.revoked and now < each.expires_at]
