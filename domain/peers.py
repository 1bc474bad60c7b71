"""What is expected of a stakeholder from their peers: the record of the bloc, beside those of others.

The record of a bloc never fades. The acts of one bloc on one day are hardly independent (a roll call
is one question), so that a day on which they weigh w in all counts w^(1 - crowding), from 1 on:

    X = sum over days, for and against apart,  w_day / max(1, w_day)^crowding

A newcomer among blocs is judged by the others, as far as blocs have been alike. With the rates r of
the B blocs seen, and d what is taken for granted of two (`discord`):

    discord = (d + sum (r - mean r)^2 / (mean r (1 - mean r))) / B,   the sum at most B - 1
    cap     = 1 / discord - 1          acts of another bloc count together at most so many
    level   = (X_for + others_for + c/2) / (X + others + c),   c = coalition_pull

Sources: the moment estimate of agreement within groups (Kleinman, JASA 68, 1973) with a prior of one
bloc; the design effect of cluster sampling (Kish, Survey Sampling, 1965), of which crowding is a
plain form; partial pooling (Gelman et al., Bayesian Data Analysis, ch. 5).
"""

from dataclasses import dataclass

import numpy as np

from domain.acts import Acts
from domain.changes import Floats, Ints, as_floats, differs
from domain.policy import Policy

SURE = 1e-4
"""Least variance of a rate: that of blocs which always act alike."""


@dataclass(frozen=True)
class Peers:
    """What is expected of the members of each bloc, before any act and after each day with acts.

    `day`: the days with acts, in order. `level` (a probability) and `evidence` (the acts it stands
    on) are (days + 1) x blocs, row 0 before everything; column 0 is for those of no stated bloc.
    """

    day: Ints
    level: Floats
    evidence: Floats

    def before(self, day: Ints) -> Ints:
        """The row that holds at the beginning of each of these days."""
        return np.searchsorted(self.day, day, side="left")

    def after(self, day: Ints) -> Ints:
        """The row that holds at the end of each of these days."""
        return np.searchsorted(self.day, day, side="right")


def peers(acts: Acts) -> Peers:
    """What the acts of each bloc let expect, day by day; bloc of an act is its partner's on that day."""
    telling = acts.favour + acts.against > 0
    day, bloc = acts.day[telling], acts.bloc_of_each[telling]
    begins = differs(day)
    row = np.cumsum(begins) - 1
    shape = int(begins.sum()), len(acts.blocs) + 1
    favour, against = (
        as_floats(np.bincount(row * shape[1] + bloc, weights=each[telling], minlength=shape[0] * shape[1]))
        for each in (acts.favour, acts.against)
    )
    counted = np.maximum(favour + against, 1.0) ** -acts.policy.crowding
    record_for, record_against = (_record((each * counted).reshape(shape)) for each in (favour, against))
    return Peers(day[begins], *judgement(record_for, record_against, acts.policy))


def judgement(favour: Floats, against: Floats, policy: Policy) -> tuple[Floats, Floats]:
    """Level and evidence of each bloc from the records of all; arrays of one shape, ... x blocs."""
    told = favour + against
    cap = 1 / _discord(favour, told, policy) - 1
    counting = cap / (told + cap)
    others = (_others(favour * counting), _others(told * counting))
    evidence = told + others[1] + policy.coalition_pull
    return (favour + others[0] + policy.coalition_pull / 2) / evidence, evidence


def _discord(favour: Floats, told: Floats, policy: Policy) -> Floats:
    """How far the blocs differ, from 0 (alike) to 1; one column."""
    seen = told > 0
    blocs = np.maximum(_sum(seen.astype(np.float64)), 1.0)
    rate = np.divide(favour, told, out=np.zeros_like(told), where=seen)
    mean = _sum(rate) / blocs
    spread = _sum(np.where(seen, rate - mean, 0.0) ** 2) / np.maximum(mean * (1 - mean), SURE)
    return as_floats((policy.discord + np.minimum(spread, blocs - 1)) / blocs)


def _record(by_day: Floats) -> Floats:
    """Sums over the days until each, with a row of nothing before the first."""
    return np.cumsum(np.vstack([np.zeros((1, by_day.shape[1])), by_day]), axis=0)


def _sum(values: Floats) -> Floats:
    """Sums over the blocs, one after another: so that blocs not seen yet change no bit of it."""
    return np.cumsum(values, axis=-1)[..., -1:]


def _others(values: Floats) -> Floats:
    return np.maximum(_sum(values) - values, 0.0)  # never below zero by rounding
