"""What an import did, and why it did not take a row."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.errors import (
    FutureDate,
    GroundswellError,
    InteractionDiffers,
    Refused,
    TradeAlreadySettled,
    TradeNotAgreed,
)
from domain.layout import Columns
from domain.values import Kind


@dataclass(frozen=True)
class Rejection:
    """One bad value: its line in the file (the header is line 1), its column, and why."""

    line: int
    column: str
    value: str
    reason: str


@dataclass
class Imported:
    """Rows read; facts recorded; rows recorded before; rows rejected."""

    read: int = 0
    recorded: int = 0
    already: int = 0
    rejected: list[Rejection] = field(default_factory=list)


class FileRejected(GroundswellError):
    """The file as a whole cannot be read; nothing was recorded."""


class RowRejected(GroundswellError):
    """One row cannot be taken."""

    def __init__(self, rejection: Rejection) -> None:
        self.rejection = rejection
        super().__init__(f"line {rejection.line}, {rejection.column}: {rejection.reason}")


SHOWN = 80
"""Most characters of a bad value that are shown."""

COLUMN_OF = {
    "occurred_at": "occurred_on",
    "note": "detail",
    "gave_what": "gave",
    "got_what": "got",
}
"""Columns that are called otherwise than the field they fill."""


REFUSED_AT: dict[type[Refused], str] = {
    FutureDate: "occurred_on",
    InteractionDiffers: "external_id",
    TradeNotAgreed: "trade",
    TradeAlreadySettled: "trade",
}
"""The column that a refusal is about, where it is not the kind."""


def invalid(line: int, row: dict[str, str], error: ValidationError) -> RowRejected:
    """The first thing that pydantic found wrong, in the words of the file."""
    detail = error.errors(include_url=False)[0]
    name = "_".join(str(part) for part in detail["loc"]) or "kind"
    column = COLUMN_OF.get(name, name)
    return RowRejected(Rejection(line, column, _shown(row.get(column, "")), _reason(detail)))


def refused(line: int, row: dict[str, str], error: Refused) -> Rejection:
    """A refusal of the domain, at the column that made it."""
    column = next((name for each, name in REFUSED_AT.items() if isinstance(error, each)), "kind")
    if column == "trade" and not row.get("trade"):
        column = "kind"  # no trade was named, so it is the kind that cannot be
    return Rejection(line, column, _shown(row.get(column, "")), _REFUSED.get(type(error), str(error)))


_REFUSED: dict[type[Refused], str] = {
    InteractionDiffers: "recorded before with other content; give the row its own id, or correct that interaction",
    TradeAlreadySettled: "that trade was settled already; leave the row out, or correct that interaction",
}
"""Refusals whose own sentence names ids that nobody finds in a file."""


def in_the_file(rejection: Rejection, by: Columns) -> Rejection:
    """The same under the file's own heading."""
    return replace(rejection, column=by.taken.get(rejection.column, rejection.column))


def _reason(detail: ErrorDetails) -> str:
    if detail["loc"] == ("kind",) and detail["type"] == "enum":
        return f"no kind of interaction is called so; {_meant(str(detail['input']))}"
    limit = detail.get("ctx", {}).get("max_length")
    if limit is not None:
        return f"longer than {limit:,} characters; shorten it"
    if detail["type"] in {"enum", "literal_error"}:
        return f"is none of {detail['ctx']['expected'].replace(chr(39), '')}"
    return detail["msg"][0].lower() + detail["msg"][1:]


def _meant(word: str) -> str:
    """The kind that a word most likely means; where none is like it, a few, for all of them nobody reads."""
    kinds = {kind.replace("_", " "): kind for kind in Kind}
    close = get_close_matches(word.strip().casefold().replace("_", " "), kinds, n=1)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"'{Kind.MEETING}', '{Kind.PLEDGE}' and '{Kind.CRITICISM}' are some, the managers' guide lists all"


def _shown(value: str) -> str:
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}..."
