"""Situations: all that is known of a coalition, read in one moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.acts import effective
from domain.belief import Belief, belief
from domain.policy import policy_on
from domain.roles import Right
from domain.situation import Situation
from domain.tellings import Recorded
from domain.time import day_number, end_of, microseconds, moment_of
from service.database import Database
from service.guard import INSIDE, Guard, needs
from service.kept import Kept
from service.projections import lists
from service.projections.particulars import listening, particulars, profiles, relationships_of, said
from service.projections.policies import adopted


@dataclass(frozen=True)
class Situations:
    """Where a coalition stands with all that is known of it. Coalitions go by name."""

    database: Database
    clock: Callable[[], datetime]
    kept: Kept = field(default_factory=Kept)
    guard: Guard = INSIDE

    @needs(Right.READ)
    def of(self, name: str, on: date | None = None, known: datetime | None = None) -> Situation:
        """The situation at the end of the day `on` (today), by what was known at `known` (now).

        Raises `Unknown` for a coalition of no such name.
        """
        now = self.clock()
        end, instant = end_of(on or now.date()), microseconds(known or now)
        with self.database.reading() as connection:
            found = lists.found(connection, name)
            facts = self.kept.told(connection, found.coalition_id)
            rows = _counting(facts.interactions, end, instant)
            present = known is None and end >= end_of(now.date())
            columns = self.kept.by_column(found.coalition_id, rows, keep=present)
            known_by = min(end, instant)
            policies = [each.in_force for each in adopted(connection, found.coalition_id, known=known_by)]
            told = said(_known(facts.said, instant), end)
            related = relationships_of(connection, found.coalition_id, end, instant)
            begun = profiles(connection, found.coalition_id, told, set(columns.values("partnership")), related)
            stakeholders = {profile.stakeholder_id for profile in begun.values()}
            links = listening(connection, found.coalition_id, known_by)
            return Situation(
                coalition_id=found.coalition_id,
                coalition=found.name,
                **particulars(told)._asdict(),
                policy=policy_on(policies, day_number(on or now.date())),
                day=day_number(on or now.date()),
                known=instant,
                rows=rows,
                profiles=begun,
                listening=[link for link in links if link.listener in stakeholders],
                adopted=policies,
                before=columns,
            )

    @needs(Right.READ)
    def belief(self, name: str, on: date, believed: datetime | None = None, known: datetime | None = None) -> Belief:
        """The end of the day `on` as it was believed at an instant, and as it is known at a later one.

        Left out, the instants are the end of that day, and now.
        """
        now = known or self.clock()
        then = min(believed or moment_of(end_of(on)), now)
        with self.database.reading() as connection:
            rows = self.kept.told(connection, lists.id_of(connection, name)).interactions
        return belief(self.of(name, on, then), self.of(name, on, now), _known(rows, microseconds(now)))


def _counting(rows: Sequence[Recorded], end: int, known: int) -> list[Recorded]:
    """The rows that count, of interactions that had occurred by the end of the day."""
    return [row for row in effective(_known(rows, known)) if row.occurred_at <= end]


def _known(rows: Sequence[Recorded], instant: int) -> list[Recorded]:
    return [row for row in rows if row.recorded_at <= instant]
