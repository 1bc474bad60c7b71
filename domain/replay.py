"""The state of a coalition at the end of a day, from its acts: live and replayed alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.acts import Acts
from domain.changes import Floats
from domain.fading import faded
from domain.momentum import POINTS, UNKNOWN, WINDOW
from domain.policy import Policy
from domain.support import Beta, interval, posterior, stance, strength
from domain.values import Stance


class Partner(NamedTuple):
    """Where one stakeholder stands; the fields are those of `Standing`."""

    partnership_id: str
    bloc: str | None
    influence: float
    support: float
    low: float
    high: float
    stance: Stance
    member: bool
    on_map: bool
    drive: float


@dataclass(frozen=True)
class Standing:
    """Where everybody stands at the end of a day; arrays have one entry for each known partner.

    `strength` 0 to 1 and `momentum` in points per four weeks are NaN where nobody has influence.
    `drive` is each partner's part of the momentum, in points: the parts add up to it.
    """

    day: int
    partners: list[str]
    blocs: list[str | None]
    influence: Floats
    support: Floats
    evidence: Floats
    low: Floats
    high: Floats
    member: NDArray[np.bool_]
    on_map: NDArray[np.bool_]
    aware: NDArray[np.bool_]
    drive: Floats
    strength: float
    momentum: float

    def each(self) -> Iterator[Partner]:
        """The partners one by one, as plain Python values."""
        known = zip(self.support.tolist(), self.aware.tolist(), strict=True)
        stances = (stance(support, aware=aware) for support, aware in known)
        columns = (self.influence, self.support, self.low, self.high)
        flags = (self.member, self.on_map, self.drive)
        return map(
            Partner,
            self.partners,
            self.blocs,
            *(column.tolist() for column in columns),
            stances,
            *(column.tolist() for column in flags),
        )


@dataclass(frozen=True)
class _Moment:
    beta: Beta
    mass: Floats
    strength: float

    @property
    def share(self) -> Floats:
        """Each partner's part of the strength."""
        total = self.mass.sum()
        return self.mass * self.beta.support / total if total > 0 else self.mass * 0.0


def standing(acts: Acts, policy: Policy, day: int) -> Standing:
    """Where everybody known by the end of a day (a day number) stood then."""
    known = int(np.searchsorted(acts.first_day, day, side="right"))
    now = _moment(acts, policy, day, known)
    before = _before(acts, policy, day - WINDOW, now)
    low, high = interval(now.beta)
    blocs = acts.bloc.at(day, len(acts.partners), 0.0)[:known]
    return Standing(
        day=day,
        partners=acts.partners[:known],
        blocs=[acts.bloc_name(number) for number in blocs],
        influence=_influence(acts, policy, day)[:known],
        support=now.beta.support,
        evidence=now.beta.evidence,
        low=low,
        high=high,
        member=acts.member.at(day, len(acts.partners), 0.0)[:known] > 0,
        on_map=acts.on_map.at(day, len(acts.partners), 0.0)[:known] > 0,
        aware=_ever_told(acts, day)[:known],
        drive=POINTS * (now.share - before.share),
        strength=now.strength,
        momentum=POINTS * (now.strength - before.strength),
    )


def _before(acts: Acts, policy: Policy, day: int, now: _Moment) -> _Moment:
    """The moment four weeks ago; before the first fact, everybody of today, and nothing known."""
    if len(acts.day) and day >= acts.day[0]:
        return _moment(acts, policy, day, len(now.mass))
    nothing = np.full(len(now.mass), UNKNOWN)
    return _Moment(Beta(nothing, nothing), now.mass, UNKNOWN)


def _moment(acts: Acts, policy: Policy, day: int, known: int) -> _Moment:
    favour, against = faded(acts, policy, day, known)
    bloc = acts.bloc.at(day, len(acts.partners), 0.0)[None, :known].astype(np.int64)
    beta = posterior(favour[None, :known], against[None, :known], bloc, policy)
    on_map = acts.on_map.at(day, len(acts.partners), 0.0)[:known]
    mass = _influence(acts, policy, day)[:known] * on_map
    level = strength(beta.support, mass[None, :])
    return _Moment(Beta(beta.a[0], beta.b[0]), mass, float(level[0]))


def _influence(acts: Acts, policy: Policy, day: int) -> Floats:
    return acts.influence.at(day, len(acts.partners), policy.unstated_influence)


def _ever_told(acts: Acts, day: int) -> NDArray[np.bool_]:
    """Which partners any act until the day has told something of."""
    until = int(np.searchsorted(acts.day, day, side="right"))
    told = np.zeros(len(acts.partners), dtype=np.bool_)
    told[acts.who[:until][acts.favour[:until] + acts.against[:until] > 0]] = True
    return told
