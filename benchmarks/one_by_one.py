"""The yardstick of projecting: the library's way, one transaction for each event, row and tracking together.

Its events are pulled, because SQLite offers no subscription. It makes its rows as the timeline does, but has the homes
of all partnerships ready and keeps no names: it has less to do than we.
"""

from collections.abc import Mapping
from typing import Any, cast

from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection
from eventsourcing.sqlite import SQLiteTrackingRecorder
from sqlalchemy import MetaData
from sqlalchemy.sql import quoted_name

from service.database import Database
from service.projections.rows import row
from service.projections.tables import timeline
from service.store import Facts

Row = tuple[Any, ...]

TABLE = "one_by_one"
COLUMNS = len(timeline.columns)


class SQLiteView(SQLiteTrackingRecorder):
    """Rows and their tracking on SQLite."""

    def insert(self, values: Row, tracking: Tracking) -> None:
        """Both, or neither."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(f"INSERT INTO {TABLE} VALUES ({', '.join('?' * COLUMNS)})", values)  # noqa: S608  no input
            self._insert_tracking(cursor, tracking)


class PostgresView(PostgresTrackingRecorder):
    """Rows and their tracking on PostgreSQL."""

    def insert(self, values: Row, tracking: Tracking) -> None:
        """Both, or neither."""
        with self.datastore.transaction(commit=True) as cursor:
            statement = f"INSERT INTO {TABLE} VALUES ({', '.join(['%s'] * COLUMNS)})"  # noqa: S608  no input
            cursor.execute(statement.encode(), values, prepare=True)
            self._insert_tracking(cursor, tracking)


View = SQLiteView | PostgresView


class OneByOne(Projection[Any]):
    """One row for each event."""

    def __init__(self, view: View, homes: Mapping[str, str]) -> None:
        super().__init__(view)
        self.homes = homes

    @singledispatchmethod
    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Insert the event's row."""
        self.view.insert(row(domain_event, tracking.notification_id, self.homes), tracking)


def projection(facts: Facts, database: Database, homes: Mapping[str, str]) -> OneByOne:
    """A projection into an empty table like the timeline."""
    table = timeline.to_metadata(MetaData(), name=TABLE)
    for index in table.indexes:
        index.name = quoted_name(f"{TABLE}_{index.name}", quote=None)
    with database.writing() as connection:
        table.drop(connection, checkfirst=True)
        table.create(connection)
    kind: type[Any] = SQLiteView if database.is_sqlite else PostgresView
    return OneByOne(cast("View", facts.factory.tracking_recorder(kind)), homes)


def project(facts: Facts, projection: OneByOne, follower: str, events: int) -> None:
    """Take the first events of the log, one after the other."""
    for notification in facts.recorder.select_notifications(0, events, inclusive_of_start=False):
        fact = facts.mapper.to_domain_event(notification)
        projection.process_event(fact, Tracking(follower, notification.id))
