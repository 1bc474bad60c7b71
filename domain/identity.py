"""Ids that follow from names, so that the same name always means the same aggregate."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize
from uuid import UUID, uuid5

from pydantic import TypeAdapter, ValidationError

from domain.errors import Invalid, invalid
from domain.values import Name

NAMESPACE = UUID("6f1c8f3e-52f4-5d0b-9a43-6d0f6f0c7b1a")

_UNSEEN = re.compile(r"[\x80-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs that nobody sees and that make two names look like one, or turn the letters around."""

_NAME: TypeAdapter[str] = TypeAdapter(Name)
_remembered = lru_cache(maxsize=10_000)  # a file names the same few over and over


def key(name: str) -> str:
    """A name without the differences a reader would not see: case, width, spacing.

    Raises `Invalid` where it is no `Name`.
    """
    try:
        seen = _NAME.validate_python(name)
    except ValidationError as error:
        raise invalid(error, "name") from error
    if hidden := _UNSEEN.search(seen):
        reason = f"It holds a sign that nobody sees (U+{ord(hidden[0]):04X}); type it anew without"
        raise Invalid("name", name, reason)
    return " ".join(normalize("NFKC", seen).casefold().split())


@_remembered
def coalition_id(name: str) -> UUID:
    """The id of the coalition of this name."""
    return uuid5(NAMESPACE, f"coalition:{key(name)}")


@_remembered
def stakeholder_id(name: str) -> UUID:
    """The id of the stakeholder of this name."""
    return uuid5(NAMESPACE, f"stakeholder:{key(name)}")


@_remembered
def partnership_id(coalition: UUID, stakeholder: UUID) -> UUID:
    """The id of one stakeholder's partnership in one coalition."""
    return uuid5(NAMESPACE, f"partnership:{coalition}:{stakeholder}")


def interaction_id(partnership: UUID, external_id: str) -> UUID:
    """The id of an interaction that a source knows by its own external id."""
    return uuid5(NAMESPACE, f"interaction:{partnership}:{external_id}")


def layout_id(headings: Iterable[str]) -> UUID:
    """The id of the layout of files with these headings, in whatever order; case and spacing do not matter."""
    seen = {" ".join(normalize("NFKC", heading).casefold().split()) for heading in headings}
    return uuid5(NAMESPACE, f"layout:{sorted(seen)}")


def access_id(coalition: UUID | None) -> UUID:
    """The id of the roles in a coalition; of those everywhere where there is none."""
    return uuid5(NAMESPACE, f"access:{coalition or 'everywhere'}")


def tokens_id(person: str) -> UUID:
    """The id of the access tokens of a person."""
    return uuid5(NAMESPACE, f"tokens:{person}")
