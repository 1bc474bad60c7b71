"""A stakeholder: a person or organisation, whom they listen to, how we relate."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from typing_extensions import override

from domain.errors import Invalid
from domain.fact import Fact, FirstFact, Root
from domain.identity import stakeholder_id
from domain.values import Name, Relationship


class StakeholderRegistered(FirstFact):
    """A stakeholder became known."""

    TOPIC: ClassVar[str] = "stakeholder.registered"
    name: Name
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


class Stakeholder(Root):
    """A person or organisation, the same one in every coalition."""

    TOPIC: ClassVar[str] = "stakeholder"

    def __init__(self, name: str, relationship: Relationship | None = None) -> None:
        self.name = name
        self.relationship = relationship
        self.listens_to: set[UUID] = set()

    @classmethod
    def register(cls, name: str, now: datetime, relationship: Relationship | None = None) -> Self:
        """A new stakeholder, whose id follows from the name."""
        return cls.begin_with(
            StakeholderRegistered,
            stakeholder_id(name),
            name=name,
            relationship=relationship,
            timestamp=now,
        )

    def relate(self, relationship: Relationship, now: datetime) -> None:
        """Say in which direction the stakeholder stands; the same again is not news."""
        if relationship != self.relationship:
            self.add(RelationshipChanged, relationship=relationship, timestamp=now)

    def listen_to(self, influencer_id: UUID, now: datetime) -> None:
        """Say whom the stakeholder listens to; the same again is not news."""
        if influencer_id == self.id:
            raise Invalid("influencer", self.name, "nobody is their own influencer")
        if influencer_id not in self.listens_to:
            self.add(InfluencerFound, influencer_id=influencer_id, timestamp=now)

    def stop_listening_to(self, influencer_id: UUID, now: datetime) -> None:
        """Say that the stakeholder no longer listens to someone."""
        if influencer_id in self.listens_to:
            self.add(InfluencerLost, influencer_id=influencer_id, timestamp=now)
