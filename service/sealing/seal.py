"""The seal of a fact: its personal texts in one blob, and in their place what is told without them.

A sealed fact is complete in itself: without the blob it is the fact as it is told once the stakeholder
is erased. So erasing changes no byte of the log, and whoever has no key reads it all the same.
"""

from typing import Any, cast
from unicodedata import normalize
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from pydantic_core import from_json, to_json

from domain.fact import Fact
from domain.personal import is_personal, parted, without_texts
from service.sealing.data_key import DataKey
from service.sealing.keyring import DESTROYED, Keyring

SEALED = "sealed"
"""The member of a stored fact that holds the blob."""

_MEMBER = b'"sealed":'
"""Never part of a text: there, quotes are escaped."""


class KeyMissing(ValueError):
    """A fact is sealed, and the table of keys has no row for it, not even of a destroyed one."""

    def __init__(self) -> None:
        super().__init__("its data key is missing")


def is_sealed(state: bytes) -> bool:
    """Whether the stored bytes of a fact that may hold personal texts have a blob."""
    return _MEMBER in state


def sealed(fact: Fact, content: dict[str, Any], keyring: Keyring) -> dict[str, Any]:
    """What is stored of a fact: its content, with the personal texts sealed where it has any."""
    if not is_personal(type(fact)):
        return content
    instead, texts = parted(fact, fact.originator_id, lambda text: _sign(keyring.to_seal(fact.originator_id), text))
    if not texts:
        return content
    key = keyring.to_seal(fact.originator_id)
    place = _place(fact.originator_id, fact.originator_version, fact.TOPIC)
    return content | instead | {SEALED: key.seal(to_json(texts), place)}


def opened(stored: StoredEvent, keyring: Keyring | None) -> dict[str, Any]:
    """The content of a sealed fact with its texts; without them, if their key was destroyed or there is no keyring.

    Raises a `ValueError` where the blob is not what was sealed for this place, or its key is gone.
    """
    content = dict(from_json(stored.state))
    blob, aggregate = content.pop(SEALED), cast("UUID", stored.originator_id)
    key = DESTROYED if keyring is None else keyring.of(aggregate) or keyring.of(aggregate, anew=True)
    if key is None:
        raise KeyMissing
    if key is not DESTROYED:
        _merge(content, from_json(key.unseal(blob, _place(aggregate, stored.originator_version, stored.topic))))
    return content


def silenced(fact: Fact, keyring: Keyring) -> Fact:
    """A fact that was stored without a seal; without its texts, if the stakeholder was erased since."""
    if not is_personal(type(fact)) or keyring.of(fact.originator_id) is not DESTROYED:
        return fact
    nobodys = DataKey(fact.originator_id.bytes * 4)  # the text lies open in the log: there is nothing to hide
    return without_texts(fact, fact.originator_id, lambda text: _sign(nobodys, text))


def _sign(key: DataKey, text: str) -> str:
    """The sign of a line, the same however its letters are written."""
    return key.sign(" ".join(normalize("NFKC", text).casefold().split()))


def _place(aggregate: UUID, version: int, topic: str) -> bytes:
    return f"{aggregate.hex}\t{version}\t{topic}".encode()


def _merge(content: dict[str, Any], texts: dict[str, Any]) -> None:
    for name, text in texts.items():
        if isinstance(text, dict):
            _merge(content[name], text)
        else:
            content[name] = text
