"""Shared vision: whether they want the same, say so, and know the next step.

    one mind    = max(0, (F - O) / (F + O))       F, O: influence that supports, that opposes
    blocs alike = 1 - 2 * standard deviation of the blocs' support, each weighing its influence
    purpose     = 2^-(days since it was last affirmed / half-life)
    timetable   = 1 where a milestone lies ahead, 0 where all that were planned are past

One mind is the index of cohesion (Rice, Quantitative Methods in Politics, 1928), with its sign: to be
of one mind against the initiative is no shared vision. The standard deviation of numbers from 0 to 1
is at most one half, where half of the influence stands at either end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from domain.blocs import blocs
from domain.changes import Floats
from domain.marks.common import SUPPORTS, UNDECIDED, best, shares
from domain.marks.mark import Advice, Because, Mark, Part, Remedy, gain, mark, part
from domain.milestones import Milestone
from domain.situation import Situation
from domain.time import day_number, day_of

ONE_MIND, ALIKE, PURPOSE, TIMETABLE = 0.3, 0.3, 0.2, 0.2
"""What each part weighs where all are known: a judgement."""

TWO = 2
"""Blocs that it takes to differ."""


@dataclass(frozen=True)
class _View:
    """What shared vision is counted from: `backing` and `aware` by partner; days since the purpose was affirmed."""

    situation: Situation
    backing: Floats
    aware: NDArray[np.bool_]
    affirmed: int | None
    planned: bool
    ahead: Milestone | None

    def parts(self) -> tuple[Part, ...]:
        return (self._one_mind(), self._alike(), self._purpose(), self._timetable())

    def _one_mind(self) -> Part:
        share = shares(self.situation)
        support = float(share[self.aware & (self.backing >= SUPPORTS)].sum())
        oppose = float(share[self.aware & (self.backing < UNDECIDED)].sum())
        sides = support + oppose
        return part(
            "one mind", ONE_MIND, (support - oppose) / sides if sides > 0 else None, support=support, oppose=oppose
        )

    def _alike(self) -> Part:
        stand, network = self.situation.standing, self.situation.network
        outsiders = np.zeros(len(network) - network.partners)
        found = blocs(network, np.append(self.backing, outsiders), np.append(stand.on_map, outsiders).astype(np.bool_))
        named = [(each.share, each.support) for each in found if each.name is not None and each.support is not None]
        share, support = np.array(named, dtype=np.float64).reshape(-1, 2).T
        if len(share) < TWO:
            return part("blocs alike", ALIKE, None, blocs=len(share))
        mean = np.average(support, weights=share)
        apart = float(np.sqrt(np.average((support - mean) ** 2, weights=share)))
        return part("blocs alike", ALIKE, 1 - 2 * apart, blocs=len(share), lowest=support.min(), highest=support.max())

    def _purpose(self) -> Part:
        if self.affirmed is None:
            return part("purpose", PURPOSE, None)
        said = Because("purpose affirmed", self.situation.day - self.affirmed)
        return part("purpose", PURPOSE, self.situation.policy.daily**self.affirmed, [said], days=self.affirmed)

    def _timetable(self) -> Part:
        if self.ahead is None:
            return part("timetable", TIMETABLE, 0.0 if self.planned else None)
        due = day_number(self.ahead.due_on)
        step = Because("milestone planned", due, name=self.ahead.name)
        return part("timetable", TIMETABLE, 1.0, [step], days=due - self.situation.day)


def vision(situation: Situation) -> Mark:
    """The mark of shared vision."""
    view = _View(
        situation,
        backing=situation.standing.backing,
        aware=situation.standing.aware,
        affirmed=situation.day - max(situation.affirmed) if situation.affirmed else None,
        planned=bool(situation.milestones),
        ahead=ahead(situation),
    )
    return mark("shared vision", view.parts(), _advice(view))


def ahead(situation: Situation) -> Milestone | None:
    """The next milestone that is neither reached nor overdue."""
    steps = (each for each in situation.milestones if not reached(each, situation.day))
    return next((each for each in steps if day_number(each.due_on) >= situation.day), None)


def reached(milestone: Milestone, day: int) -> bool:
    """Whether a milestone was reached by the end of a day."""
    return milestone.reached_on is not None and day_number(milestone.reached_on) <= day


def _advice(view: _View) -> Iterator[Advice]:
    """Affirm the purpose, plan the next step, win those over who stand apart."""
    now = view.parts()
    yield Advice(Remedy.AFFIRM_PURPOSE, gain(now, replace(view, affirmed=0).parts()))
    if view.ahead is None:
        step = Milestone("", day_of(view.situation.day), None)
        yield Advice(Remedy.PLAN_MILESTONE, gain(now, replace(view, ahead=step).parts()))
    for place in best(shares(view.situation) * (1 - view.backing)):
        won, aware = view.backing.copy(), view.aware.copy()
        won[place], aware[place] = 1.0, True
        yield Advice(Remedy.WIN_OVER, gain(now, replace(view, backing=won, aware=aware).parts()), place)
