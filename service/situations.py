"""Situations: all that is known of a coalition, read in one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from domain.acts import effective
from domain.policy import policy_on
from domain.situation import Situation
from domain.tellings import Recorded
from domain.time import day_number, end_of, microseconds
from service.database import Database
from service.projections import lists, schema
from service.projections.particulars import listening, particulars, profiles, said
from service.projections.policies import adopted
from service.projections.refresh import rows_of
from service.projections.tables import timeline

COLUMNS = [timeline.c["partnership_id" if name == "partnership" else name] for name in Recorded._fields]
"""The columns of the timeline that make a `Recorded`, in its order."""

_WHEN = Recorded._fields.index("occurred_at")


@dataclass(frozen=True)
class Situations:
    """Where a coalition stands with all that is known of it. Coalitions go by name."""

    database: Database
    clock: Callable[[], datetime]

    def of(self, name: str, on: date | None = None, known: datetime | None = None) -> Situation:
        """The situation at the end of the day `on` (today), by what was known at `known` (now).

        Raises `Unknown` for a coalition of no such name.
        """
        now = self.clock()
        end, instant = end_of(on or now.date()), microseconds(known or now)
        with self.database.reading() as connection:
            found = lists.found(connection, name)
            rows = _rows(connection, found.coalition_id, end, instant)
            known_by = min(end, instant)
            policies = [each.in_force for each in adopted(connection, found.coalition_id, known=known_by)]
            told = said(connection, found.coalition_id, end, instant)
            begun = profiles(connection, found.coalition_id, told, {row.partnership for row in rows})
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
            )


def _rows(connection: Connection, coalition_id: str, end: int, known: int) -> list[Recorded]:
    """The rows that count, of interactions that had occurred by the end of the day."""
    query = rows_of(coalition_id, schema.position(connection), known).with_only_columns(*COLUMNS)
    told = connection.execute(query).cursor.fetchall()  # the driver's tuples: less work than Row objects
    return [Recorded._make(row) for row in effective(told) if row[_WHEN] <= end]
