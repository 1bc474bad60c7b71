"""A move as people read it: what to do, why, what it brings, and how to log it."""

from typing import NamedTuple

from dashboard import words
from domain.moves import Move
from domain.practice import PRACTICES
from domain.values import Kind
from service.moves_in_words import gain_in_words, move_in_words, reasons_in_words


class Told(NamedTuple):
    """A move in words; `names` and `kind` are what logging it fills in, `why` has a reason each."""

    what: str
    gain: str
    why: list[str]
    names: list[str]
    kind: Kind


def told(move: Move, day: int) -> Told:
    """A move in words at the end of a day (a day number)."""
    return Told(
        what=words.capital(move_in_words(move)),
        gain=gain_in_words(move),
        why=reasons_in_words(move, day),
        names=[person.name for person in move.people],
        kind=PRACTICES[move.kind].hoped[0].kind,
    )
