"""Defection risk: the probability that a member departs, by lapse or defection, within so many days.

    hazard      = level * product of the ratios of the member's reasons
    probability = 1 - exp(-horizon * hazard / YEAR)

The level is that of the coalition's own past (see `domain.hazard`); the reasons are those of
`domain.reasons`, and besides the bloc's own rate and the season.

Source: piecewise constant hazards with proportional ratios (Cox 1972; Holford 1980).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.changes import Floats, Ints, as_floats
from domain.errors import Invalid
from domain.exposure import YEAR, exposure, log_ratios, multiplied
from domain.hazard import bloc_ratios, level, season_ratio
from domain.memberships import Memberships
from domain.reasons import Ground, Reason
from domain.signs import Members, Sign, signs
from domain.watch import Watch

HORIZON = 90
"""Days ahead where nobody says otherwise."""

SURE = 30.0
"""Most departures that are expected of one member: a probability of 1 would be a claim to know."""


@dataclass(frozen=True)
class Risk:
    """The risk of members, each at the end of a day; arrays have one entry a member and day.

    `place` is that among the acts' partners, `day` a day number. `base` is the hazard of a member
    without reasons, in departures per year, and `log_ratios` has the logarithm of what each reason
    makes of it. `since` has the day of the latest fact behind each reason, NaN where there is none,
    and `which` whom a reason names.
    """

    horizon: int
    place: Ints
    day: Ints
    base: Floats
    log_ratios: Mapping[Ground, Floats]
    since: Mapping[Ground, Floats]
    which: Mapping[Ground, Sequence[str | None]]

    @property
    def hazard(self) -> Floats:
        """Departures per year."""
        return self.base * multiplied(self.log_ratios.values(), len(self.place))

    @property
    def probability(self) -> Floats:
        """The probability to depart within the horizon, above 0 and below 1."""
        return _probability(self.hazard, self.horizon)

    @property
    def base_probability(self) -> Floats:
        """The same of a member without reasons."""
        return _probability(self.base, self.horizon)

    def reasons(self, number: int) -> list[Reason]:
        """The reasons of one entry, the strongest first; the base times their ratios is the hazard."""
        told = [self._reason(ground, number) for ground, each in self.log_ratios.items() if each[number] != 0]
        return sorted(told, key=lambda reason: -abs(np.log(reason.ratio)))

    def _reason(self, ground: Ground, number: int) -> Reason:
        since = self.since[ground][number] if ground in self.since else np.nan
        return Reason(
            ground=ground,
            ratio=float(np.exp(self.log_ratios[ground][number])),
            since=None if np.isnan(since) else int(since),
            which=self.which[ground][number] if ground in self.which else None,
        )


def risk(watch: Watch, days: Sequence[int], horizon: int = HORIZON) -> Risk:
    """The risk of all members at the end of each of these days; of nobody where there are no members.

    Each is told from what happened until its day. Raises `Invalid` for a horizon below one day.
    """
    if horizon < 1:
        raise Invalid("horizon", horizon, "it must be at least one day")
    members = _members(watch.memberships, days)
    bloc = watch.acts.bloc.held(members.who, members.day, 0.0).astype(np.int64)
    told = signs(watch, members)
    base, learnt = _learnt(watch, members.day, bloc, horizon)
    return Risk(
        horizon=horizon,
        place=members.who,
        day=members.day,
        base=base,
        log_ratios=log_ratios(members, told) | learnt,
        since=_since(members, told),
        which={
            Ground.BLOC: [watch.acts.bloc_name(number) for number in bloc],
            Ground.INFLUENCER_LEFT: _who_left(watch, members, told[Ground.INFLUENCER_LEFT]),
        },
    )


def _members(held: Memberships, days: Sequence[int]) -> Members:
    """The members at the end of each of these days."""
    there = [held.on(day) for day in days]
    number = np.concatenate([np.empty(0, dtype=np.int64), *there])
    day = np.repeat(np.array(days, dtype=np.int64), [len(each) for each in there])
    return Members(held.who[number], held.start[number], day)


def _learnt(watch: Watch, day: Ints, bloc: Ints, horizon: int) -> tuple[Floats, dict[Ground, Floats]]:
    """What the past until each day tells: the level, and the logarithms of the ratios of bloc and season."""
    past = exposure(watch, int(day.max(initial=0)))
    base, of_bloc, of_season = (np.zeros(len(day)) for _ in range(3))
    for each in np.unique(day):
        known, today = past.until(each), day == each
        base[today] = own = level(known, each)
        of_bloc[today] = np.log(bloc_ratios(known, own, each, len(watch.acts.blocs)))[bloc[today]]
        of_season[today] = np.log(season_ratio(known, each, horizon))
    return base, {Ground.BLOC: of_bloc, Ground.SEASON: of_season}


def _since(members: Members, told: Mapping[Ground, Sign]) -> dict[Ground, Floats]:
    return {Ground.TENURE: as_floats(members.start)} | {ground: sign.since for ground, sign in told.items()}


def _who_left(watch: Watch, members: Members, sign: Sign) -> list[str | None]:
    """The partnership of the influencer who left last, for each member of whom one did."""
    departures = watch.memberships.departures
    names: list[str | None] = [None] * len(members.who)
    for number in np.flatnonzero(sign.strength):
        heard = watch.influencer[watch.listener == members.who[number]]
        left = np.isin(departures.who, heard) & (departures.day == sign.since[number])
        names[number] = watch.acts.partners[int(departures.who[left][0])]
    return names


def _probability(hazard: Floats, horizon: int) -> Floats:
    return as_floats(-np.expm1(-np.minimum(hazard * horizon / YEAR, SURE)))
