"""What each act counts, how fast it is forgotten, how far a newcomer is judged by their peers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from domain.values import Kind

WEIGHTS: Mapping[Kind, float] = MappingProxyType(
    {
        Kind.JOIN: 1.0,
        Kind.RETURN: 1.0,
        Kind.PLEDGE: 1.0,
        Kind.ENDORSEMENT: 1.5,
        Kind.VOTE_WITH: 1.0,
        Kind.CONTRIBUTION: 1.0,
        Kind.TRADE: 0.5,
        Kind.TRADE_HONOURED: 1.0,
        Kind.RECONCILIATION: 0.5,
        Kind.MILESTONE: 0.5,
        Kind.ABSTENTION: -0.5,
        Kind.CRITICISM: -1.0,
        Kind.OPPOSITION: -1.5,
        Kind.VOTE_AGAINST: -1.0,
        Kind.TRADE_BROKEN: -1.5,
        Kind.CONFLICT: -0.5,
        Kind.DEFECTION: -3.0,
    }
)
"""Acts counted for (positive) or against (negative). Kinds left out say nothing by themselves."""

TONE_WEIGHTS: Mapping[Kind, float] = MappingProxyType({Kind.MEETING: 0.25, Kind.MESSAGE: 0.1})
"""Contacts that count by their tone alone: this much for each point of tone, -2 to 2."""

ENTERS = frozenset({Kind.JOIN, Kind.RETURN, Kind.PLEDGE, Kind.ENDORSEMENT})
"""Acts that make a member."""

LEAVES = frozenset({Kind.LAPSE, Kind.DEFECTION})
"""Acts that end a membership. Only a lapse also takes the stakeholder off the map."""


@dataclass(frozen=True)
class Policy:
    """The parameters of the support model.

    `half_life` in days; the pulls in units of act weight: how many acts the judgement by peers
    is worth (stakeholder to bloc, bloc to coalition, coalition to one half).
    """

    half_life: float = 180.0
    pull: float = 2.0
    bloc_pull: float = 2.0
    coalition_pull: float = 2.0
    unstated_influence: float = 0.5
    weights: Mapping[Kind, float] = field(default_factory=lambda: WEIGHTS)
    tone_weights: Mapping[Kind, float] = field(default_factory=lambda: TONE_WEIGHTS)

    @property
    def daily(self) -> float:
        """What remains of a weight after a day."""
        return float(0.5 ** (1 / self.half_life))
