"""Why support, strength and momentum changed between two dates: parts that add up to the change.

Support of a stakeholder goes from the first day's figure to the last day's in three steps, each
beginning where the one before ended:

    fading   the record of the first day, faded to the last, with peers as they were
    facts    one act after another in order of time, with peers as they were
    peers    what the peers let expect, as it is on the last day

Strength is the influence-weighted mean of what stands with us (nothing of those who broke away), so
its change is, over all stakeholders, with their shares of the influence on the last day:

    share * (fading + facts + peers) + influence,   influence = change of share * (backing - strength)

Breaking away and returning are facts. `influence` says what came of stated influence and of coming
onto and going off the map: as far as someone stood, on the first day, above or below what the
strength was then. What newcomers did since they came is so told as facts.

Where another policy was adopted in between, all of this is told by the later one, and a fifth part
stands before it: `policy`, what the first day's figure is by the later policy, less what it was.

Momentum is a change of strength over four weeks, so a change of momentum is the difference of two.

Source: additive attribution by a path of states (sequential Shapley order is fixed here by time).
"""

from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np

from domain.attribution import Attributed, attributed
from domain.changes import Floats
from domain.moment import Moment, drive, known_later, moment
from domain.momentum import POINTS
from domain.peer_effects import PeerEffects, peer_effects
from domain.record import Evidence, Record
from domain.support import expectation


@dataclass(frozen=True)
class Parts:
    """Parts of a change, one entry a partner; they add up to `total`.

    Of support, `influence` is 0; of strength and momentum all are in points.
    """

    facts: Floats
    fading: Floats
    peers: Floats
    influence: Floats
    policy: Floats

    @property
    def total(self) -> Floats:
        """The whole change of each partner, or owed to each."""
        return sum((getattr(self, part) for part in PARTS), start=np.zeros(len(self.facts)))

    def __sub__(self, other: "Parts") -> "Parts":
        """Partner by partner; who is missing in the other has nothing there."""
        return Parts(*(getattr(self, part) - widened(getattr(other, part), len(self.facts)) for part in PARTS))


PARTS = tuple(part.name for part in fields(Parts))
"""What a change is owed to."""


@dataclass(frozen=True)
class Explanation:
    """The change from the end of one day to the end of another, for the partners known by then.

    `support` in units of support, `strength` in points; `earlier` and `later` are everybody's support.
    `before` and `after` are the strengths (0 to 1, NaN where nobody has influence); the sum of
    `strength.total` is the change between them. `acts`: what each act in between did to its own
    stakeholder; `peers`: what each day in between did to everybody through what it let expect.
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
    peers: PeerEffects


def explanation(told: Evidence, first: int, last: int, once: Evidence | None = None) -> Explanation:
    """Why things changed from the end of `first` to the end of `last` (day numbers, first <= last).

    `once`: the same acts as weighed by the policy in force on the first day, where another was
    adopted since. Who came in between starts from what their peers let expect on the first day.
    """
    begin, end = moment(told, first), moment(told, last)
    shown = begin if once is None else moment(once, first)
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
    policy = widened(begin.beta.support - shown.beta.support, known)
    present = np.concatenate([begin.present, np.ones(known - len(begin.mass))])
    turned = POINTS * end.share * (end.present - present) * end.beta.support
    counted = POINTS * end.share * present
    shift = end.share - known_later(begin, end)[1]
    return Explanation(
        first=first,
        last=last,
        partners=told.acts.partners[:known],
        before=shown.strength,
        after=end.strength,
        earlier=supports[0] - policy,
        later=end.beta.support,
        support=Parts(facts, fading, peers, np.zeros(known), policy),
        strength=Parts(
            facts=counted * facts + turned,
            fading=counted * fading,
            peers=counted * peers,
            influence=POINTS * shift * (supports[0] * present - begin.reference),
            policy=POINTS * widened(drive(shown, begin), known),
        ),
        acts=attributed(told, (first, last), (faded, level), (counted, turned)),
        peers=peer_effects(told, (first, last), (end.record, end.bloc), level, counted),
    )


def widened(values: Floats, length: int) -> Floats:
    """The values of those known earlier, with nothing for those who came later."""
    return np.concatenate([values, np.zeros(length - len(values))])


def _widened(begin: Moment, known: int) -> Record:
    return Record(*(widened(each, known) for each in begin.record.sums))
