"""Capacity: whether members give what it takes, of every kind, and promises are kept.

    giving        = min(1, sum over members share_i * left_i / (ENOUGH * share of all members))
    means         = mean over people, capital, ideas and access of what is left of the latest
    promises kept = honoured / (honoured + broken + overdue)

`left` is 2^-(age of the last contribution or honoured trade / half-life). Promises are all trades with
anybody, honoured and broken ones fading since they were settled, overdue ones counting in full: the
measure of `domain.reciprocity`, over the whole coalition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from domain.changes import Floats
from domain.marks.common import because, best, shares
from domain.marks.mark import Advice, Mark, Part, Remedy, gain, mark, part
from domain.situation import Situation
from domain.tellings import Telling
from domain.trades import Trade
from domain.values import Kind

GIVING, MEANS, KEPT = 0.4, 0.2, 0.4
"""What each part weighs where all are known: a judgement."""

ENOUGH = 0.5
"""The share of the members' influence that gives where capacity is in full: a judgement."""

NEEDED = ("people", "capital", "ideas", "access")
"""The means that an initiative takes."""


class _Gift(NamedTuple):
    """Something given to the coalition: what tells it, what it was if that was told, and what is left of it."""

    telling: Telling
    what: str | None
    left: float


class _Promises(NamedTuple):
    """Promises as they still count, of which it is known whether they were kept."""

    honoured: float
    broken: float
    overdue: int

    @property
    def kept(self) -> float | None:
        due = self.honoured + self.broken + self.overdue
        return self.honoured / due if due > 0 else None


@dataclass(frozen=True)
class _Given:
    """What capacity is counted from: `share` of the members' influence and what is left of gifts, by partner."""

    share: Floats
    left: Floats
    means: dict[str, float]
    ever: bool
    promises: _Promises
    gifts: Sequence[_Gift] = ()
    trades: Sequence[Telling] = ()

    def parts(self) -> tuple[Part, ...]:
        giving = float((self.share * self.left).sum())
        known = self.ever and bool(self.share.any())
        heads = int(((self.share * self.left) > 0).sum())
        last = {each.telling.place: because(each.telling) for each in self.gifts if self.share[each.telling.place] > 0}
        kinds = {each.what: because(each.telling) for each in self.gifts if each.what in NEEDED}
        means = sum(self.means.values()) / len(NEEDED) if self.means else None
        settled = [because(each) for each in self.trades]
        return (
            part("giving", GIVING, giving / ENOUGH if known else None, last.values(), heads=heads, share=giving),
            part("means", MEANS, means, kinds.values(), **self.means),
            part("promises kept", KEPT, self.promises.kept, settled, **self.promises._asdict()),
        )


def capacity(situation: Situation) -> Mark:
    """The mark of capacity."""
    given = _given(situation)
    return mark("capacity", given.parts(), _advice(situation, given))


def _given(situation: Situation) -> _Given:
    gifts = sorted(_gifts(situation), key=lambda each: each.telling.occurred_at)
    stand, left = situation.standing, np.zeros(len(situation.standing.partners))
    for each in gifts:
        left[each.telling.place] = each.left  # the last one stands
    members = np.where(stand.member, shares(situation), 0.0)
    known = [each for each in situation.trades if not each.open or each.overdue(situation.day)]
    return _Given(
        share=members / members.sum() if members.any() else members,
        left=left,
        means={each.what: each.left for each in gifts if each.what in NEEDED},
        ever=bool(gifts),
        promises=_promises(situation, known),
        gifts=gifts,
        trades=[each.settled or each.agreed for each in known],
    )


def _gifts(situation: Situation) -> Iterator[_Gift]:
    """Contributions, and what came of honoured trades."""
    for each in situation.told({Kind.CONTRIBUTION}):
        yield _gift(situation, each, each)
    for trade in situation.trades:
        if trade.honoured and trade.settled and (trade.got or not trade.gave):
            yield _gift(situation, trade.settled, trade.agreed)


def _gift(situation: Situation, given: Telling, told: Telling) -> _Gift:
    what = told.got.what if told.got else None
    return _Gift(given, what, situation.policy.daily ** (situation.day - given.day))


def _promises(situation: Situation, known: Sequence[Trade]) -> _Promises:
    left = [
        (each.honoured, situation.policy.daily ** (situation.day - each.settled.day)) for each in known if each.settled
    ]
    return _Promises(
        honoured=sum(weight for honoured, weight in left if honoured),
        broken=sum(weight for honoured, weight in left if not honoured),
        overdue=sum(each.open for each in known),
    )


def _advice(situation: Situation, given: _Given) -> Iterator[Advice]:
    """Settle what is overdue, and ask for what is missing where it is likely and counts most."""
    now, promises = given.parts(), given.promises
    overdue = [each for each in situation.trades if each.overdue(situation.day)]
    for each in sorted(overdue, key=lambda trade: -trade.gave - trade.got)[:2]:
        kept = promises._replace(honoured=promises.honoured + 1, overdue=promises.overdue - 1)
        then = replace(given, promises=kept)
        yield Advice(Remedy.TRADE_HONOURED, gain(now, then.parts()), each.place, each.agreed.interaction_id)
    missing = min(NEEDED, key=lambda what: given.means.get(what, 0.0))
    for place in best(given.share * situation.standing.backing * (1 - given.left)):
        left = given.left.copy()
        left[place] = 1.0
        then = replace(given, left=left, ever=True, means=given.means | {missing: 1.0})
        yield Advice(Remedy.CONTRIBUTION, gain(now, then.parts()), place, missing)
