"""Refreshing a large coalition, against reading its rows and nothing else."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import delete

from benchmarks.coalition import READING, SIZE, Coalition
from benchmarks.findings import Finding, Target
from benchmarks.people import interaction, stakeholder
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from domain.identity import coalition_id, partnership_id, stakeholder_id
from service.projections.tables import coalition_now, months, partnership_now

TARGET = Target(f"refresh of {SIZE}", READING, 2)


def run(coalition: Coalition, database: str, rounds: int = 5) -> list[Finding]:
    """Cold: the whole series is written. Warm: a fact has come, and what it changes is written."""
    refreshing = _Refreshing(coalition)
    return [
        refreshing.measured(database, ", cold", refreshing.forget, rounds),
        refreshing.measured(database, ", warm", refreshing.tell, rounds),
    ]


@dataclass
class _Refreshing:
    coalition: Coalition
    dice: random.Random = field(default_factory=lambda: random.Random(3))
    told: int = 0

    def measured(self, database: str, where: str, prepare: Callable[[], None], rounds: int) -> Finding:
        """Refreshing and reading in turns, prepared each time; with a profile where the target is missed."""
        sides = Sides()
        for _ in range(rounds):
            prepare()
            sides.turn(self.refresh, self.coalition.read)
        finding = Finding(TARGET, database, sides.ratio, sides.detail, where)
        if finding.met:
            return finding
        prepare()
        return finding.explained(profile(self.refresh))

    def refresh(self) -> None:
        """Our side."""
        self.coalition.services.read_models.refresh(self.coalition.id)

    def forget(self) -> None:
        """As if it had never been refreshed."""
        with self.coalition.services.database.writing() as connection:
            for table in (coalition_now, partnership_now, months):
                connection.execute(delete(table))

    def tell(self) -> None:
        """One more fact, of the last week, that the timeline has taken but nobody has counted."""
        name, who = self.coalition.name, stakeholder(0)
        key = partnership_id(coalition_id(name), stakeholder_id(who))
        self.coalition.services.recording.record(name, who, interaction(key, self.told, self.dice, days=7))
        self.told += 1
        self.coalition.follow()
