"""The facts of a partnership: one past-tense class for each kind of interaction."""

from typing import TYPE_CHECKING, Annotated, ClassVar
from uuid import UUID

from typing_extensions import override

from domain.fact import Fact, FirstFact
from domain.personal import Personal
from domain.values import Interaction, Kind, Name, Reason

if TYPE_CHECKING:
    from domain.partnership import Partnership


class PartnershipBegun(FirstFact):
    """A stakeholder came into a coalition's sight."""

    TOPIC: ClassVar[str] = "partnership.begun"
    coalition_id: UUID
    stakeholder_id: UUID


class InteractionRecorded(Fact):
    """Base of the facts that tell one interaction."""

    interaction: Interaction

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.tell(self.interaction)


class InteractionCorrected(Fact):
    """An interaction was told wrongly; this is how it was. The first telling stays on record."""

    TOPIC: ClassVar[str] = "partnership.interaction_corrected"
    interaction: Interaction
    reason: Annotated[Reason, Personal.REASON]
    corrected_by: Name

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.tell(self.interaction)


class InteractionRetracted(Fact):
    """An interaction never happened. Its telling stays on record, and counts no more."""

    TOPIC: ClassVar[str] = "partnership.interaction_retracted"
    interaction_id: UUID
    reason: Annotated[Reason, Personal.REASON]
    retracted_by: Name

    @override
    def apply(self, aggregate: "Partnership") -> None:
        aggregate.untell(self.interaction_id)


class Joined(InteractionRecorded):
    """The stakeholder joined the coalition."""

    TOPIC: ClassVar[str] = "partnership.join"


class MeetingHeld(InteractionRecorded):
    """We met, one-on-one or in a group."""

    TOPIC: ClassVar[str] = "partnership.meeting"


class MessageExchanged(InteractionRecorded):
    """A message went one way or the other."""

    TOPIC: ClassVar[str] = "partnership.message"


class TradeAgreed(InteractionRecorded):
    """We gave or promised something, and got something."""

    TOPIC: ClassVar[str] = "partnership.trade"


class TradeHonoured(InteractionRecorded):
    """A promise of a trade was kept."""

    TOPIC: ClassVar[str] = "partnership.trade_honoured"


class TradeBroken(InteractionRecorded):
    """A promise of a trade was broken."""

    TOPIC: ClassVar[str] = "partnership.trade_broken"


class SupportPledged(InteractionRecorded):
    """Support was given in private."""

    TOPIC: ClassVar[str] = "partnership.pledge"


class PubliclyEndorsed(InteractionRecorded):
    """Support was given in public."""

    TOPIC: ClassVar[str] = "partnership.endorsement"


class VotedWith(InteractionRecorded):
    """A vote was cast with the initiative."""

    TOPIC: ClassVar[str] = "partnership.vote_with"


class VotedAgainst(InteractionRecorded):
    """A vote was cast against the initiative."""

    TOPIC: ClassVar[str] = "partnership.vote_against"


class Abstained(InteractionRecorded):
    """A vote was withheld."""

    TOPIC: ClassVar[str] = "partnership.abstention"


class Criticised(InteractionRecorded):
    """Words were spoken against the initiative."""

    TOPIC: ClassVar[str] = "partnership.criticism"


class Opposed(InteractionRecorded):
    """Something was done against the initiative."""

    TOPIC: ClassVar[str] = "partnership.opposition"


class Lapsed(InteractionRecorded):
    """A supporter left without a break."""

    TOPIC: ClassVar[str] = "partnership.lapse"


class Defected(InteractionRecorded):
    """A supporter broke away, maybe to a counter-coalition."""

    TOPIC: ClassVar[str] = "partnership.defection"


class Returned(InteractionRecorded):
    """One who had left came back."""

    TOPIC: ClassVar[str] = "partnership.return"


class StanceAssessed(InteractionRecorded):
    """Somebody judged where the stakeholder stands."""

    TOPIC: ClassVar[str] = "partnership.assessment"


class ContributionMade(InteractionRecorded):
    """The stakeholder gave people, capital, ideas or access."""

    TOPIC: ClassVar[str] = "partnership.contribution"


class ConflictRaised(InteractionRecorded):
    """A conflict with or around the stakeholder came up."""

    TOPIC: ClassVar[str] = "partnership.conflict"


class ConflictResolved(InteractionRecorded):
    """A conflict was settled."""

    TOPIC: ClassVar[str] = "partnership.reconciliation"


class MilestoneShared(InteractionRecorded):
    """The stakeholder took part in a step of the coalition."""

    TOPIC: ClassVar[str] = "partnership.milestone"


FACT_OF: dict[Kind, type[InteractionRecorded]] = {
    Kind.JOIN: Joined,
    Kind.MEETING: MeetingHeld,
    Kind.MESSAGE: MessageExchanged,
    Kind.TRADE: TradeAgreed,
    Kind.TRADE_HONOURED: TradeHonoured,
    Kind.TRADE_BROKEN: TradeBroken,
    Kind.PLEDGE: SupportPledged,
    Kind.ENDORSEMENT: PubliclyEndorsed,
    Kind.VOTE_WITH: VotedWith,
    Kind.VOTE_AGAINST: VotedAgainst,
    Kind.ABSTENTION: Abstained,
    Kind.CRITICISM: Criticised,
    Kind.OPPOSITION: Opposed,
    Kind.LAPSE: Lapsed,
    Kind.DEFECTION: Defected,
    Kind.RETURN: Returned,
    Kind.ASSESSMENT: StanceAssessed,
    Kind.CONTRIBUTION: ContributionMade,
    Kind.CONFLICT: ConflictRaised,
    Kind.RECONCILIATION: ConflictResolved,
    Kind.MILESTONE: MilestoneShared,
}
"""The fact that each kind of interaction is recorded as."""
