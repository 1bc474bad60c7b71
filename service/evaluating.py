"""Evaluating a file: read as an import would read it, recorded nowhere, judged by the domain."""

from collections.abc import Iterable
from uuid import UUID

from domain.acts import Acts, acts
from domain.by_column import Row
from domain.errors import GroundswellError, InteractionDiffers
from domain.identity import coalition_id, stakeholder_id
from domain.policy import Policy
from domain.time import microseconds
from service.file_rows import Told
from service.files import told
from service.rejections import Rejection, RowRejected, refused

UNREAD = ("detail",)
"""Columns that may hold hindsight: what was written later must not help to foresee what came before."""


class RowsRejected(GroundswellError):
    """Rows of a file cannot be read, so that nothing was evaluated."""

    def __init__(self, read: int, rejected: list[Rejection]) -> None:
        self.read, self.rejected = read, rejected
        super().__init__(f"{len(rejected):,} of {read:,} rows are bad; mend them and try again.")


def histories(content: bytes, policy: Policy) -> list[Acts]:
    """The acts of each coalition that a CSV file tells of; its rows may be in any order.

    Raises `FileRejected` where it is no such CSV, `RowsRejected` where rows are bad. What the
    record would refuse for its history alone (a vote with us after a defection, say) counts: here
    the question is what happened, not whether it was told in full.
    """
    rows = list(told(content, "file", "evaluation", unread=UNREAD))
    bad = [row.rejection for row in rows if isinstance(row, RowRejected)]
    once, differing = _once(row for row in rows if isinstance(row, Told))
    if bad or differing:
        raise RowsRejected(len(rows), sorted(bad + differing, key=lambda each: each.line))
    return [acts(_rows(each), policy) for each in _by_coalition(once)]


def _once(rows: Iterable[Told]) -> tuple[list[Told], list[Rejection]]:
    """Each interaction once, and the rows that tell an earlier one otherwise."""
    first: dict[UUID, Told] = {}
    differing = []
    for row in rows:
        earlier = first.setdefault(row.interaction.id, row)
        if earlier is not row and not earlier.interaction.same_content(row.interaction):
            differing.append(refused(row.line, row.row, InteractionDiffers(row.interaction.id)))
    return list(first.values()), differing


def _by_coalition(rows: Iterable[Told]) -> Iterable[list[Told]]:
    coalitions: dict[UUID, list[Told]] = {}
    for row in rows:
        coalitions.setdefault(coalition_id(row.coalition), []).append(row)
    return coalitions.values()


def _rows(rows: Iterable[Told]) -> list[Row]:
    """The rows of one coalition as the domain reads them, and nothing else of them."""
    return [_row(position, row) for position, row in enumerate(rows, 1)]


def _row(position: int, row: Told) -> Row:
    interaction = row.interaction
    return Row(
        position=position,
        partnership=stakeholder_id(row.stakeholder).hex,  # of one coalition, so that tells partnerships apart
        kind=interaction.kind.value,
        amends=None,
        occurred_at=microseconds(interaction.occurred_at),
        influence=interaction.influence,
        bloc=interaction.bloc,
        tone=interaction.tone,
    )
