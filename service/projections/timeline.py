"""The timeline: one row for each fact, in the log's global order, each exactly once.

Rows and position are one transaction, and the position is locked while a batch is taken. So it
does not matter how many workers follow the log, or when one of them is killed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from eventsourcing.persistence import MapperDeserialisationError, Notification
from sqlalchemy import Connection, select, update

from domain.fact import Fact
from domain.interactions import InteractionRecorded, PartnershipBegun
from domain.stakeholder import StakeholderErased
from service.database import Database, insert_many
from service.projections import schema
from service.projections.amendments import pointing_to_originals
from service.projections.dead_letters import put, take_back
from service.projections.erasures import let_go
from service.projections.names import count, homes, keep_names
from service.projections.policies import keep_policies
from service.projections.rows import Row, row
from service.projections.tables import read_model, timeline
from service.store import Facts

TASK = "timeline"
EVERYTHING = "all facts"
"""The subject of a dead letter when the timeline as a whole could not go on."""

Placed = tuple[int, Fact]
"""A fact and its position in the log."""


@dataclass(frozen=True)
class Timeline:
    """Follows the log of facts into the tables of the read models."""

    facts: Facts
    database: Database
    clock: Callable[[], datetime]
    batch: int

    def advance(self, until: int | None = None) -> int:
        """Take the next batch, with nothing after position `until`; how many facts it had."""
        if self.position() >= self.head():
            return 0  # nothing new: leave the write lock to others
        with self.database.writing() as connection:
            locked = select(read_model.c.position).with_for_update()
            last: int = connection.execute(locked).scalar_one()
            notifications = self.facts.recorder.select_notifications(last, self.batch, until, inclusive_of_start=False)
            if notifications:
                self._take(connection, notifications)
                connection.execute(update(read_model).values(position=notifications[-1].id))
                take_back(connection, TASK, EVERYTHING)
        return len(notifications)

    def position(self) -> int:
        """The last fact taken."""
        with self.database.reading() as connection:
            return schema.position(connection)

    def head(self) -> int:
        """The last fact saved; 0 if there is none."""
        return self.facts.recorder.max_notification_id() or 0

    def _take(self, connection: Connection, notifications: Sequence[Notification]) -> None:
        naming: list[Fact] = []
        told = list(self._rows(connection, notifications, naming))
        keep_names(connection, naming)
        rows, orphans = pointing_to_originals(connection, told)
        for orphan in orphans:
            self._lay_down(connection, orphan.position, "what it amends could not be read")
        insert_many(connection, timeline, rows)
        keep_policies(connection, rows)
        count(connection, rows)
        let_go(connection, self.facts, [fact.originator_id for fact in naming if isinstance(fact, StakeholderErased)])

    def _rows(self, connection: Connection, notifications: Sequence[Notification], naming: list[Fact]) -> Iterator[Row]:
        """A row for each fact that can be read; the few that name something are kept in `naming`.

        The rest are let go one by one: thousands of them at once keep the garbage collector busy.
        """
        home_of = homes(connection, {_hex(notification) for notification in notifications})
        for position, fact in self._readable(connection, notifications):
            if not isinstance(fact, InteractionRecorded):
                naming.append(fact)
            if isinstance(fact, PartnershipBegun):
                home_of[fact.originator_id.hex] = fact.coalition_id.hex
            try:
                yield row(fact, position, home_of)
            except KeyError:
                self._lay_down(connection, position, "its partnership's beginning is unreadable")

    def _readable(self, connection: Connection, notifications: Sequence[Notification]) -> Iterator[Placed]:
        """The facts that can be read; what cannot be is laid down, and stops nobody else."""
        self.facts.have_keys(cast("UUID", notification.originator_id) for notification in notifications)
        for notification in notifications:
            try:
                fact: Fact = self.facts.mapper.to_domain_event(notification)  # type: ignore[assignment]
            except MapperDeserialisationError as error:
                self._lay_down(connection, notification.id, str(error))
            else:
                yield notification.id, fact

    def _lay_down(self, connection: Connection, position: int, reason: str) -> None:
        put(connection, TASK, f"fact {position}", reason, self.clock())


def _hex(notification: Notification) -> str:
    return cast("UUID", notification.originator_id).hex
