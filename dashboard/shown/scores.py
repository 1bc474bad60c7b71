"""Scores from 0 to 100 that pages show in rows."""

from typing import NamedTuple


class Row(NamedTuple):
    """One score, None where it is not known; `aside` says what it weighs, `told` what it was counted from."""

    name: str
    score: float | None
    aside: str
    told: str
