"""Understanding one row of a file: its columns as an interaction, or what is wrong with which."""

from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import ValidationError

from domain.errors import Invalid
from domain.identity import coalition_id, interaction_id, partnership_id, stakeholder_id
from domain.values import Interaction
from service.rejections import Rejection, RowRejected, invalid

REQUIRED = ("external_id", "coalition", "stakeholder", "kind", "occurred_on")
PLAIN = ("bloc", "influence", "tone", "visibility", "format", "to", "stance", "due_on")
"""Optional columns that fill the field of the same name."""

OPTIONAL = (*PLAIN, "detail", "recorded_by", "trade", "gave", "gave_worth", "got", "got_worth")
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


def understand(line: int, row: Row, source: str, recorder: str) -> Told:
    """The interaction that a row tells; raises `RowRejected` at the first wrong column."""
    for column in REQUIRED:
        if not row[column].strip():
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
    content: dict[str, object] = {
        "id": interaction_id(partnership, row["external_id"].strip()),
        "kind": row["kind"].strip(),
        "occurred_at": _moment(line, row["occurred_on"].strip()),
        "recorded_by": row.get("recorded_by") or recorder,
        "source": source,
        "note": row.get("detail") or "",
    }
    content |= {column: row[column] for column in PLAIN if row.get(column)}
    if row.get("trade"):
        content["trade_id"] = interaction_id(partnership, row["trade"].strip())
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


def _moment(line: int, text: str) -> datetime:
    """A date, or an instant, in ISO 8601; UTC where it does not say."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        wrong = "is no date of the form 2024-12-31"
        raise RowRejected(Rejection(line, "occurred_on", text[:80], wrong)) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
