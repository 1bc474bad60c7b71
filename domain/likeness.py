"""Names that may be one stakeholder's: the same but for a slip of the finger.

Names are compared where they share a word that few have, or their first letters; all pairs of a
thousand names would take minutes. Names with other numbers in them mean others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from domain.identity import key

LIKENESS = 0.85
"""How alike what two names do not share must be, 1 being equal: one wrong letter in seven."""

FEW = 20
"""A word or beginning that more names share tells nothing of any two of them."""

LETTERS = 4
"""How many first letters make a beginning."""


def alike(names: Sequence[str]) -> list[tuple[int, int]]:
    """The places of each two names that are alike, in order."""
    keys = [key(name) for name in names]
    return [pair for pair in _near(keys) if _alike(keys[pair[0]], keys[pair[1]])]


def _near(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Each two names that share a rare word, or how they begin."""
    having: dict[str, set[int]] = defaultdict(set)
    for place, name in enumerate(keys):
        for mark in _marks(name):
            having[mark].add(place)
    rare = (sorted(places) for places in having.values() if len(places) <= FEW)
    return sorted({pair for places in rare for pair in combinations(places, 2)})


def _marks(name: str) -> Iterator[str]:
    words = name.split()
    yield from words
    yield "^" + "".join(sorted(words))[:LETTERS]
    yield "^" + "".join(words)[:LETTERS]


def _alike(one: str, other: str) -> bool:
    """Whether all that one name has and the other has not is a slip; words may be changed round."""
    words, others = one.split(), other.split()
    mine = " ".join(word for word in words if word not in others)
    theirs = " ".join(word for word in others if word not in words)
    if not mine and not theirs:
        return True
    if 2 * min(len(mine), len(theirs)) < LIKENESS * (len(mine) + len(theirs)):  # too different in length, quick to see
        return False
    slip = SequenceMatcher(None, mine, theirs, autojunk=False)
    return _digits(mine) == _digits(theirs) and slip.quick_ratio() >= LIKENESS and slip.ratio() >= LIKENESS


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())
