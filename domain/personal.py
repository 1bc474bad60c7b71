"""What of a fact is personal, and what is told instead once its stakeholder is erased.

The domain only marks the texts: `Annotated[Note, Personal.NOTE]`. How they are kept secret is the
store's business. What stands in their place is all that is left when they are gone; it is made so
that no figure changes: of an agenda it stays known how many lines it has, and which are the same.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import lru_cache
from types import NoneType
from typing import Any, TypeVar, get_args
from uuid import UUID

from pydantic import BaseModel

Sign = Callable[[str], str]
"""A short sign of a text, the same for the same text, from which the text cannot be told."""

M = TypeVar("M", bound=BaseModel)

WITHHELD = "(erased)"
"""Stands for a text that may not be empty."""

ERASED_PERSON = "Erased person "


class Personal(Enum):
    """Marks a field as text about a stakeholder, and says what is told instead."""

    NAME = auto()
    """Their name; instead a pseudonym."""
    NOTE = auto()
    """Free text; instead nothing."""
    REASON = auto()
    """Free text that is never empty; instead `WITHHELD`."""
    LINE = auto()
    """A line of theirs that others may repeat; instead a sign of it."""
    LINES = auto()
    """Several such lines."""


def pseudonym(stakeholder: UUID) -> str:
    """What a stakeholder is called once erased, such as 'Erased person 3F2A9C'."""
    return f"{ERASED_PERSON}{stakeholder.hex[:6].upper()}"


def is_pseudonym(name: str) -> bool:
    """Whether a name looks like one that is given to the erased."""
    seen = " ".join(name.casefold().split())
    sign = seen.removeprefix(ERASED_PERSON.casefold())
    return sign != seen and len(sign) == 6 and set(sign) <= set("0123456789abcdef")  # noqa: PLR2004  as a pseudonym has


def is_personal(kind: type[BaseModel]) -> bool:
    """Whether values of this class may hold personal texts."""
    return bool(_marked(kind))


def parted(value: BaseModel, stakeholder: UUID, sign: Sign) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told instead of the personal texts of a value, and the texts themselves, both by field.

    Both are empty where it holds none. `stakeholder`: whose name it may tell.
    """
    instead: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for field, mark in _marked(type(value)):
        told = getattr(value, field)
        if not told:
            continue
        if isinstance(mark, Personal):
            instead[field], texts[field] = _instead(mark, told, stakeholder, sign), told
            continue
        within, there = parted(told, stakeholder, sign)
        if there:
            instead[field], texts[field] = told.model_copy(update=within), there
    return instead, texts


def without_texts(value: M, stakeholder: UUID, sign: Sign) -> M:
    """The value as it is told once the stakeholder is erased."""
    instead, _ = parted(value, stakeholder, sign)
    return value.model_copy(update=instead) if instead else value


def _instead(mark: Personal, told: Any, stakeholder: UUID, sign: Sign) -> Any:
    match mark:
        case Personal.NAME:
            return pseudonym(stakeholder)
        case Personal.NOTE:
            return ""
        case Personal.REASON:
            return WITHHELD
        case Personal.LINE:
            return _signed(told, sign)
        case Personal.LINES:
            return tuple(_signed(line, sign) for line in told)


def _signed(line: str, sign: Sign) -> str:
    return f"{WITHHELD[:-1]} {sign(line)})"


@lru_cache(maxsize=200)
def _marked(kind: type[BaseModel]) -> tuple[tuple[str, Personal | None], ...]:
    """The fields that are personal, or hold values that may be; the latter without a mark."""
    found: list[tuple[str, Personal | None]] = []
    for name, field in kind.model_fields.items():
        mark = next((each for each in field.metadata if isinstance(each, Personal)), None)
        if mark or any(is_personal(each) for each in _models(field.annotation)):
            found.append((name, mark))
    return tuple(found)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field holds: itself, or itself or nothing."""
    for each in get_args(annotation) or (annotation,):
        if isinstance(each, type) and each is not NoneType and issubclass(each, BaseModel):
            yield each
