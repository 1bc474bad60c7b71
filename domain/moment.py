"""A coalition at the end of one day, as arrays: what strength is made of, and how two days differ."""

from dataclasses import dataclass

import numpy as np

from domain.changes import Floats, Ints
from domain.momentum import UNKNOWN
from domain.record import Evidence, Record
from domain.support import Beta, posterior


@dataclass(frozen=True)
class Moment:
    """Where everybody known by the end of a day stands; arrays have one entry a partner.

    `level`: what the peers let expect. `mass`: influence, 0 off the map. `present`: 1, or 0 for
    those who broke away. `strength` is NaN where nobody has influence, and one half before the
    first fact.
    """

    day: int
    bloc: Ints
    record: Record
    level: Floats
    beta: Beta
    mass: Floats
    present: Floats
    strength: float

    @property
    def backing(self) -> Floats:
        """What stands with us of each partner."""
        return self.beta.support * self.present

    @property
    def reference(self) -> float:
        """The strength that newcomers are compared with: what it was, or what it is of nobody known."""
        return UNKNOWN if np.isnan(self.strength) else self.strength

    @property
    def share(self) -> Floats:
        """Each partner's share of the influence; 0 where nobody has any."""
        total = self.mass.sum()
        return self.mass / total if total > 0 else np.zeros(len(self.mass))


def moment(told: Evidence, day: int) -> Moment:
    """The coalition at the end of a day (a day number)."""
    acts, everybody = told.acts, len(told.acts.partners)
    known = int(np.searchsorted(acts.first_day, day, side="right"))
    bloc = acts.bloc.at(day, everybody, 0.0)[:known].astype(np.int64)
    record = told.record(day, known)
    level, evidence = told.levels(day, bloc)
    beta = posterior(record, level, evidence, acts.policy)
    mass = acts.influence.at(day, everybody, acts.policy.unstated_influence)[:known]
    mass = mass * acts.on_map.at(day, everybody, 0.0)[:known]
    present = 1 - acts.away.at(day, everybody, 0.0)[:known]
    return Moment(day, bloc, record, level, beta, mass, present, _strength(told, day, beta.support * present, mass))


def _strength(told: Evidence, day: int, backing: Floats, mass: Floats) -> float:
    if told.first_day is not None and day < told.first_day:
        return UNKNOWN
    total = float(mass.sum())
    return float((mass * backing).sum() / total) if total > 0 else float("nan")


def drive(before: Moment, now: Moment) -> Floats:
    """Each partner's part of the change of strength, 0 to 1: the parts add up to it.

    By what became of their backing at their old share, and by their change of share as far as they
    stand above or below what the strength was.
    """
    backing, share = known_later(before, now)
    return share * (now.backing - backing) + (now.share - share) * (now.backing - before.reference)


def known_later(before: Moment, now: Moment) -> tuple[Floats, Floats]:
    """Backing and share of today's partners at the earlier moment; who came since had no share."""
    came = len(now.mass) - len(before.mass)
    backing = np.concatenate([before.backing, now.backing[len(now.mass) - came :]])
    return backing, np.concatenate([before.share, np.zeros(came)])
