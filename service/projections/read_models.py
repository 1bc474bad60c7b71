"""Keeping the read models up: follow the log, refresh whoever is stale."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from service.database import Database
from service.patience import patiently
from service.progress import Progress, silent
from service.projections import dead_letters, refresh, schema
from service.projections.tiles import Tree
from service.projections.timeline import Timeline


@dataclass(frozen=True)
class ReadModels:
    """What workers do to the read models; every method is safe to run at any time, by many."""

    timeline: Timeline
    tree: Tree
    database: Database
    clock: Callable[[], datetime]

    def follow(self) -> int:
        """Take the next batch of facts into the timeline; how many there were."""
        return self.timeline.advance()

    def grow(self) -> int:
        """Take the next batch of facts into the Merkle tree; how many there were."""
        return self.tree.advance()

    def stale(self) -> list[str]:
        """Ids of the coalitions whose support and momentum lag behind their facts or the day."""
        with self.database.reading() as connection:
            return refresh.stale(connection, self.clock())

    def refresh(self, coalition_id: str) -> None:
        """Bring one coalition's support and momentum up to date."""
        refresh.refresh(self.database, coalition_id, self.today())

    def give_up(self, task: str, subject: str, reason: str) -> None:
        """Lay down work that keeps failing as a dead letter, with the reason."""
        with self.database.writing() as connection:
            dead_letters.put(connection, task, subject, reason, self.clock())

    def rebuild(self, progress: Progress = silent) -> int:
        """Throw everything away and compute it from the facts; how many there were.

        `progress` is told how many facts of how many are done. Workers may be at work meanwhile:
        each step is one transaction, tried again where theirs were in its way.
        """
        patiently(lambda: schema.recreate(self.database))
        done, of = 0, self.timeline.head()
        while taken := patiently(self.follow):
            done += taken
            progress(done, of)
        while patiently(self.grow):
            pass
        for coalition_id in self.stale():
            patiently(partial(self.refresh, coalition_id))
        return done

    def today(self) -> date:
        """The day the series run to, in UTC."""
        return self.clock().date()
