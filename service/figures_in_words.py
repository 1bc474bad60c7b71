"""Figures and names in a row, in words that people read: alike wherever a sentence tells them."""

from collections.abc import Sequence
from datetime import date

FEW = 0.1
"""A share of 1 below which tenths of a percent are told, so that few is not none."""


def percent(share: float) -> str:
    """A share of 1: "62 %", "3.4 %"."""
    return f"{100 * share:.1f} %" if 0 < share < FEW else f"{100 * share:.0f} %"


def many(number: int, one: str, more: str = "") -> str:
    """A number and what it counts: "1 day", "1,200 days"; `more` where the plural is not made with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def date_in_words(of: date) -> str:
    """A date as people tell it: '3 Mar 2024'."""
    return f"{of.day} {of:%b %Y}"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"; empty where there are none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
