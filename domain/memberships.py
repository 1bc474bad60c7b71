"""Who was a member, and from when until when."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from domain.acts import Acts
from domain.changes import EVERY_DAY, Ints
from domain.tally import Tally

STILL = EVERY_DAY // 2
"""The end of a membership that goes on: a day number after every date."""


@dataclass(frozen=True)
class Memberships:
    """Memberships in order of partner, then time; arrays of one length.

    `who` is the partner's place. They were a member at the end of the days `start` to `end - 1`,
    and departed on the day `end`, or not yet (`STILL`).
    """

    who: Ints
    start: Ints
    end: Ints

    @cached_property
    def departures(self) -> Tally:
        """Who departed, and when."""
        ended = self.end < STILL
        return Tally.of(self.who[ended], self.end[ended])

    def on(self, day: int) -> Ints:
        """The numbers of the memberships that held at the end of a day."""
        return np.flatnonzero((self.start <= day) & (day < self.end))


def memberships(acts: Acts) -> Memberships:
    """The memberships of a coalition; who departed on the very day of joining never was a member."""
    order = np.argsort(acts.member.who, kind="stable")
    who, day, member = acts.member.who[order], acts.member.day[order], acts.member.value[order] > 0
    until_next = np.where(np.append(who[1:], -1) == who, np.append(day[1:], STILL), STILL)
    held = member & (day < until_next)
    return Memberships(who[held], day[held], until_next[held])
