"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""


def silent(done: int, of: int) -> None:
    """Progress told to nobody."""
