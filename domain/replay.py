"""The state of a coalition at the end of a day, from its acts: live and replayed alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.acts import Acts
from domain.changes import Floats
from domain.moment import drive, moment
from domain.momentum import POINTS, WINDOW
from domain.record import Evidence
from domain.support import interval, stance
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
    away: bool
    drive: float


@dataclass(frozen=True)
class Standing:
    """Where everybody stands at the end of a day; arrays have one entry for each known partner.

    `strength` 0 to 1 and `momentum` in points per four weeks are NaN where nobody has influence, as
    before the first fact.
    `away` are those who broke away and have not returned: they count for nothing in the strength.
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
    away: NDArray[np.bool_]
    aware: NDArray[np.bool_]
    drive: Floats
    strength: float
    momentum: float

    def each(self) -> Iterator[Partner]:
        """The partners one by one, as plain Python values."""
        known = zip(self.support.tolist(), self.aware.tolist(), self.away.tolist(), strict=True)
        stances = (stance(support, aware=aware, away=away) for support, aware, away in known)
        columns = (self.influence, self.support, self.low, self.high)
        flags = (self.member, self.on_map, self.away, self.drive)
        return map(
            Partner,
            self.partners,
            self.blocs,
            *(column.tolist() for column in columns),
            stances,
            *(column.tolist() for column in flags),
        )

    @property
    def backing(self) -> Floats:
        """What stands with us of each partner: their support, and nothing of those who broke away."""
        return np.where(self.away, 0.0, self.support)

    @property
    def mass(self) -> Floats:
        """The influence of those on the map."""
        return np.where(self.on_map, self.influence, 0.0)


def standing(told: Evidence, day: int) -> Standing:
    """Where everybody known by the end of a day (a day number) stood then."""
    now, before = moment(told, day), moment(told, day - WINDOW)
    low, high = interval(now.beta)
    acts, known = told.acts, len(now.mass)
    influence, on_map, away, member = (
        change.at(day, len(acts.partners), unstated)[:known]
        for change, unstated in (
            (acts.influence, acts.policy.unstated_influence),
            (acts.on_map, 0.0),
            (acts.away, 0.0),
            (acts.member, 0.0),
        )
    )
    return Standing(
        day=day,
        partners=acts.partners[:known],
        blocs=[acts.bloc_name(number) for number in now.bloc],
        influence=influence,
        support=now.beta.support,
        evidence=now.beta.evidence,
        low=low,
        high=high,
        member=member > 0,
        on_map=on_map > 0,
        away=away > 0,
        aware=_ever_told(acts, day)[:known],
        drive=POINTS * drive(before, now),
        strength=now.strength if known else np.nan,
        momentum=POINTS * (now.strength - before.strength) if known else np.nan,
    )


def _ever_told(acts: Acts, day: int) -> NDArray[np.bool_]:
    """Which partners any act until the day has told something of."""
    until = int(np.searchsorted(acts.day, day, side="right"))
    told = np.zeros(len(acts.partners), dtype=np.bool_)
    told[acts.who[:until][acts.favour[:until] + acts.against[:until] > 0]] = True
    return told
