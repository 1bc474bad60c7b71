"""The timeline of a coalition as rows of the domain, quick to make and small to keep."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from domain.tellings import Recorded
from service.projections.tables import NOBODY, timeline

COLUMNS = [timeline.c["partnership_id" if name == "partnership" else name] for name in Recorded._fields]
"""The columns of the timeline that make a `Recorded`, in its order."""


def recorded(connection: Connection, coalition_id: str, after: int = 0) -> list[Recorded]:
    """All facts of a coalition after a position, in order; those that tell of no interaction have no id of one."""
    return _made(connection, _facts(coalition_id).where(timeline.c.position > after))


def recorded_beside(connection: Connection, coalition_id: str) -> list[Recorded]:
    """The facts of a coalition that tell of no interaction, in order."""
    return _made(connection, _facts(coalition_id).where(timeline.c.interaction_id == NOBODY))


def _facts(coalition_id: str) -> Select[Any]:
    of_coalition = timeline.c.coalition_id == coalition_id
    return select(*COLUMNS).where(of_coalition).order_by(timeline.c.position)


def _made(connection: Connection, query: Select[Any]) -> list[Recorded]:
    return _shared(connection.execute(query).cursor.fetchall())  # the driver's tuples: less work than Row objects


def _shared(rows: Iterable[tuple[Any, ...]]) -> list[Recorded]:
    """Rows in which equal texts are one text: a third of the memory, and quicker to compare.

    `tuple.__new__` makes a row in a third of the time that the class itself takes.
    """
    make, one = tuple.__new__, dict[Any, Any]().setdefault
    return [
        make(
            Recorded,
            (
                position,
                one(partnership, partnership),
                one(kind, kind),
                amends,
                occurred_at,
                influence,
                one(bloc, bloc),
                tone,
                one(visibility, visibility),
                interaction,
                one(by, by),
                recorded_at,
                one(more, more),
            ),
        )
        for (
            position,
            partnership,
            kind,
            amends,
            occurred_at,
            influence,
            bloc,
            tone,
            visibility,
            interaction,
            by,
            recorded_at,
            more,
        ) in rows
    ]
