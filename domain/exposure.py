"""The past of a coalition's memberships in stretches, each with the signs at its beginning."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from domain.changes import Floats, Ints, as_floats
from domain.memberships import Memberships
from domain.reasons import RATIOS, Ground, tenure_ratio
from domain.signs import Members, Sign, signs
from domain.watch import Watch

STRETCH = 30
"""Longest stretch in days: signs hardly change within it, and seasons can be told apart."""

YEAR = 365.25
"""Days of a year, in which hazards are told."""


@dataclass(frozen=True)
class Exposure:
    """Stretches of membership in order of `begin`; arrays of one length.

    A stretch runs from the end of the day `begin` to the end of the day `end`, and is of members of
    one bloc (a number as in `Acts`). `departed` counts those whose departure ended it. `ratio` sums up,
    over its members, what the reasons standing at its beginning made of the hazard.
    """

    begin: Ints
    end: Ints
    bloc: Ints
    departed: Floats
    ratio: Floats

    @cached_property
    def due(self) -> Floats:
        """Years of membership, each counted by its ratio."""
        return as_floats((self.end - self.begin) / YEAR * self.ratio)

    def until(self, day: int) -> "Exposure":
        """What was known of it at the end of a day."""
        known = slice(int(np.searchsorted(self.begin, day)))
        end = self.end[known]
        departed = np.where(end <= day, self.departed[known], 0.0)
        return Exposure(self.begin[known], np.minimum(end, day), self.bloc[known], departed, self.ratio[known])


def exposure(watch: Watch, through: int) -> Exposure:
    """All stretches until the end of a day."""
    held = watch.memberships
    number, begin, end = _stretches(held, through)
    members = Members(held.who[number], held.start[number], begin)
    ratio = multiplied(log_ratios(members, signs(watch, members)).values(), len(begin))
    bloc = watch.acts.bloc.held(members.who, begin, 0.0).astype(np.int64)
    alike = (begin * (STRETCH + 1) + end - begin) * (len(watch.acts.blocs) + 1) + bloc
    _, first, group = np.unique(alike, return_index=True, return_inverse=True)
    return Exposure(
        begin=begin[first],
        end=end[first],
        bloc=bloc[first],
        departed=as_floats(np.bincount(group, weights=held.end[number] == end)),
        ratio=as_floats(np.bincount(group, weights=ratio)),
    )


def log_ratios(members: Members, told: dict[Ground, Sign]) -> dict[Ground, Floats]:
    """The logarithm of what each reason makes of each member's hazard."""
    tenure = {Ground.TENURE: np.log(tenure_ratio(members.day - members.start))}
    return tenure | {ground: sign.strength * np.log(RATIOS[ground]) for ground, sign in told.items()}


def multiplied(logs: Iterable[Floats], members: int) -> Floats:
    """The product of ratios given by their logarithms, for each member."""
    return as_floats(np.exp(sum(logs, np.zeros(members))))


def _stretches(held: Memberships, through: int) -> tuple[Ints, Ints, Ints]:
    """Number of the membership, begin and end of each stretch; all are cut on the same days."""
    last = np.minimum(held.end, through)
    first_cell, last_cell = held.start // STRETCH, (last - 1) // STRETCH
    count = np.maximum(np.where(last > held.start, last_cell - first_cell + 1, 0), 0)
    number = np.repeat(np.arange(len(count)), count)
    cell = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first_cell[number]
    begin = np.maximum(held.start[number], cell * STRETCH)
    end = np.minimum(last[number], (cell + 1) * STRETCH)
    return number, begin, end
