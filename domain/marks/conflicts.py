"""Conflict resolution: whether conflicts are settled, and how soon.

    settled = settled conflicts / all conflicts
    soon    = mean over all conflicts of 2^-(days open / PATIENCE)

Settled conflicts fade since they were settled, open ones count in full. A reconciliation, or a return,
settles all conflicts with that stakeholder that are open then. Where no conflict was ever raised,
nothing is known: nobody can tell how one would be settled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from domain.changes import Floats
from domain.marks.common import because, shares
from domain.marks.mark import MOST_ADVICE, Advice, Because, Mark, Part, Remedy, gain, mark, part
from domain.situation import Situation
from domain.tellings import Telling
from domain.values import Kind

SETTLED, SOON = 0.6, 0.4
"""What each part weighs: a judgement."""

PATIENCE = 60.0
"""Days open after which settling a conflict is worth half: two months, a judgement."""

SETTLES = frozenset({Kind.RECONCILIATION, Kind.RETURN})


class Conflict(NamedTuple):
    """A conflict: how it was raised, and how it was settled; None while it is open."""

    raised: Telling
    settled: Telling | None

    def days(self, day: int) -> int:
        """How long it was open, or has been so until a day."""
        return (self.settled.day if self.settled else day) - self.raised.day


def conflicts(tellings: Iterable[Telling]) -> list[Conflict]:
    """The conflicts among these tellings, which come in order of time, as they were raised."""
    found: list[Conflict] = []
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    for each in tellings:
        if each.kind is Kind.CONFLICT:
            waiting[each.place].append(len(found))
            found.append(Conflict(each, None))
        elif each.kind in SETTLES:
            for number in waiting.pop(each.place, ()):
                found[number] = found[number]._replace(settled=each)
    return found


@dataclass(frozen=True)
class _Quarrels:
    """What conflict resolution is counted from, by conflict: `left` of its weight, days `open`, `settled` or not."""

    left: Floats
    open: Floats
    settled: Floats
    because: tuple[Because, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        total, heads = float(self.left.sum()), {"settled": float(self.settled.sum()), "raised": len(self.left)}
        if not total:
            return part("settled", SETTLED, None, **heads), part("soon", SOON, None)
        done = float(self.left @ self.settled) / total
        soon = float(self.left @ 0.5 ** (self.open / PATIENCE)) / total
        longest = float(np.where(self.settled > 0, 0.0, self.open).max())
        return (
            part("settled", SETTLED, done, self.because, **heads),
            part("soon", SOON, soon, days=float(self.left @ self.open) / total, longest=longest),
        )


def conflict_resolution(situation: Situation) -> Mark:
    """The mark of conflict resolution."""
    found = conflicts(situation.told({Kind.CONFLICT, *SETTLES}))
    quarrels = _quarrels(situation, found)
    return mark("conflict resolution", quarrels.parts(), _advice(situation, found, quarrels))


def _quarrels(situation: Situation, found: Sequence[Conflict]) -> _Quarrels:
    day, daily = situation.day, situation.policy.daily
    told = [telling for each in found for telling in each if telling]
    return _Quarrels(
        left=np.array([daily ** (day - each.settled.day) if each.settled else 1.0 for each in found]),
        open=np.array([float(each.days(day)) for each in found]),
        settled=np.array([float(each.settled is not None) for each in found]),
        because=tuple(because(each) for each in dict.fromkeys(told)),
    )


def _advice(situation: Situation, found: Sequence[Conflict], quarrels: _Quarrels) -> Iterator[Advice]:
    """Reconcile with those with whom a conflict is open: each with all that it would settle."""
    now, share = quarrels.parts(), shares(situation)
    waiting = Counter(each.raised.place for each in found if not each.settled)
    for place in sorted(waiting, key=lambda place: (-waiting[place], -share[place]))[:MOST_ADVICE]:
        theirs = [each.raised.place == place for each in found]
        then = replace(quarrels, settled=np.maximum(quarrels.settled, theirs))
        yield Advice(Remedy.RECONCILIATION, gain(now, then.parts()), place)
