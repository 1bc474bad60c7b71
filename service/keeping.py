"""Keeping the whole in order: how it is doing, whether it is what the facts say, all facts as a file, a rebuild."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.roles import Right
from service import notes
from service.database import Database
from service.guard import INSIDE, Guard, Where, needs
from service.log import export
from service.progress import Progress, silent
from service.projections import schema
from service.projections.read_models import ReadModels
from service.projections.schema import ReadModelsOutdated
from service.status import Status, status
from service.store import Facts
from service.verifying import Verdict, verify


@dataclass(frozen=True)
class Keeping:
    """The use cases about everything at once, whatever coalition it belongs to."""

    facts: Facts
    database: Database
    read_models: ReadModels
    clock: Callable[[], datetime]
    guard: Guard = INSIDE

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def status(self) -> Status:
        """Facts, position, lag, dead letters, versions."""
        return status(self.database, self.clock)

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def outdated(self) -> ReadModelsOutdated | None:
        """What is to be said where the read models are of another version; None where they are of this one."""
        try:
            schema.check(self.database)
        except ReadModelsOutdated as outdated:
            return outdated
        return None

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def verify(self, progress: Progress = silent) -> Verdict:
        """Rebuild the read models aside and compare; see `service.verifying`."""
        return verify(self.read_models.timeline, progress)

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def export(self) -> Iterator[dict[str, Any]]:
        """All facts as plain values, in order; notes that may not be read are withheld."""
        sight = self.guard.sight(None)
        return (each | {"fact": notes.exported(each["fact"], sight)} for each in export(self.facts))

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def rebuild(self, progress: Progress = silent) -> int:
        """Throw the read models away and compute them from the facts; how many facts there were."""
        return self.read_models.rebuild(progress)

    @needs(Right.SEE, Where.SOMEWHERE)
    def position(self) -> int:
        """The last fact that reached the timeline."""
        return self.read_models.timeline.position()

    @needs(Right.SEE, Where.SOMEWHERE)
    def head(self) -> int:
        """The last fact saved; 0 if there is none."""
        return self.read_models.timeline.head()
