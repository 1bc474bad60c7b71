"""Access tokens: making, listing and revoking them, and telling who the holder of one is.

A token is `gsw_` + 32 hex digits that name whose tokens these are + 32 that name the token + the secret:
256 random bits as 64 hex digits. Only the SHA-256 of the secret is stored. A slow hash as for passwords
would add nothing: it is for secrets that can be guessed, and nobody goes through 2**256 of them.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from domain.access import person_id
from domain.errors import GroundswellError, Invalid
from domain.identity import tokens_id
from domain.roles import Right, Scope
from domain.tokens import Issued, Tokens
from service.deciding import decided, kept
from service.guard import INSIDE, Guard, NotAllowed, Where, needs
from service.identity import Person, signed_in
from service.limits import Limit
from service.patience import patiently
from service.store import Facts

DAYS, MOST_DAYS = 90, 365
"""How long a token is good for where nothing is said, and at most."""

FORM = re.compile(r"gsw_([0-9a-f]{32})([0-9a-f]{32})([0-9a-f]{64})")


class TokenRefused(GroundswellError):
    """A token that is none, or no good any more. The text never has any of it."""

    def __init__(self) -> None:
        super().__init__(
            "The access token is not valid: it was mistyped, revoked, or has expired; "
            "make a new one with 'groundswell token new' or on the page Access."
        )


@dataclass(frozen=True)
class Made:
    """A new token: shown to its holder now, and never again."""

    issued: Issued
    text: str = field(repr=False)


@dataclass(frozen=True)
class AccessTokens:
    """The use cases of tokens. Everybody has their own; who looks after the installation has all."""

    facts: Facts
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    guard: Guard = INSIDE

    @needs(Right.SEE, Where.MINE)
    def new(self, label: str, scopes: Collection[Scope], days: int = DAYS, person: str | None = None) -> Made:
        """A token for oneself, or, by who sits at the server, for another person or program.

        `label` says what it is for. Raises `Invalid` where a value makes no sense.
        """
        who = self._holder(person)
        if not 1 <= days <= MOST_DAYS:
            raise Invalid("days", days, f"give 1 to {MOST_DAYS}")
        if not scopes:
            raise Invalid("scope", "", f"choose at least one of {', '.join(Scope)}")
        now, secret = self.clock(), secrets.token_hex(32)
        issued = Issued(
            uuid4(), label, frozenset(scopes), _hash(secret), now, now + timedelta(days=days), self.guard.person.id
        )
        self._decide(who, lambda tokens: tokens.issue(issued, now))
        return Made(issued, f"gsw_{tokens_id(who).hex}{issued.token_id.hex}{secret}")

    @needs(Right.SEE, Where.MINE)
    def listed(self, person: str | None = None) -> list[Issued]:
        """The tokens of a person that are good for something, the newest first."""
        tokens = self._tokens(tokens_id(self._seen(person)))
        return sorted(tokens.good(self.clock()), key=lambda each: each.issued_at, reverse=True) if tokens else []

    @needs(Right.SEE, Where.MINE)
    def revoke(self, token_id: UUID, person: str | None = None) -> bool:
        """Make a token good for nothing, at once and for ever. False if it was so already."""
        who = self._seen(person)
        return self._decide(who, lambda tokens: tokens.revoke(token_id, self.guard.person.id, self.clock()))

    def _holder(self, person: str | None) -> str:
        """Whose token is to be made: nobody who signs in makes one in another's name, or by a token."""
        me = self.guard.person
        if me.scopes is not None:
            raise NotAllowed("A token makes no tokens; sign in on the page Access to make one.")
        if me.standing:
            if person is None:
                raise Invalid("person", None, "say whose token it is, by their email address (--for)")
            return person_id(person)
        if person is not None and person_id(person) != me.id:
            raise NotAllowed("Everybody makes their own tokens; leave out for whom.")
        return me.id

    def _seen(self, person: str | None) -> str:
        """Whose tokens are asked for: one's own, or by an admin of everything anybody's."""
        me = self.guard.person
        if person is None and me.standing:
            raise Invalid("person", None, "say whose tokens, by their email address (--for)")
        who = me.id if person is None else person_id(person)
        if who != me.id:
            self.guard.ask_everywhere(Right.ADMINISTER)
        return who

    def _tokens(self, key: UUID) -> Tokens | None:
        return patiently(lambda: self.facts.find(Tokens, key))

    def _decide(self, person: str, decision: Callable[[Tokens], None]) -> bool:
        def decide() -> bool:
            tokens = self.facts.find(Tokens, tokens_id(person)) or Tokens.begin(person, self.clock())
            decision(tokens)
            return kept(self.facts, tokens)

        return decided(self.facts, decide, self.wake)


def holder(text: str, facts: Facts, now: datetime, limit: Limit) -> Person:
    """Who acts by a token. Raises `TokenRefused`; and `TooManyAttempts` after too many wrong ones.

    It takes the same steps whichever part of a token is wrong, and compares in constant time.
    """
    parts = FORM.fullmatch(text.strip())
    whose, which, secret = parts.groups() if parts else ("0" * 32, "0" * 32, "")
    tokens = patiently(lambda: facts.find(Tokens, UUID(whose)))
    good = {each.token_id: each for each in tokens.good(now)} if tokens else {}
    issued = good.get(UUID(which))
    if not hmac.compare_digest(_hash(secret), issued.hash if issued else "") or tokens is None or issued is None:
        limit.take(whose)
        raise TokenRefused
    return signed_in(tokens.person, scopes=issued.scopes)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
