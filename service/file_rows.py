"""Understanding one row of a file: its columns as an interaction, or what is wrong with which."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from domain.errors import Invalid
from domain.identity import coalition_id, interaction_id, partnership_id, stakeholder_id
from domain.layout import Columns
from domain.values import Interaction, Kind
from service.dates import NoDate, moment
from service.rejections import Rejection, RowRejected, invalid

REQUIRED = ("external_id", "coalition", "stakeholder", "kind", "occurred_on")
PLAIN = ("bloc", "influence", "tone", "visibility", "format", "to", "stance")
"""Optional columns that fill the field of the same name."""

OPTIONAL = (*PLAIN, "due_on", "detail", "note_for", "recorded_by", "trade", "gave", "gave_worth", "got", "got_worth")
"""`trade`: the external id of the trade settled; `gave`, `got`: what, with its worth from 1 to 5."""

Row = dict[str, str]
"""The values of a row by column."""


@dataclass(frozen=True)
class Told:
    """One row of a file, understood."""

    line: int
    row: Row
    coalition: str
    stakeholder: str
    interaction: Interaction


def understand(line: int, row: Row, source: str, recorder: str, by: Columns) -> Told:
    """The interaction that a row tells; raises `RowRejected` at the first wrong column.

    The values of `row` stand under our names. Rows without an external id go by what they tell.
    """
    for column in REQUIRED:
        if column in row and not row[column].strip():
            raise RowRejected(Rejection(line, column, "", "is empty; every row needs one"))
    coalition, stakeholder = row["coalition"].strip(), row["stakeholder"].strip()
    try:
        home = coalition_id(coalition)
    except Invalid as error:
        raise RowRejected(Rejection(line, "coalition", coalition[:80], error.reason)) from error
    try:
        partnership = partnership_id(home, stakeholder_id(stakeholder))
    except Invalid as error:
        raise RowRejected(Rejection(line, "stakeholder", stakeholder[:80], error.reason)) from error
    kind, occurred_at = kind_of(row["kind"], by.kinds), _moment(line, row, "occurred_on", by)
    content: dict[str, object] = {
        "id": interaction_id(
            partnership, row["external_id"].strip() if "external_id" in row else _told(row, kind, occurred_at)
        ),
        "kind": kind,
        "occurred_at": occurred_at,
        "recorded_by": row.get("recorded_by") or recorder,
        "source": source,
        "note": row.get("detail") or "",
    }
    content |= {column: row[column] for column in PLAIN if row.get(column)}
    if row.get("note_for"):
        content["note_for"] = row["note_for"].strip().lower()
    if row.get("trade"):
        content["trade_id"] = interaction_id(partnership, row["trade"].strip())
    if row.get("due_on"):
        content["due_on"] = _moment(line, row, "due_on", by).date()
    for side in ("gave", "got"):
        content |= _side(line, row, side)
    try:
        return Told(line, row, coalition, stakeholder, Interaction.model_validate(content))
    except ValidationError as error:
        raise invalid(line, row, error) from error


def _side(line: int, row: Row, side: str) -> dict[str, object]:
    """One side of a trade; a worth that is left out counts 1."""
    what, worth = row.get(side), row.get(f"{side}_worth")
    if worth and not what:
        wrong = f"is empty but has a {side}_worth; say what it was, or leave the worth out"
        raise RowRejected(Rejection(line, side, "", wrong))
    return {side: {"what": what, "worth": worth or 1}} if what else {}


def kind_of(word: str, kinds: Mapping[str, Kind]) -> str:
    """The kind that a word of a file means: as it was translated, or by its own name in whatever case."""
    told = word.strip()
    return kinds.get(told.casefold(), told.casefold().replace(" ", "_").replace("-", "_"))


def _told(row: Row, kind: str, occurred_at: datetime) -> str:
    """What tells a row from others that have no external id: the kind, the moment, the note."""
    return json.dumps([kind, occurred_at.isoformat(), (row.get("detail") or "").strip()])


def _moment(line: int, row: Row, column: str, by: Columns) -> datetime:
    """A date, or an instant; UTC where it does not say."""
    text = row[column].strip()
    try:
        return moment(text, day_first=by.day_first)
    except NoDate as error:
        raise RowRejected(Rejection(line, column, text[:80], str(error))) from error
