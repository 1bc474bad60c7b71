"""Making, checking and emptying the tables of the read models."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, insert, inspect, select

from domain.errors import GroundswellError
from service.audit import table as audit
from service.database import Database
from service.projections.tables import VERSION, metadata, read_model, tree
from service.sealing import table as sealing

LASTING = (sealing.metadata, audit.metadata)
"""Tables that nothing can compute again: a rebuild leaves them alone."""


class State(NamedTuple):
    """Which making of the read models this is, and the last fact that the timeline has taken."""

    edition: str
    position: int


class ReadModelsOutdated(GroundswellError):
    """The read models were written by another version of Groundswell."""

    def __init__(self, found: int) -> None:
        self.found = found
        super().__init__(
            f"The read models are of version {found}, this program needs {VERSION}; run 'groundswell rebuild'."
        )


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Meanwhile no other process does what stands here: two that start at once take turns.

    SQLite has no need of it: there each change of tables is alone anyway.
    """
    if database.is_sqlite:
        yield
        return
    with database.engine.begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7301986)")
        yield


def prepare(database: Database) -> None:
    """Make the tables where they are missing."""
    with database.reading() as connection:
        there = set(inspect(connection).get_table_names())
        lasting = {name for each in LASTING for name in each.tables}
        if {read_model.name, *lasting} <= there and _version(connection) is not None:
            return
    with database.writing() as connection:
        for each in LASTING:
            each.create_all(connection)
        _create(connection)


def check(database: Database) -> None:
    """Raise `ReadModelsOutdated` unless the tables are of this version."""
    with database.reading() as connection:
        found = _version(connection)
    if found != VERSION:
        raise ReadModelsOutdated(found or 0)


def current(connection: Connection) -> bool:
    """Whether the tables are of this version."""
    return _version(connection) == VERSION


def recreate(database: Database) -> None:
    """Throw all read models away and begin anew at the first fact."""
    with database.writing() as connection:
        metadata.drop_all(connection)
        _create(connection)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    if _version(connection) is None:
        connection.execute(insert(read_model).values(version=VERSION, position=0, edition=uuid4().hex))
        connection.execute(insert(tree).values(position=0, size=0))


def _version(connection: Connection) -> int | None:
    version: int | None = connection.execute(select(read_model.c.version)).scalar()
    return version


def state(connection: Connection) -> State:
    """What is in place. Rows of one edition never change, and there are none after the position."""
    return State(*connection.execute(select(read_model.c.edition, read_model.c.position)).one())


def position(connection: Connection) -> int:
    """The last fact that the timeline has taken."""
    return int(connection.execute(select(read_model.c.position)).scalar_one())
