"""What simple habits of guessing say of each act, to judge the support model beside.

Every act that counts for or against, but for joining, is guessed from what was told on strictly
earlier days (UTC) of its own coalition. All acts count alike here, whatever their kind: n acts, f of them for the
initiative, make the rate (f + 1) / (n + 2), the mean of the posterior under a uniform prior
(Laplace's rule of succession).
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from domain.acts import KIND_PLACES, Acts
from domain.changes import EVERY_DAY, Floats, Ints, as_floats, group_day
from domain.values import Kind

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Baselines:
    """The probability, by each habit, that an act is for; one entry for each scored act.

    `lifetime`: the rate of the stakeholder. `last`: what one act says, the stakeholder's last.
    `bloc`: the rate of the bloc the stakeholder is in on the act's day; of the whole coalition
    where none is stated. `coalition`: the rate of the whole coalition.
    """

    lifetime: Floats
    last: Floats
    bloc: Floats
    coalition: Floats


BASELINES = tuple(field.name for field in fields(Baselines))
"""The names of the habits."""


def counting(acts: Acts) -> Flags:
    """Which acts count for or against."""
    return (acts.favour > 0) | (acts.against > 0)


def scored(acts: Acts) -> Flags:
    """Which acts can be judged: those that count, but for joining, which nobody does against us."""
    expected: Flags = acts.kind == KIND_PLACES[Kind.JOIN]
    return counting(acts) & ~expected


def baselines(acts: Acts) -> Baselines:
    """The guesses for the scored acts, in the order of the acts."""
    told = counting(acts)
    judged = scored(acts)[told]
    who, day, outcome = acts.who[told], acts.day[told], acts.favour[told] > 0
    everybody = np.zeros(len(who), dtype=np.int64)
    bloc = acts.bloc.held(who, day, 0.0).astype(np.int64)
    by_coalition = _Past(everybody, day, outcome).rate()
    own = _Past(who, day, outcome)
    by_bloc = np.where(bloc > 0, _Past(bloc, day, outcome).rate(), by_coalition)
    return Baselines(own.rate()[judged], own.last()[judged], by_bloc[judged], by_coalition[judged])


class _Past:
    """Acts of groups in order of day: what each act's group had done on strictly earlier days."""

    def __init__(self, group: Ints, day: Ints, outcome: Flags) -> None:
        key = group_day(group, day)
        order = np.argsort(key, kind="stable")
        self.key = key[order]
        self.favour: Ints = np.concatenate([[0], np.cumsum(outcome[order])])
        self.begin = np.searchsorted(self.key, group_day(group, -EVERY_DAY // 2))
        self.until = np.searchsorted(self.key, key)

    def rate(self) -> Floats:
        """Laplace's rate of the group."""
        return as_floats((self._favour(self.begin) + 1) / (self.until - self.begin + 2))

    def last(self) -> Floats:
        """2/3 after a day mostly for, 1/3 after one mostly against, 1/2 after a tie or nothing.

        It is Laplace's rate after one act. Acts of one day have no order, so most of them decide.
        """
        day_before = self.key[np.maximum(self.until - 1, 0)] if len(self.key) else self.key
        begin = np.maximum(np.searchsorted(self.key, day_before), self.begin)
        favour, number = self._favour(begin), self.until - begin
        return as_floats(0.5 + np.sign(2 * favour - number) / 6)

    def _favour(self, begin: Ints) -> Ints:
        favour: Ints = self.favour[self.until] - self.favour[begin]
        return favour
