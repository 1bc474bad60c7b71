"""Chance that falls the same way for the same seed, on every version of Python."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws made of `Random.random()` alone: only that is promised never to change for a seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random  # noqa: S311  # nosec B311 # a story needs no secrets

    def happens(self, chance: float) -> bool:
        """Whether something of this chance (0 to 1) happens."""
        return self._draw() < chance

    def between(self, first: int, last: int) -> int:
        """A whole number, both ends included."""
        return first + int(self._draw() * (last - first + 1))

    def one_of(self, things: Sequence[T]) -> T:
        """One of several."""
        return things[self.between(0, len(things) - 1)]

    def around(self, middle: float, spread: float) -> float:
        """A number near the middle, at most `spread` away, and more often close to it."""
        return middle + spread * (self._draw() - self._draw())
