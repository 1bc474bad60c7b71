"""Erasing a stakeholder: their keys are destroyed, the read models emptied, the files cleared; figures stay."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError, Notification
from sqlalchemy import Connection, select

from domain.errors import Unknown
from domain.personal import parted, pseudonym
from domain.roles import Right
from domain.stakeholder import Stakeholder
from service.database import Database
from service.deciding import decided
from service.guard import INSIDE, Guard, Where, needs
from service.patience import patiently
from service.progress import Progress, silent
from service.projections import lists
from service.projections.mentions import mentions
from service.projections.read_models import ReadModels
from service.projections.tables import coalitions, partnerships
from service.sealing.clearing import clear
from service.sealing.saving import Erasure
from service.sealing.seal import is_sealed
from service.store import FactMapper, Facts

STEPS = 4
AGAIN = "Erased before; an older backup was restored"
AS_STORED = FactMapper(JSONTranscoder())
"""Reads facts without any key."""


@dataclass(frozen=True)
class Foreseen:
    """What an erasure will do, or did.

    `plain`: how many of their facts were stored before there were seals, so that the log itself keeps
    their texts; `mentions`: positions of the facts that name them in texts that are not theirs.
    """

    stakeholder_id: UUID
    name: str
    pseudonym: str
    coalitions: list[str]
    facts: int
    plain: int
    mentions: list[int]
    erased_at: datetime | None = None


@dataclass(frozen=True)
class Erased:
    """What was done. `news`: whether they were not erased before; `left`: what could not be cleared, in words."""

    foreseen: Foreseen
    news: bool
    left: list[str]


@dataclass(frozen=True)
class Erasing:
    """The use case of forgetting a stakeholder. Who was erased is still found by the name they had."""

    facts: Facts
    database: Database
    read_models: ReadModels
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def foresee(self, stakeholder: str) -> Foreseen:
        """What an erasure would do; raises `Unknown`."""
        self._catch_up()
        with self.database.reading() as connection:
            there = self._known(connection, stakeholder)
            begun = _partnerships(connection, there.id)
            told = self.facts.histories([there.id, *begun])
            return Foreseen(
                stakeholder_id=there.id,
                name=there.name,
                pseudonym=pseudonym(there.id),
                coalitions=_coalitions(connection, there.id),
                facts=sum(map(len, told.values())),
                plain=sum(_lies_open(fact) for facts in told.values() for fact in facts),
                mentions=mentions(connection, stakeholder, begun, [fact.id for fact in told[there.id]]),
                erased_at=there.erased_at,
            )

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def erase(self, stakeholder: str, reason: str, by: str, progress: Progress = silent) -> Erased:
        """Make all that is personal of a stakeholder unreadable for good.

        Stopped half-way, it can be run again and completes. Raises `Unknown` for a name, `Invalid`
        for a reason that tells the name.
        """
        foreseen = self.foresee(stakeholder)
        progress(1, STEPS)
        news = self._destroy(foreseen.stakeholder_id, reason, by if self.guard.open else self.guard.person.id)
        progress(2, STEPS)
        self.wake()
        self._catch_up()
        progress(3, STEPS)
        left = patiently(lambda: clear(self.database))
        progress(4, STEPS)
        return Erased(foreseen, news, left)

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def again(self, stakeholders: Iterable[UUID]) -> int:
        """Erase those who were erased before and came back with an older backup; how many did."""
        self._catch_up()
        back = [each for each in stakeholders if self._is_back(each)]
        news = sum(self._destroy(each, AGAIN, "restore") for each in back)
        if news:
            self._catch_up()
            patiently(lambda: clear(self.database))
        return news

    def _is_back(self, stakeholder: UUID) -> bool:
        there = self.facts.find(Stakeholder, stakeholder)
        return there is not None and there.erased_at is None

    def _destroy(self, stakeholder: UUID, reason: str, by: str) -> bool:
        """Record the erasure and destroy the keys, in one transaction."""

        def decide() -> bool:
            there = self.facts.find(Stakeholder, stakeholder)
            if there is None:
                raise Unknown("stakeholder", pseudonym(stakeholder), "they were known a moment ago: try again")
            there.erase(reason, by, self.clock())
            if not there.pending_events:
                return False
            with self.database.reading() as connection:
                aggregates = [stakeholder, *_partnerships(connection, stakeholder)]
            self.facts.save(there, erasure=Erasure(stakeholder, aggregates))
            return True

        return decided(self.facts, decide)

    def _catch_up(self) -> None:
        """Take all facts into the timeline, whether or not workers are there to do it."""
        until = self.read_models.timeline.head()
        while self.read_models.timeline.position() < until:
            patiently(self.read_models.follow)

    def _known(self, connection: Connection, name: str) -> Stakeholder:
        there = self.facts.find(Stakeholder, lists.stakeholder_called(connection, name))
        if there is None:
            raise Unknown("stakeholder", name.strip(), "write the name as it is shown")
        return there


def _partnerships(connection: Connection, stakeholder: UUID) -> list[UUID]:
    theirs = select(partnerships.c.partnership_id).where(partnerships.c.stakeholder_id == stakeholder.hex)
    return [UUID(key) for key in connection.execute(theirs).scalars()]


def _coalitions(connection: Connection, stakeholder: UUID) -> list[str]:
    joined = select(coalitions.c.name).join(partnerships, partnerships.c.coalition_id == coalitions.c.coalition_id)
    theirs = joined.where(partnerships.c.stakeholder_id == stakeholder.hex).order_by(coalitions.c.name)
    return list(connection.execute(theirs).scalars())


def _lies_open(stored: Notification) -> bool:
    """Whether a fact was stored with a personal text that is not sealed."""
    if is_sealed(stored.state):
        return False
    try:
        fact = AS_STORED.to_domain_event(stored)
    except MapperDeserialisationError:
        return False
    _, texts = parted(fact, fact.originator_id, lambda _: "")
    return bool(texts)
