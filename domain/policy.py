"""What each act counts, how fast it is forgotten, how far a newcomer is judged by their peers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import Field

from domain.values import Kind, Value

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
MOST = 10.0
"""The most that an act may weigh, for or against."""

Weight = Annotated[float, Field(ge=-MOST, le=MOST)]

WEIGHTS: Mapping[Kind, float] = MappingProxyType(
    {
        Kind.JOIN: 1.0,
        Kind.RETURN: 1.0,
        Kind.PLEDGE: 1.0,
        Kind.ENDORSEMENT: 1.0,
        Kind.VOTE_WITH: 1.0,
        Kind.CONTRIBUTION: 1.0,
        Kind.TRADE: 0.5,
        Kind.TRADE_HONOURED: 1.0,
        Kind.RECONCILIATION: 0.5,
        Kind.MILESTONE: 1.0,
        Kind.ABSTENTION: -0.5,
        Kind.CRITICISM: -1.0,
        Kind.OPPOSITION: -1.0,
        Kind.VOTE_AGAINST: -1.0,
        Kind.TRADE_BROKEN: -1.0,
        Kind.CONFLICT: -0.5,
        Kind.DEFECTION: -1.0,
    }
)
"""Acts counted for (positive) or against (negative). Kinds left out say nothing by themselves."""

TONE_WEIGHTS: Mapping[Kind, float] = MappingProxyType({Kind.MEETING: 0.25, Kind.MESSAGE: 0.1})
"""Contacts that count by their tone alone: this much for each point of tone, -2 to 2."""

SEEN: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ENDORSEMENT: "public",
        Kind.VOTE_WITH: "public",
        Kind.VOTE_AGAINST: "public",
        Kind.OPPOSITION: "public",
        Kind.PLEDGE: "private",
    }
)
"""Whether acts of these kinds are done in public or in private, where it is not told."""

ENTERS = frozenset({Kind.JOIN, Kind.RETURN, Kind.PLEDGE, Kind.ENDORSEMENT})
"""Acts that make a member."""

LEAVES = frozenset({Kind.LAPSE, Kind.DEFECTION})
"""Acts that end a membership. Only a lapse also takes the stakeholder off the map."""


class Policy(Value):
    """The parameters of the support model; each with its reason in docs/model.md.

    `half_life` in days. The pulls are in units of act weight: how many acts it takes until what is
    known of somebody counts as much as what they are compared with.

    `pull`: a stakeholder's whole record against their bloc. `recent_pull`: their faded record
    against the whole. `day_pull`: what peers do in general against what they did on one day.
    `coalition_pull`: one half against what is known of all. `crowding`: how little acts of one bloc
    on one day add to one another, 0 (all) to 1 (nothing). `discord`: how far blocs are taken to
    differ before two have been seen, 0 to 1. `doubt`: the act that any record lacks to be certain.
    `private`: what is left of the weight of an act that was done in private.
    """

    half_life: Positive = 180.0
    pull: Positive = 10.0
    recent_pull: Positive = 48.0
    day_pull: Positive = 2.0
    coalition_pull: Positive = 1.0
    crowding: Share = 0.75
    discord: Annotated[float, Field(gt=0, lt=1)] = 0.75
    doubt: Positive = 0.25
    private: Share = 0.75
    unstated_influence: Share = 0.5
    weights: Mapping[Kind, Weight] = Field(default_factory=lambda: dict(WEIGHTS))
    tone_weights: Mapping[Kind, Weight] = Field(default_factory=lambda: dict(TONE_WEIGHTS))

    @property
    def daily(self) -> float:
        """What remains of a weight after a day."""
        return float(0.5 ** (1 / self.half_life))


DEFAULT = Policy()
"""What is in force where a coalition has adopted nothing."""


class InForce(NamedTuple):
    """A policy that a coalition adopted, and the day (a day number) from which it counts."""

    since: int
    policy: Policy


def policy_on(adopted: Sequence[InForce], day: int) -> Policy:
    """The policy in force on a day; `adopted` in order of adoption."""
    until = [each.policy for each in adopted if each.since <= day]
    return until[-1] if until else DEFAULT
