"""Corrections and retractions point to the row they amend."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from service.projections.rows import AMENDS, Row
from service.projections.tables import NOBODY, timeline

Place = tuple[str, str]
"""Partnership and interaction."""


def pointing_to_originals(connection: Connection, rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows, those that correct or retract with the position of the first telling.

    Second, apart: those whose first telling is not in the timeline, because it cannot be read.
    """
    amending = [row for row in rows if row.amends == AMENDS]
    if not amending:
        return rows, []
    originals = _recorded_before(connection, amending)
    pointed = [_pointing(row, originals) for row in rows]
    orphans = [row for row in pointed if row.amends == AMENDS]
    return [row for row in pointed if row.amends != AMENDS], orphans


def _pointing(row: Row, originals: dict[Place, int]) -> Row:
    place = row.partnership_id, row.interaction_id
    if row.amends == AMENDS:
        return row._replace(amends=originals.get(place, AMENDS))
    if row.interaction_id != NOBODY:
        originals[place] = row.position
    return row


def _recorded_before(connection: Connection, amending: Sequence[Row]) -> dict[Place, int]:
    columns = timeline.c.partnership_id, timeline.c.interaction_id, timeline.c.position
    wanted = timeline.c.coalition_id.in_({row.coalition_id for row in amending}) & (
        timeline.c.interaction_id.in_({row.interaction_id for row in amending})
    )
    query = select(*columns).where(wanted, timeline.c.amends.is_(None))
    return {(partnership, interaction): position for partnership, interaction, position in connection.execute(query)}
