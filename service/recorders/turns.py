"""What the recorders of both databases have in common."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import Notification

COLUMNS = "originator_id, originator_version, topic, state, {position}"
"""What is read of a fact, in the order of a `Notification`."""


class TakesTurns:
    """Base of recorders whose writing can be had alone, for as long as one decision takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mine = threading.local()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else saves meanwhile; what this thread saves is kept together at the end."""
        datastore: Any = self.datastore  # type: ignore[attr-defined]  # every recorder has one
        with datastore.transaction(commit=True) as cursor:
            self._shut_out_others(cursor)
            self._mine.cursor = cursor
            try:
                yield
            finally:
                del self._mine.cursor

    def histories(self, aggregates: Collection[UUID]) -> dict[UUID, list[Notification]]:
        """The facts of each of these aggregates that has any, in order, with their positions in the log."""
        raise NotImplementedError

    def _my_cursor(self) -> Any:
        """The cursor of the transaction that this thread has alone, if it has one."""
        return getattr(self._mine, "cursor", None)

    def _shut_out_others(self, cursor: Any) -> None:
        raise NotImplementedError


def by_aggregate(facts: Iterable[Notification]) -> dict[UUID, list[Notification]]:
    """Facts of several aggregates, those of each in the order in which they come."""
    found: dict[UUID, list[Notification]] = {}
    for fact in facts:
        found.setdefault(cast("UUID", fact.originator_id), []).append(fact)
    return found
