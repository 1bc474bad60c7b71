"""Recording what is said of a stakeholder in every coalition alike: who they are, whom they listen to."""

from domain.errors import Unknown
from domain.identity import stakeholder_id
from domain.roles import Right
from domain.stakeholder import Stakeholder, refuse_pseudonym
from domain.values import Relationship
from service.deciding import decided, kept
from service.guard import Where, needs
from service.recording.base import Base


class Stakeholders(Base):
    """The use cases about stakeholders."""

    @needs(Right.LOG, Where.SOMEWHERE)
    def register(self, stakeholder: str, relationship: Relationship | None = None) -> bool:
        """Make a stakeholder known, or say how they relate to us. False if that is no news."""

        def decide() -> bool:
            there = self._stakeholder(stakeholder)
            if relationship is not None:
                there.relate(relationship, self.clock())
            return kept(self.facts, there)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG, Where.SOMEWHERE)
    def listens_to(self, stakeholder: str, influencer: str) -> bool:
        """Say whom a stakeholder listens to; both become known. False if that is no news."""

        def decide() -> bool:
            listener, heard = self._stakeholder(stakeholder), self._stakeholder(influencer)
            listener.listen_to(heard.id, self.clock())
            return kept(self.facts, listener, heard)

        return decided(self.facts, decide, self.wake)

    @needs(Right.LOG, Where.SOMEWHERE)
    def no_longer_listens_to(self, stakeholder: str, influencer: str) -> bool:
        """Say that a stakeholder no longer listens to another one. False if they did not anyway."""

        def decide() -> bool:
            listener = self.facts.find(Stakeholder, stakeholder_id(stakeholder))
            if listener is None:
                raise Unknown("stakeholder", stakeholder, "make them known with 'groundswell stakeholder add'")
            listener.stop_listening_to(stakeholder_id(influencer), self.clock())
            return kept(self.facts, listener)

        return decided(self.facts, decide, self.wake)

    @needs(Right.SEE, Where.SOMEWHERE)
    def recorded_name(self, stakeholder: str) -> str | None:
        """A stakeholder's name as it is recorded; None where nobody is known by it.

        Raises `StakeholderIsErased`.
        """
        refuse_pseudonym(stakeholder)
        there = self.facts.find(Stakeholder, stakeholder_id(stakeholder))
        if there is not None:
            there.refuse_if_erased()
        return there.name if there else None

    def _stakeholder(self, name: str) -> Stakeholder:
        """A stakeholder, who becomes known if they are not; raises `StakeholderIsErased`."""
        who = stakeholder_id(name)
        self.facts.refuse_erased(who)
        return self._stakeholders({who: name})[0]
