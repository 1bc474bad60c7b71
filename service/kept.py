"""What was read of the timeline is kept: its rows never change, so afterwards only later ones are read."""

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass, field
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection

from domain.by_column import ByColumn, by_column
from domain.tellings import Recorded
from service.projections import schema
from service.projections.recorded import recorded

LIMIT = 300_000
"""Most facts kept in all, at some 400 bytes each; the coalition asked for last is kept however large."""


class Told(NamedTuple):
    """The facts of a coalition in order of position: `interactions`, and what was `said` beside them."""

    interactions: list[Recorded]
    said: list[Recorded]

    def until(self, position: int) -> "Told":
        """The facts until a position."""
        return Told(*(rows[: bisect_right(rows, position, key=itemgetter(0))] for rows in self))

    def and_then(self, later: list[Recorded]) -> "Told":
        """These and later ones, as new lists: whoever has the old ones keeps them as they are."""
        interactions = (row for row in later if row.interaction_id)
        said = (row for row in later if not row.interaction_id)
        return Told([*self.interactions, *interactions], [*self.said, *said])


@dataclass
class _Coalition:
    """What is kept of one coalition; whoever reads on holds the lock, so that others need not read the same."""

    lock: Lock = field(default_factory=Lock)
    edition: str = ""
    position: int = 0
    told: Told = field(default_factory=lambda: Told([], []))
    columns: ByColumn[Recorded] | None = None

    def at(self, connection: Connection, coalition_id: str) -> Told:
        """The facts that this connection sees."""
        here = schema.state(connection)
        with self.lock:
            if self.edition != here.edition:  # made anew: what had the same position may be another fact
                self.edition, self.position, self.told, self.columns = here.edition, 0, Told([], []), None
            if self.position < here.position:
                later = recorded(connection, coalition_id, after=self.position)
                self.told = self.told.and_then(later) if later else self.told
                self.position = here.position
            return self.told if self.position == here.position else self.told.until(here.position)


class Kept:
    """The facts of the coalitions asked for last, for any number of threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._lock = Lock()
        self._coalitions: OrderedDict[str, _Coalition] = OrderedDict()

    def told(self, connection: Connection, coalition_id: str) -> Told:
        """All facts of a coalition that this connection sees; nobody may change the lists."""
        with self._lock:
            kept = self._coalitions.setdefault(coalition_id, _Coalition())
            self._coalitions.move_to_end(coalition_id)
        told = kept.at(connection, coalition_id)
        self._make_room()
        return told

    def forget(self) -> None:
        """Let go of everything; what a reader holds stays with that reader."""
        with self._lock:
            self._coalitions.clear()

    def by_column(self, coalition_id: str, rows: list[Recorded], *, keep: bool) -> ByColumn[Recorded]:
        """The columns of rows that count; those kept last are continued, and these kept instead if asked to."""
        with self._lock:
            kept = self._coalitions.setdefault(coalition_id, _Coalition())
        found = by_column(rows, kept.columns)
        if keep:
            kept.columns = found
        return found

    def _make_room(self) -> None:
        """Let go of those asked for longest ago, as many as are too many."""
        with self._lock:
            while len(self._coalitions) > 1 and self._size() > self._limit:
                self._coalitions.popitem(last=False)

    def _size(self) -> int:
        return sum(len(rows) for each in self._coalitions.values() for rows in each.told)
