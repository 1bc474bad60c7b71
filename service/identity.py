"""Who acts: a person who has signed in, the holder of a token, or whoever sits at this machine."""

from dataclasses import dataclass
from functools import lru_cache

from domain.access import person_id
from domain.roles import Role, Scope


@dataclass(frozen=True)
class Person:
    """Somebody who uses Groundswell.

    `id` is what facts name them by: an email address in lower case, or 'local'. `name` is what screens
    call them. `scopes` bounds what they may to that of a token (None: no token, no bounds); `standing`
    are roles everywhere that they have by the way they came in, beside what is granted by facts.
    """

    id: str
    name: str
    local: bool = False
    scopes: frozenset[Scope] | None = None
    standing: frozenset[Role] = frozenset()


LOCAL = Person("local", "local", local=True, standing=frozenset(Role))
"""Whoever sits at this machine, where nobody signs in."""

OPERATOR = Person("operator", "operator", standing=frozenset({Role.ADMIN, Role.AUDITOR}))
"""Whoever runs commands on a server where people sign in: looks after it and grants roles, and records nothing."""


@lru_cache
def signed_in(email: str, name: str = "", scopes: frozenset[Scope] | None = None) -> Person:
    """The person whose email address a provider vouches for; raises `Invalid` where it is none."""
    who = person_id(email)
    return Person(who, name or who, scopes=scopes)
