"""Corrections and retractions point to the row they amend."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from service.projections.rows import AMENDS, Row
from service.projections.tables import NOBODY, timeline


def point_to_originals(connection: Connection, rows: Sequence[Row]) -> None:
    """Give the rows that correct or retract the position of the first telling."""
    amending = [row for row in rows if row["amends"] == AMENDS]
    if not amending:
        return
    originals = _recorded_before(connection, amending)
    for row in rows:
        place = row["partnership_id"], row["interaction_id"]
        if row["amends"] == AMENDS:
            row["amends"] = originals[place]
        elif row["interaction_id"] != NOBODY:
            originals[place] = row["position"]


def _recorded_before(connection: Connection, amending: Sequence[Row]) -> dict[tuple[str, str], int]:
    wanted = timeline.c.interaction_id.in_({row["interaction_id"] for row in amending})
    first_telling = select(timeline.c.partnership_id, timeline.c.interaction_id, timeline.c.position).where(
        wanted, timeline.c.amends.is_(None)
    )
    return {
        (partnership, interaction): position for partnership, interaction, position in connection.execute(first_telling)
    }
