"""The one place that builds everything, from settings, a clock and a way to wake the workers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from service.access import Roles
from service.audit.auditing import Audit
from service.audit.checkpoints import Checkpoints
from service.backups.making import Backups
from service.backups.restoring import Restoring
from service.database import Database
from service.erasing import Erasing
from service.granted import Granted
from service.guard import INSIDE, Guard
from service.identity import LOCAL, OPERATOR, Person
from service.importing import Importing
from service.keeping import Keeping
from service.keys import Keys
from service.letting_go import LettingGo
from service.limits import Counting, InProcess, Limits, limits
from service.log import export
from service.patience import DatabaseAway, patiently
from service.progress import Progress, silent
from service.projections import schema
from service.projections.read_models import ReadModels
from service.projections.tiles import Tree
from service.projections.timeline import Timeline
from service.reading import Reading
from service.recording import Recording
from service.sealing.opening import keyring, master_keys
from service.settings import Settings
from service.situations import Situations
from service.status import Status, status
from service.store import Facts
from service.subject import Subjects
from service.tokens import AccessTokens, holder
from service.use_cases import UseCases, behind_guard
from service.verifying import Verdict, verify

START_PATIENCE = 5
"""Seconds to wait for the database at the start; a person sits in front of it."""


def utc_now() -> datetime:
    """The clock of all but tests."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services(UseCases):
    """All use cases without a guard, and what they stand on: the inner door, for workers and tests alone."""

    facts: Facts
    database: Database
    read_models: ReadModels
    letting_go: LettingGo
    limits: Limits

    def acting(self, person: Person) -> UseCases:
        """The use cases as this person may use them; the only door for ways in."""
        return behind_guard(self, Guard(person, Granted(self.facts, self.database)))

    def caller(self) -> Person:
        """Who runs a command: the holder of `GROUNDSWELL_TOKEN`, or who sits at this machine. Raises `TokenRefused`."""
        if self.settings.token is not None:
            return holder(self.settings.token.get_secret_value(), self.facts, self.clock(), self.limits.tokens)
        return LOCAL if self.settings.sign_in == "local" else OPERATOR

    def status(self) -> Status:
        """Facts, position, lag, dead letters, versions."""
        return status(self.database, self.clock)

    def verify(self, progress: Progress = silent) -> Verdict:
        """Rebuild the read models aside and compare; see `service.verifying`."""
        return verify(self.read_models.timeline, progress)

    def export(self) -> Iterator[dict[str, Any]]:
        """All facts as plain values, in order."""
        return export(self.facts)

    def close(self) -> None:
        """Give all connections back."""
        self.database.close()
        self.facts.close()


def build(
    settings: Settings,
    *,
    wake: Callable[[], None] = lambda: None,
    clock: Callable[[], datetime] = utc_now,
    counting: Counting | None = None,
    rebuilding: bool = False,
) -> Services:
    """Everything, ready to use.

    Raises `DatabaseAway` where the database cannot be reached, and `ReadModelsOutdated` where its
    read models are of another version, unless they are about to be rebuilt.
    """
    if settings.sqlite_path is not None:
        _make_folder(settings.sqlite_path)
    with ExitStack() as opened:  # closed again if a later step fails
        database = Database(settings)
        opened.callback(database.close)
        facts = patiently(lambda: _open(settings, database), seconds=START_PATIENCE)
        opened.callback(facts.close)
        if not rebuilding:
            schema.check(database)
        opened.pop_all()
    situations = Situations(database, clock)
    read_models = ReadModels(
        timeline=Timeline(facts, database, clock, settings.batch),
        tree=Tree(database, database, settings.batch),
        database=database,
        clock=clock,
    )
    return Services(
        settings=settings,
        clock=clock,
        guard=INSIDE,
        facts=facts,
        database=database,
        recording=Recording(facts, clock, wake),
        importing=Importing(facts, clock, wake),
        read_models=read_models,
        letting_go=LettingGo(database, [facts.forget_keys, situations.kept.forget]),
        keeping=Keeping(facts, database, read_models, clock),
        roles=Roles(facts, database, clock, wake, tuple(settings.first_admins)),
        tokens=AccessTokens(facts, clock, wake),
        limits=limits(clock, counting or InProcess()),
        reading=Reading(database, situations),
        situations=situations,
        backups=Backups(settings, database, clock),
        audit=Audit(database, Checkpoints(settings, database, read_models.tree, clock), clock),
        erasing=Erasing(facts, database, read_models, clock, wake),
        subjects=Subjects(facts, database, situations, clock),
        keys=Keys(master_keys(settings, database), database),
    )


def restoring(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Restoring:
    """What restores backups; the database itself need not be in order."""
    return Restoring(settings, clock, partial(build, clock=clock, rebuilding=True))


def _open(settings: Settings, database: Database) -> Facts:
    with schema.alone(database):
        schema.prepare(database)
        return Facts(settings, keyring(settings, database))


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseAway(0, str(error)) from error
