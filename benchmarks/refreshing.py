"""Refreshing a large coalition, against reading its rows and nothing else."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete

from benchmarks.findings import Finding, Target
from benchmarks.logs import Log, write
from benchmarks.people import interaction, stakeholder
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from domain.identity import coalition_id, partnership_id, stakeholder_id
from service.projections import refresh
from service.projections.tables import coalition_now, months, partnership_now
from service.wiring import Services, build

LARGE = Log(coalitions=1, partners=1_000, interactions=100, days=3 * 365)
EVERYTHING = 2**62
"""A position behind every fact."""

TARGET = Target(
    "refresh of one coalition of 100,000 facts, 1,000 stakeholders, 3 years",
    "reading its rows from the database by SQLAlchemy Core, as all read models are read, and nothing else",
    2,
)


def run(place: Place, log: Log = LARGE, rounds: int = 5) -> list[Finding]:
    """Cold: the whole series is written. Warm: a fact has come, and what it changes is written."""
    services = build(place.settings())
    write(log, services.facts)
    _follow(services)
    coalition = _Coalition(services, log.names[0], random.Random(3))
    cold = coalition.measured(coalition.forget, rounds)
    warm = coalition.measured(coalition.tell, rounds)
    findings = [
        coalition.explained(Finding(TARGET, place.database, cold.ratio, cold.detail, ", cold"), coalition.forget),
        coalition.explained(Finding(TARGET, place.database, warm.ratio, warm.detail, ", warm"), coalition.tell),
    ]
    services.close()
    return findings


@dataclass
class _Coalition:
    services: Services
    name: str
    dice: random.Random
    told: int = 0

    def measured(self, prepare: Callable[[], None], rounds: int) -> Sides:
        """Refreshing and reading in turns, prepared each time."""
        sides = Sides()
        for _ in range(rounds):
            prepare()
            sides.turn(self.refresh, self.read)
        return sides

    def explained(self, finding: Finding, prepare: Callable[[], None]) -> Finding:
        """With a profile where the target is missed."""
        if finding.met:
            return finding
        prepare()
        return finding.explained(profile(self.refresh))

    def refresh(self) -> None:
        """Our side."""
        self.services.read_models.refresh(self._id)

    def read(self) -> None:
        """The other: the rows that refreshing reads, as SQLAlchemy gives them, and no more."""
        with self.services.database.reading() as connection:
            connection.execute(refresh.rows_of(self._id, EVERYTHING)).all()

    def forget(self) -> None:
        """As if it had never been refreshed."""
        with self.services.database.writing() as connection:
            for table in (coalition_now, partnership_now, months):
                connection.execute(delete(table))

    def tell(self) -> None:
        """One more fact, of the last week, that the timeline has taken but nobody has counted."""
        who = stakeholder(0)
        key = partnership_id(coalition_id(self.name), stakeholder_id(who))
        self.services.recording.record(self.name, who, interaction(key, self.told, self.dice, days=7))
        self.told += 1
        _follow(self.services)

    @property
    def _id(self) -> str:
        return coalition_id(self.name).hex


def _follow(services: Services) -> None:
    while services.read_models.follow():
        pass
