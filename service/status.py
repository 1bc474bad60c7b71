"""How the whole is doing: facts, position, lag, dead letters, versions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from service.database import Database
from service.log import count_facts
from service.projections import dead_letters, refresh, schema
from service.projections.tables import VERSION


@dataclass(frozen=True)
class Status:
    """`lag` counts facts saved but not yet in the timeline; `stale` coalitions not counted anew."""

    facts: int
    position: int
    lag: int
    stale: int
    dead_letters: list[dict[str, str]]
    versions: dict[str, str]

    @property
    def healthy(self) -> bool:
        """Whether everything saved is on its way or counted."""
        return not self.dead_letters


def status(database: Database, clock: Callable[[], datetime]) -> Status:
    """Look at everything at one moment."""
    with database.reading() as connection:
        position = schema.position(connection)
        return Status(
            facts=count_facts(connection),
            position=position,
            lag=count_facts(connection, after=position),
            stale=len(refresh.stale(connection, clock())),
            dead_letters=dead_letters.all_letters(connection),
            versions={
                "groundswell": version("groundswell"),
                "read_models": str(VERSION),
                "eventsourcing": version("eventsourcing"),
            },
        )
