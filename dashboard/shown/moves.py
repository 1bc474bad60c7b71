"""A move as people read it: what to do, why, what it brings, and how to log it."""

from typing import NamedTuple

from dashboard import words
from domain.momentum import POINTS
from domain.moves import Move
from domain.practice import PRACTICES
from domain.values import Kind
from service.moves_in_words import move_in_words, reasons_in_words

SEEN = 0.00005
"""A gain below half a hundredth of a point is less than what is told."""


class Told(NamedTuple):
    """A move in words; `names` and `kind` are what logging it fills in, `why` has a reason each."""

    what: str
    gain: str
    why: list[str]
    names: list[str]
    kind: Kind


def told(move: Move, day: int) -> Told:
    """A move in words at the end of a day (a day number)."""
    what = move_in_words(move)
    return Told(
        what=what[:1].upper() + what[1:],
        gain=gain(move),
        why=reasons_in_words(move, day),
        names=[person.name for person in move.people],
        kind=PRACTICES[move.kind].hoped[0].kind,
    )


def gain(move: Move) -> str:
    """What a move is expected to bring, how likely it goes well, and what it takes."""
    gains = (("chance", move.chance), ("strength", move.strength))
    brings = " and ".join(f"+{POINTS * each:.2f} points of {name}" for name, each in gains if each >= SEEN)
    well = f"goes well with {words.percent(move.success)}, takes {move.effort:g} meetings' effort"
    return f"{brings or 'less than 0.01 points'} expected; {well}"
