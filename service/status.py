"""How the whole is doing: facts, position, lag, dead letters, versions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from service.audit.checkpoints import State, state
from service.database import Database
from service.log import count_facts
from service.projections import dead_letters, refresh, schema
from service.projections.tables import VERSION


@dataclass(frozen=True)
class Status:
    """`lag` counts facts saved but not yet in the timeline; `stale` coalitions not counted anew.

    `checkpoint` is the last one, and tells what keeps another from being signed.
    """

    facts: int
    position: int
    lag: int
    stale: int
    dead_letters: list[dict[str, str]]
    checkpoint: State
    versions: dict[str, str]

    @property
    def healthy(self) -> bool:
        """Whether everything saved is on its way or counted, and continues what was signed."""
        return not self.dead_letters and self.checkpoint.problem is None


def status(database: Database, clock: Callable[[], datetime]) -> Status:
    """Look at everything at one moment."""
    with database.reading() as connection:
        position, facts = schema.position(connection), count_facts(connection)
        return Status(
            facts=facts,
            position=position,
            lag=count_facts(connection, after=position),
            stale=len(refresh.stale(connection, clock())),
            dead_letters=dead_letters.all_letters(connection),
            checkpoint=state(connection, facts) if schema.current(connection) else State(uncovered=facts),
            versions={
                "groundswell": version("groundswell"),
                "read_models": str(VERSION),
                "eventsourcing": version("eventsourcing"),
            },
        )
