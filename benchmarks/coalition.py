"""A large coalition in a database: what refreshing and the support model are measured on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.logs import Log, write
from benchmarks.places import Place
from domain.by_column import Row
from domain.identity import coalition_id
from domain.time import day_number
from service.projections import refresh
from service.wiring import Services, build

LARGE = Log(coalitions=1, partners=1_000, interactions=100, days=3 * 365)

SIZE = "one coalition of 100,000 facts, 1,000 stakeholders, 3 years"

READING = "reading its rows from the database by SQLAlchemy Core, as all read models are read, and nothing else"

EVERYTHING = 2**62
"""A position behind every fact."""


@dataclass(frozen=True)
class Coalition:
    """One coalition, with every fact of it in the timeline."""

    services: Services
    name: str

    @property
    def id(self) -> str:
        """Its id."""
        return coalition_id(self.name).hex

    @property
    def today(self) -> int:
        """The day number that its series run to."""
        return day_number(self.services.read_models.today())

    def follow(self) -> None:
        """Let the timeline take what is new."""
        while self.services.read_models.follow():
            pass

    def read(self) -> None:
        """The yardstick: the rows that the support model needs, as SQLAlchemy gives them, and no more."""
        with self.services.database.reading() as connection:
            connection.execute(refresh.rows_of(self.id, EVERYTHING)).all()

    def rows(self) -> list[Row]:
        """The same rows as refreshing reads them."""
        with self.services.database.reading() as connection:
            return refresh.read(connection, self.id)[0]


@contextmanager
def written(place: Place, log: Log = LARGE) -> Iterator[Coalition]:
    """The first coalition of a log, in a new database."""
    services = build(place.settings())
    try:
        write(log, services.facts)
        coalition = Coalition(services, log.names[0])
        coalition.follow()
        yield coalition
    finally:
        services.close()
