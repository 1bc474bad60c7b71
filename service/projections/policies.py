"""The policies that coalitions adopted, and since when each counts."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from domain.coalition import PolicyAdopted
from domain.policy import InForce, Policy
from domain.time import DAY_IN_MICROSECONDS
from service.projections.rows import Row
from service.projections.tables import policies


class Adopted(NamedTuple):
    """An adoption: the position of its fact, and the policy with the day from which it counts."""

    position: int
    in_force: InForce


def keep_policies(connection: Connection, rows: Iterable[Row]) -> None:
    """Take over the policies that these rows adopt."""
    adopted = [_record(row) for row in rows if row.kind == PolicyAdopted.TOPIC]
    if adopted:
        connection.execute(insert(policies), adopted)


def _record(row: Row) -> dict[str, object]:
    return {
        "coalition_id": row.coalition_id,
        "position": row.position,
        "since": row.occurred_at // DAY_IN_MICROSECONDS,
        "recorded_at": row.recorded_at,
        "policy": json.dumps(json.loads(row.more)["policy"]),
    }


def adopted(
    connection: Connection, coalition_id: str, *, position: int | None = None, known: int | None = None
) -> list[Adopted]:
    """A coalition's policies in order of adoption, cut at a position or at what was known at an instant."""
    query = select(policies).where(policies.c.coalition_id == coalition_id).order_by(policies.c.position)
    if position is not None:
        query = query.where(policies.c.position <= position)
    if known is not None:
        query = query.where(policies.c.recorded_at <= known)
    rows = connection.execute(query)
    return [Adopted(row.position, InForce(row.since, Policy.model_validate_json(row.policy))) for row in rows]
