"""A stream of facts, and an eye on the read models that notes when each of them is counted."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Literal, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, select

from benchmarks.logs import Log
from benchmarks.people import interaction, stakeholder
from domain.identity import coalition_id, partnership_id, stakeholder_id
from service.projections.tables import coalition_now, coalitions, timeline
from service.wiring import Services

LOOK = 0.02
"""Seconds between two looks at the read models; a fact may have been there so much earlier."""

PEOPLE = 4
"""How many record at the same time, so that one slow save does not hold the next up."""

Stage = Literal["taken", "counted"]
"""A fact is first taken into the timeline, then counted in support and momentum."""


class Look(NamedTuple):
    """Up to which position each coalition was taken, and counted, at a moment."""

    moment: float
    taken: dict[str, int]
    counted: dict[str, int]


@dataclass
class Stream:
    """When which interaction was recorded, and what the eye saw when."""

    services: Services
    log: Log
    recorded: dict[UUID, float] = field(default_factory=dict)
    seen: list[Look] = field(default_factory=list)

    def flow(self, rate: float, facts: int) -> float:
        """Record facts at an even rate, a few people at once; the rate that was kept."""
        dice, begin = random.Random(5), time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as people:
            saves = []
            for number in range(facts):
                time.sleep(max(0.0, begin + number / rate - time.monotonic()))
                saves.append(people.submit(self._record, number, dice))
        assert all(save.result() for save in saves)
        return facts / (time.monotonic() - begin)

    def _record(self, number: int, dice: random.Random) -> bool:
        coalition, who = dice.choice(self.log.names), stakeholder(dice.randrange(self.log.partners))
        key = partnership_id(coalition_id(coalition), stakeholder_id(who))
        told = interaction(key, number, dice, self.log.days)
        self.recorded[told.id] = time.monotonic()  # before it is saved: a person waits for that, too
        return self.services.recording.record(coalition, who, told)

    def watch(self, stop: Event) -> None:
        """Look at the read models again and again until told to stop."""
        while not stop.wait(LOOK):
            self.seen.append(self._look())

    def _look(self) -> Look:
        with self.services.database.reading() as connection:
            taken = _positions(connection, coalitions)
            counted = _positions(connection, coalition_now)
        return Look(time.monotonic(), taken, counted)

    def latencies(self, stage: Stage = "counted") -> list[float]:
        """Seconds until each fact was seen at a stage; all of them must be by now."""
        waiting, took = self._places(), list[float]()
        for look in self.seen:
            there: dict[str, int] = getattr(look, stage)
            for told in [told for told, (home, position) in waiting.items() if there.get(home, 0) >= position]:
                took.append(look.moment - self.recorded[told])
                del waiting[told]
        assert len(took) == len(self.recorded)
        return took

    def _places(self) -> dict[UUID, tuple[str, int]]:
        """Each interaction's coalition, and its position there."""
        columns = timeline.c.interaction_id, timeline.c.coalition_id, timeline.c.position
        with self.services.database.reading() as connection:
            rows = [(UUID(told), (home, at)) for told, home, at in connection.execute(select(*columns)) if told]
        return {told: place for told, place in rows if told in self.recorded}


def _positions(connection: Connection, table: Table) -> dict[str, int]:
    """The last position of each coalition that a table knows of."""
    rows = connection.execute(select(table.c.coalition_id, table.c.position))
    return {coalition: position for coalition, position in rows}  # noqa: C416  rows are no pairs to mypy
