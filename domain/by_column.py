"""Timeline rows by column: each text as a number, so that arrays can be made of it.

Numbering a hundred thousand rows takes longer than all that is computed of them at once. Most times
only a few rows were added since, so the columns of the earlier rows are continued.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import count
from operator import is_, itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from domain.changes import Ints

R = TypeVar("R", bound=tuple[Any, ...])
"""A row that begins with the fields of a `Row`, and may have more after them."""


class Row(NamedTuple):
    """What the model reads of one timeline row. Times in microseconds since 1970 (UTC)."""

    position: int
    partnership: str
    kind: str
    amends: int | None
    occurred_at: int
    influence: float | None
    bloc: str | None
    tone: int | None
    visibility: str | None = None


class ByColumn(NamedTuple, Generic[R]):
    """The columns of some rows, and the rows themselves, whatever more each tells.

    `when` they occurred; and of each field in `told` its different values, in the order in which they
    come first, and for each row the number of its value among them.
    """

    rows: Sequence[R]
    when: Ints
    told: Mapping[str, tuple[list[Any], Ints]]

    def values(self, field: str) -> list[Any]:
        """The different values of a field."""
        return self.told[field][0]

    def places(self, field: str, wanted: Callable[[Any], bool]) -> Ints:
        """The places of the rows in which a field has a value that is wanted, in order."""
        known, of_row = self.told[field]
        return np.flatnonzero(np.array(list(map(wanted, known)), dtype=np.bool_)[of_row])

    def where(self, field: str, values: Container[Any]) -> list[R]:
        """The rows in which a field has one of some values, in order."""
        return self._rows(self.places(field, values.__contains__))

    def since(self, begin: int, end: int | None = None) -> list[R]:
        """The rows of what occurred at an instant or later, before another one if given, in order."""
        then = self.when >= begin if end is None else (self.when >= begin) & (self.when < end)
        return self._rows(np.flatnonzero(then))

    def _rows(self, places: Ints) -> list[R]:
        return [self.rows[place] for place in places.tolist()]


def by_column(rows: Sequence[R], before: ByColumn[R] | None = None) -> ByColumn[R]:
    """The columns of rows; those of `before` are continued if its rows are the first of these."""
    if before is not None and before.rows is rows:
        return before
    if before is None or len(before.rows) > len(rows) or not all(map(is_, before.rows, rows)):
        before = NONE
    later = rows[len(before.rows) :]
    when = np.fromiter(map(itemgetter(_PLACES["occurred_at"]), later), np.int64, len(later))
    told = {field: _continued(*before.told[field], later, _PLACES[field]) for field in _TOLD}
    return ByColumn(rows, np.concatenate([before.when, when]), told)


def _continued(known: list[Any], before: Ints, later: Sequence[R], place: int) -> tuple[list[Any], Ints]:
    numbers: dict[Any, int] = defaultdict(count(len(known)).__next__)  # who is new gets the next number
    numbers.update(zip(known, range(len(known)), strict=True))
    each = map(numbers.__getitem__, map(itemgetter(place), later))
    of_row = np.fromiter(each, np.int64, len(later))
    return list(numbers), np.concatenate([before, of_row])


_PLACES = {name: place for place, name in enumerate(Row._fields)}
_TOLD = [name for name in Row._fields if name not in {"position", "amends", "occurred_at"}]

NONE: ByColumn[Any] = ByColumn((), np.zeros(0, np.int64), {field: ([], np.zeros(0, np.int64)) for field in _TOLD})
"""The columns of no rows."""
