"""How files of one header are read: which of their columns holds what. Remembered, so that nobody says it twice."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints
from typing_extensions import override

from domain.fact import Fact, FirstFact, Root
from domain.identity import layout_id
from domain.values import Kind, Name, Value

MOST_COLUMNS = 200
"""Most columns of a file that is mapped: more than any table of interactions has."""

LONGEST_HEADING = 1_000
"""Most characters of a heading."""

Heading = Annotated[str, StringConstraints(max_length=LONGEST_HEADING, pattern=r"^[^\x00]*$")]
"""A column's heading, as it stands in the file."""

Headings = Annotated[tuple[Heading, ...], Field(max_length=MOST_COLUMNS)]


class Columns(Value):
    """How the columns of a file tell interactions.

    `taken` has the file's column by the name of ours, `always` a value that all rows have by the
    name of ours. `kinds` translates words of the file to kinds. `day_first` says whether 01/02/2024
    is of February; None where no such date stands in the file.
    """

    taken: dict[Name, Heading] = Field(default_factory=dict)
    always: dict[Name, Name] = Field(default_factory=dict)
    kinds: dict[Name, Kind] = Field(default_factory=dict)
    day_first: bool | None = None


class LayoutSeen(FirstFact):
    """A header was seen for the first time."""

    TOPIC: ClassVar[str] = "layout.seen"
    headings: Headings


class ColumnsMapped(Fact):
    """Somebody said how files of this header are read."""

    TOPIC: ClassVar[str] = "layout.columns_mapped"
    columns: Columns
    mapped_by: Name

    @override
    def apply(self, aggregate: "Layout") -> None:
        aggregate.columns = self.columns


class Layout(Root):
    """Files with the same headings, in whatever order."""

    TOPIC: ClassVar[str] = "layout"

    def __init__(self, headings: Iterable[str]) -> None:
        self.headings = headings
        self.columns: Columns | None = None

    @classmethod
    def see(cls, headings: Iterable[str], now: datetime) -> Self:
        """A new layout, whose id follows from the headings."""
        there = tuple(headings)
        return cls.begin_with(LayoutSeen, layout_id(there), headings=there, timestamp=now)

    def map(self, columns: Columns, by: str, now: datetime) -> None:
        """Say how these files are read; the same again is not news."""
        if columns != self.columns:
            self.add(ColumnsMapped, columns=columns, mapped_by=by, timestamp=now)
