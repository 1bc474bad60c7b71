"""Why strength and momentum of a situation changed since an earlier day, as they were shown then and now.

The figures of each day follow from the policy in force on it (see `domain.course`), so that a change
of policy in between is a part of the change; momentum compares two days by one policy.
"""

from dataclasses import dataclass, replace

from domain.attribution import Attributed
from domain.changes import Floats
from domain.explanation import Explanation, Parts, explanation, widened
from domain.momentum import POINTS, WINDOW
from domain.peer_effects import PeerEffects
from domain.policy import Policy, policy_on
from domain.record import Evidence
from domain.situation import Situation


@dataclass(frozen=True)
class MomentumExplanation:
    """The change of momentum from the end of one day to the end of another, in points per four weeks.

    `before` and `after` are NaN where there is no momentum; `earlier` and `later` everybody's drive,
    `parts` of what it changed by. `acts`, `peers`: what each act, and each day, did to the later
    momentum, less what it did to the earlier: what is no longer of the last four weeks is missed.
    """

    first: int
    last: int
    partners: list[str]
    before: float
    after: float
    earlier: Floats
    later: Floats
    parts: Parts
    acts: Attributed
    peers: PeerEffects


def why(situation: Situation, first: int, last: int | None = None) -> Explanation:
    """Why support and strength changed from the end of `first` to that of `last`, the situation's day if left out."""
    last = situation.day if last is None else last
    return explanation(told_on(situation, last), first, last, _once(situation, first, last))


def why_momentum(situation: Situation, first: int) -> MomentumExplanation:
    """Why momentum changed from the end of `first` to that of the situation's day."""
    told, once = situation.evidence, _once(situation, first, situation.day)
    now = explanation(told, situation.day - WINDOW, situation.day)
    then = explanation(told, first - WINDOW, first)
    shown = then if once is None else explanation(once, first - WINDOW, first)
    known, earlier = len(now.partners), shown.strength.total
    return MomentumExplanation(
        first=first,
        last=situation.day,
        partners=now.partners,
        before=momentum_of(shown),
        after=momentum_of(now),
        earlier=widened(earlier, known),
        later=now.strength.total,
        parts=replace(now.strength - then.strength, policy=widened(then.strength.total - earlier, known)),
        acts=now.acts - then.acts,
        peers=now.peers - then.peers,
    )


def momentum_of(over_four_weeks: Explanation) -> float:
    """The momentum on the last day of an explanation of four weeks, in points; NaN where there is none."""
    return POINTS * (over_four_weeks.after - over_four_weeks.before)


def policy_then(situation: Situation, day: int) -> Policy:
    """The policy in force on an earlier day."""
    changed = any(day < each.since <= situation.day for each in situation.adopted)
    return policy_on(situation.adopted, day) if changed else situation.policy


def told_on(situation: Situation, day: int) -> Evidence:
    """The acts, later ones included, as weighed by the policy in force on a day."""
    return situation.weighed(policy_then(situation, day))


def _once(situation: Situation, first: int, last: int) -> Evidence | None:
    """The acts as weighed by the policy of the first day; None where it is that of the last."""
    return None if policy_then(situation, first) == policy_then(situation, last) else told_on(situation, first)
