"""Reading interactions from CSV: strict about form, and clear about what is wrong where."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

from pydantic import ValidationError

from domain.identity import coalition_id, interaction_id, partnership_id, stakeholder_id
from domain.values import Interaction
from service.rejections import FileRejected, Rejection, RowRejected, invalid

REQUIRED = ("external_id", "coalition", "stakeholder", "kind", "occurred_on")
OPTIONAL = (
    "bloc",
    "influence",
    "detail",
    "tone",
    "visibility",
    "recorded_by",
    "format",
    "to",
    "stance",
    "trade",
    "due_on",
    "gave",
    "gave_worth",
    "got",
    "got_worth",
)
PLAIN = ("bloc", "influence", "tone", "visibility", "format", "to", "stance", "due_on")
"""Optional columns that fill the field of the same name."""


@dataclass(frozen=True)
class Told:
    """One row of a file, understood."""

    line: int
    row: dict[str, str]
    coalition: str
    stakeholder: str
    interaction: Interaction


def told(content: bytes, source: str, recorder: str) -> Iterator[Told | RowRejected]:
    """Every row of a CSV file, understood or rejected, in order.

    Raises `FileRejected` where the file is no such CSV at all.
    """
    lines = _lines(content)
    for row in lines:
        line = lines.line_num
        if None in row or None in row.values():
            wrong = "the number of values differs from the header's; check quotes and commas"
            yield RowRejected(Rejection(line, "", "", wrong))
            continue
        try:
            yield _told(line, row, source, recorder)
        except RowRejected as rejected:
            yield rejected


def _lines(content: bytes) -> "csv.DictReader[str]":
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        msg = f"The file is not UTF-8 text (line {line}); save it as CSV in UTF-8 and try again."
        raise FileRejected(msg) from error
    if not text.strip():
        msg = "The file is empty; give a CSV file with a header and rows."
        raise FileRejected(msg)
    if "\0" in text:
        msg = "The file is no CSV text (it has NUL characters); export it as CSV in UTF-8."
        raise FileRejected(msg)
    csv.field_size_limit(10_000_000)
    lines = csv.DictReader(StringIO(text, newline=""), strict=True)
    _check_header(list(lines.fieldnames or []))
    return lines


def _check_header(columns: list[str]) -> None:
    known = {*REQUIRED, *OPTIONAL}
    missing = [column for column in REQUIRED if column not in columns]
    if missing == list(REQUIRED):
        msg = f"The file is no CSV of interactions; its first line must name {', '.join(REQUIRED)}."
        raise FileRejected(msg)
    if missing:
        msg = f"The file lacks the column {', '.join(missing)}; add it to the header."
        raise FileRejected(msg)
    unknown = [column for column in columns if column not in known]
    if unknown:
        msg = (
            f"Unknown column {', '.join(repr(column) for column in unknown)}; "
            f"remove or rename it. Known are {', '.join((*REQUIRED, *OPTIONAL))}."
        )
        raise FileRejected(msg)
    if len(set(columns)) < len(columns):
        msg = "A column stands in the header twice; remove one."
        raise FileRejected(msg)


def _told(line: int, row: dict[str, str], source: str, recorder: str) -> Told:
    for column in REQUIRED:
        if not row[column].strip():
            raise RowRejected(Rejection(line, column, "", "is empty; every row needs one"))
    coalition, stakeholder = row["coalition"].strip(), row["stakeholder"].strip()
    partnership = partnership_id(coalition_id(coalition), stakeholder_id(stakeholder))
    fields: dict[str, object] = {name: row[name] for name in PLAIN if row.get(name)}
    fields |= _trade(row)
    if row.get("trade"):
        fields["trade_id"] = interaction_id(partnership, row["trade"])
    try:
        interaction = Interaction(
            id=interaction_id(partnership, row["external_id"].strip()),
            kind=row["kind"].strip(),  # type: ignore[arg-type]  pydantic makes it one
            occurred_at=_moment(line, row["occurred_on"].strip()),
            recorded_by=row.get("recorded_by") or recorder,
            source=source,
            note=row.get("detail") or "",
            **fields,  # type: ignore[arg-type]  pydantic makes them what they must be
        )
    except ValidationError as error:
        raise invalid(line, row, error) from error
    return Told(line, row, coalition, stakeholder, interaction)


def _trade(row: dict[str, str]) -> dict[str, object]:
    sides = ((side, row.get(side), row.get(f"{side}_worth")) for side in ("gave", "got"))
    return {side: {"what": what, "worth": worth or 1} for side, what, worth in sides if what}


def _moment(line: int, text: str) -> datetime:
    """A date, or an instant, in ISO 8601; UTC where it does not say."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        wrong = "is no date of the form 2024-12-31"
        raise RowRejected(Rejection(line, "occurred_on", text[:80], wrong)) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
