"""Whom a typed name may mean: a stakeholder is not made anew for a slip of the finger."""

from collections.abc import Iterable
from difflib import get_close_matches

from domain.identity import key

LIKENESS = 0.8
"""How alike two names must be, 1 being equal, for one to be taken for a slip of the other."""


def meant(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Known names that this one may be short for, or a slip of; none where it is known itself."""
    keys = {key(each): each for each in known}
    typed = key(name)
    if typed in keys:
        return []
    longer = [each for each in keys if typed in each]
    slips = get_close_matches(typed, keys, n=limit, cutoff=LIKENESS)
    return [keys[each] for each in dict.fromkeys([*slips, *longer])][:limit]
