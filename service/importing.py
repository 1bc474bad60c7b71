"""Importing a file: understand every row, decide in order of date, save all at once or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from domain.coalition import Coalition
from domain.errors import Refused
from domain.fact import Root
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from service.files import Told, told
from service.patience import patiently
from service.rejections import Imported, RowRejected, refused
from service.store import Facts

R = TypeVar("R", bound=Root)

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""


def silent(done: int, of: int) -> None:
    """No progress shown."""


@dataclass(frozen=True)
class Importing:
    """The use case of bringing a file in."""

    facts: Facts
    clock: Callable[[], datetime]
    wake: Callable[[], None]

    def run(
        self,
        content: bytes,
        *,
        source: str,
        recorder: str,
        keep_going: bool = False,
        dry_run: bool = False,
        progress: Progress = silent,
    ) -> Imported:
        """Record every row, or none if one is bad; with `keep_going` the good ones.

        Raises `FileRejected` where the file cannot be read at all. The same file again adds
        nothing. All is one transaction, so a crash half-way leaves nothing behind.
        """
        rows = list(told(content, source, recorder))
        good = [row for row in rows if isinstance(row, Told)]
        bad = [row.rejection for row in rows if isinstance(row, RowRejected)]

        def decide() -> Imported:
            desk = _Desk(self.facts, self.clock())
            result = Imported(read=len(rows), rejected=list(bad))
            desk.take(good, result, progress)
            result.rejected.sort(key=lambda rejection: rejection.line)
            if result.rejected and not keep_going:
                result.recorded = 0
            elif not dry_run:
                self.facts.save(*desk.aggregates.values())
            return result

        result = patiently(decide, conflicts=(IntegrityError,))
        if result.recorded and not dry_run:
            self.wake()
        return result


@dataclass
class _Desk:
    """The aggregates that one import has on its desk."""

    facts: Facts
    now: datetime
    aggregates: dict[UUID, Root] = field(default_factory=dict)

    def take(self, rows: Iterable[Told], result: Imported, progress: Progress) -> None:
        """Decide on each row; in order of date, so that the file's own order does not matter."""
        ordered = sorted(rows, key=lambda row: row.interaction.occurred_at)
        for done, row in enumerate(ordered, 1):
            try:
                news = self._partnership(row).record(row.interaction, self.now)
            except Refused as error:
                result.rejected.append(refused(row.line, row.row, error))
            else:
                result.recorded += news
                result.already += not news
            if done % 500 == 0 or done == len(ordered):
                progress(done, len(ordered))

    def _partnership(self, row: Told) -> Partnership:
        home, who = coalition_id(row.coalition), stakeholder_id(row.stakeholder)
        key = partnership_id(home, who)
        if key not in self.aggregates:
            self._have(Coalition, home, lambda: Coalition.form(row.coalition, self.now))
            self._have(Stakeholder, who, lambda: Stakeholder.register(row.stakeholder, self.now))
            self._have(Partnership, key, lambda: Partnership.begin(home, who, self.now))
        return self.aggregates[key]  # type: ignore[return-value]  the key is a partnership's

    def _have(self, kind: type[R], key: UUID, new: Callable[[], R]) -> None:
        if key not in self.aggregates:
            self.aggregates[key] = self.facts.find(kind, key) or new()
