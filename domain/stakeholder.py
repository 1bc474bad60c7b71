"""A stakeholder: a person or organisation, whom they listen to, how we relate."""

from datetime import datetime
from typing import Annotated, ClassVar, Self
from uuid import UUID

from typing_extensions import override

from domain.errors import Invalid, StakeholderIsErased
from domain.fact import Fact, FirstFact, Root
from domain.identity import key, stakeholder_id
from domain.personal import Personal, is_pseudonym, pseudonym
from domain.values import Name, Reason, Relationship


class StakeholderRegistered(FirstFact):
    """A stakeholder became known."""

    TOPIC: ClassVar[str] = "stakeholder.registered"
    name: Annotated[Name, Personal.NAME]
    relationship: Relationship | None = None


class RelationshipChanged(Fact):
    """The stakeholder now stands in another direction to us."""

    TOPIC: ClassVar[str] = "stakeholder.relationship_changed"
    relationship: Relationship

    @override
    def apply(self, aggregate: "Stakeholder") -> None:
        aggregate.relationship = self.relationship


class InfluencerFound(Fact):
    """The stakeholder listens to another one."""

    TOPIC: ClassVar[str] = "stakeholder.influencer_found"
    influencer_id: UUID

    @override
    def apply(self, aggregate: "Stakeholder") -> None:
        aggregate.listens_to.add(self.influencer_id)


class InfluencerLost(Fact):
    """The stakeholder no longer listens to another one."""

    TOPIC: ClassVar[str] = "stakeholder.influencer_lost"
    influencer_id: UUID

    @override
    def apply(self, aggregate: "Stakeholder") -> None:
        aggregate.listens_to.discard(self.influencer_id)


class StakeholderErased(Fact):
    """All that is personal of the stakeholder was made unreadable for good; see `domain.personal`."""

    TOPIC: ClassVar[str] = "stakeholder.erased"
    reason: Reason
    erased_by: Name

    @override
    def apply(self, aggregate: "Stakeholder") -> None:
        aggregate.name, aggregate.erased_at = pseudonym(aggregate.id), self.timestamp


def refuse_pseudonym(name: str) -> None:
    """Raise `StakeholderIsErased` for a name like those of the erased."""
    if is_pseudonym(name):
        raise StakeholderIsErased(" ".join(name.split()))


class Stakeholder(Root):
    """A person or organisation, the same one in every coalition."""

    TOPIC: ClassVar[str] = "stakeholder"

    def __init__(self, name: str, relationship: Relationship | None = None) -> None:
        self.name = name
        self.relationship = relationship
        self.listens_to: set[UUID] = set()
        self.erased_at: datetime | None = None

    @property
    @override
    def subject(self) -> UUID:
        return self.id

    @classmethod
    def register(cls, name: str, now: datetime, relationship: Relationship | None = None) -> Self:
        """A new stakeholder, whose id follows from the name; nobody is called like the erased are."""
        refuse_pseudonym(name)
        return cls.begin_with(
            StakeholderRegistered,
            stakeholder_id(name),
            name=name,
            relationship=relationship,
            timestamp=now,
        )

    def relate(self, relationship: Relationship, now: datetime) -> None:
        """Say in which direction the stakeholder stands; the same again is not news."""
        self.refuse_if_erased()
        if relationship != self.relationship:
            self.add(RelationshipChanged, relationship=relationship, timestamp=now)

    def listen_to(self, influencer_id: UUID, now: datetime) -> None:
        """Say whom the stakeholder listens to; the same again is not news."""
        self.refuse_if_erased()
        if influencer_id == self.id:
            raise Invalid("influencer", self.name, "nobody is their own influencer")
        if influencer_id not in self.listens_to:
            self.add(InfluencerFound, influencer_id=influencer_id, timestamp=now)

    def stop_listening_to(self, influencer_id: UUID, now: datetime) -> None:
        """Say that the stakeholder no longer listens to someone."""
        self.refuse_if_erased()
        if influencer_id in self.listens_to:
            self.add(InfluencerLost, influencer_id=influencer_id, timestamp=now)

    def erase(self, reason: str, by: str, now: datetime) -> None:
        """Make all that is personal unreadable for good; once more is not news.

        The reason stays on record, so one that tells the name is refused as `Invalid`.
        """
        if self.erased_at is not None:
            return
        if key(self.name) in " ".join(reason.casefold().split()):
            raise Invalid("reason", reason, "It tells the name, and stays on record; say it without")
        self.add(StakeholderErased, reason=reason, erased_by=by, timestamp=now)

    def refuse_if_erased(self) -> None:
        """Raise `StakeholderIsErased` where nothing may be recorded any more."""
        if self.erased_at is not None:
            raise StakeholderIsErased(self.name)
