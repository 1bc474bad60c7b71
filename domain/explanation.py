"""Why support, strength and momentum changed between two dates: parts that add up to the change.

Support of a stakeholder goes from the first day's figure to the last day's in three steps, each
beginning where the one before ended:

    fading   the record of the first day, faded to the last, with peers as they were
    facts    one act after another in order of time, with peers as they were
    peers    what the peers let expect, as it is on the last day

Strength is the influence-weighted mean of what stands with us (nothing of those who broke away), so
its change is, over all stakeholders, with their shares of the influence on the first day:

    share * (fading + facts + peers) + influence,   influence = change of share * (backing - strength)

Breaking away and returning are facts. `influence` says what came of stated influence and of coming
onto and going off the map: as far as someone stands above or below what the strength was. Where
another policy was adopted in between, the whole is told by the later one, and `policy` is what the
first day's figure is by it, less what it was. Momentum is such a change over four weeks, so a change
of momentum is the difference of two.

Source: additive attribution by a path of states (sequential Shapley order is fixed here by time).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from domain.attribution import Attributed, attributed
from domain.changes import Floats
from domain.moment import Moment, known_later, moment
from domain.momentum import POINTS, WINDOW
from domain.record import Evidence, Record
from domain.support import expectation


@dataclass(frozen=True)
class Parts:
    """Parts of a change, one entry a partner; they add up to `total`.

    Of support, `influence` is 0; of strength and momentum all are in points.
    """

    fading: Floats
    facts: Floats
    peers: Floats
    influence: Floats

    @property
    def total(self) -> Floats:
        """The whole change of each partner, or owed to each."""
        return self.fading + self.facts + self.peers + self.influence

    def __sub__(self, other: "Parts") -> "Parts":
        """Partner by partner; who is missing in the other has nothing there."""
        mine = (self.fading, self.facts, self.peers, self.influence)
        theirs = (other.fading, other.facts, other.peers, other.influence)
        return Parts(*(one - _padded(two, len(one), 0.0) for one, two in zip(mine, theirs, strict=True)))


@dataclass(frozen=True)
class Explanation:
    """The change from the end of one day to the end of another, for the partners known by then.

    `support` in units of support, `strength` in points; `earlier` and `later` are everybody's support.
    `before` and `after` are the strengths (0 to 1, NaN where nobody has influence); the sum of
    `strength.total` is the change between them. `acts`: what each act in between did.
    """

    first: int
    last: int
    partners: list[str]
    before: float
    after: float
    earlier: Floats
    later: Floats
    support: Parts
    strength: Parts
    acts: Attributed


def explanation(told: Evidence, first: int, last: int) -> Explanation:
    """Why things changed from the end of `first` to the end of `last` (day numbers, first <= last).

    Who came in between starts from what their peers let expect on the first day.
    """
    begin, end = moment(told, first), moment(told, last)
    known = len(end.mass)
    then = _widened(begin, known)
    levels, _ = told.levels(first, end.bloc)
    level = np.concatenate([begin.level, levels[len(begin.mass) :]])
    faded = then.faded(told.acts.policy.daily ** float(last - first))
    supports = [
        expectation(then, level, told.acts.policy),
        expectation(faded, level, told.acts.policy),
        expectation(end.record, level, told.acts.policy),
        end.beta.support,
    ]
    fading, facts, peers = (later - earlier for earlier, later in pairwise(supports))
    share = known_later(begin, end)[1]
    present = np.concatenate([begin.present, np.ones(known - len(begin.mass))])
    turned = POINTS * share * (end.present - present) * end.beta.support
    counted = POINTS * share * present
    return Explanation(
        first=first,
        last=last,
        partners=told.acts.partners[:known],
        before=begin.strength,
        after=end.strength,
        earlier=supports[0],
        later=end.beta.support,
        support=Parts(fading, facts, peers, np.zeros(known)),
        strength=Parts(
            fading=counted * fading,
            facts=counted * facts + turned,
            peers=counted * peers,
            influence=POINTS * (end.share - share) * (end.backing - begin.reference),
        ),
        acts=attributed(told, (first, last), (faded, level), (counted, turned)),
    )


def of_momentum(told: Evidence, first: int, last: int) -> Parts:
    """Why momentum (points per four weeks) changed from the end of one day to the end of another."""
    return explanation(told, last - WINDOW, last).strength - explanation(told, first - WINDOW, first).strength


def _widened(begin: Moment, known: int) -> Record:
    """The record of the first day, with nothing for those who came later."""
    record = begin.record
    each = record.weight, record.surprise, record.recent_weight, record.recent_surprise
    return Record(*(_padded(one, known, 0.0) for one in each))


def _padded(values: Floats, length: int, value: float) -> Floats:
    return np.concatenate([values, np.full(length - len(values), value)])
