"""Communication: whether we are in touch with those who matter, as often as agreed and both ways.

    in touch  = share of the influence whose last contact is no longer ago than their cadence
    both ways = days of contact both ways / all days of contact, of those that still count

Cadence, contact and the days that still count are those of `domain.engagement`. Where no meeting or
message was ever recorded and no cadence is agreed, nothing is known: a file of votes or of members
tells nothing of what was said besides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats
from domain.engagement import TWO_WAY, Engagement, engagement, touches
from domain.marks.common import because, best, shares
from domain.marks.mark import Advice, Because, Mark, Part, Remedy, gain, mark, part
from domain.situation import Situation
from domain.tellings import Telling
from domain.values import Kind

IN_TOUCH, BOTH_WAYS = 0.7, 0.3
"""What each part weighs where both are known: a judgement."""

CONTACT = TWO_WAY | {Kind.MESSAGE}
"""Kinds of contact."""

TALK = frozenset({Kind.MEETING, Kind.MESSAGE})
"""Kinds of contact by which we know that contact is recorded at all."""


@dataclass(frozen=True)
class _Contact:
    """What communication is counted from: `share` and `in_touch` by partner, and days of contact."""

    share: Floats
    in_touch: NDArray[np.bool_]
    known: bool
    two_way: int
    one_way: int
    last: tuple[Because, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        days = self.two_way + self.one_way
        here = self.share > 0
        reached = float(self.share[self.in_touch].sum())
        heads = {"heads": int((self.in_touch & here).sum()), "of": int(here.sum())}
        return (
            part(
                "in touch", IN_TOUCH, reached if self.known and here.any() else None, self.last, share=reached, **heads
            ),
            part(
                "both ways",
                BOTH_WAYS,
                self.two_way / days if self.known and days else None,
                two_way=self.two_way,
                days=days,
            ),
        )


def communication(situation: Situation) -> Mark:
    """The mark of communication."""
    told = situation.told(CONTACT)
    engaged = engagement(touches(situation.acts), situation.cadence, situation.acts.first_day, situation.day)
    contact = _contact(situation, engaged, told)
    return mark("communication", contact.parts(), _advice(contact))


def _contact(situation: Situation, engaged: Engagement, told: Sequence[Telling]) -> _Contact:
    here = situation.standing.on_map
    in_touch = engaged.silence <= engaged.cadence  # not where there never was contact
    last = {each.place: each for each in told if in_touch[each.place] and here[each.place]}
    return _Contact(
        share=shares(situation),
        in_touch=in_touch,
        known=bool((engaged.agreed & here).any()) or any(each.kind in TALK for each in told),
        two_way=int(engaged.two_way[here].sum()),
        one_way=int(engaged.one_way[here].sum()),
        last=tuple(because(each) for each in last.values()),
    )


def _advice(contact: _Contact) -> Iterator[Advice]:
    """Meet those who have most influence of whom we lose sight."""
    now = contact.parts()
    for place in best(np.where(contact.in_touch, 0.0, contact.share)):
        met = contact.in_touch.copy()
        met[place] = True
        then = replace(contact, in_touch=met, known=True, two_way=contact.two_way + 1)
        yield Advice(Remedy.MEETING, gain(now, then.parts()), place)
