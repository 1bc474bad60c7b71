"""Queries behind the lists: coalitions, partners and their names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from domain.errors import Unknown
from domain.identity import coalition_id as coalition_id_of
from domain.identity import key, stakeholder_id
from domain.personal import is_pseudonym
from domain.replay import Partner
from domain.time import day_of
from domain.values import Stance
from domain.winning import Winning
from service.projections.tables import (
    NOBODY,
    coalition_now,
    partnership_now,
    partnerships,
    stakeholders,
    timeline,
)
from service.projections.tables import coalitions as coalitions_table


@dataclass(frozen=True)
class CoalitionSummary:
    """A coalition and where it stands now; `counted` tells whether all its facts are in that.

    `must_have`: the names of those who must be for it; `position`: its last fact in the timeline;
    `heard`: the last fact about stakeholders themselves, whatever coalition they are in.
    """

    coalition_id: str
    name: str
    purpose: str
    winning: Winning
    must_have: list[str]
    position: int
    heard: int
    facts: int
    stakeholders: int
    members: int
    strength: float | None
    momentum: float | None
    through: date | None
    counted: bool


def coalitions(connection: Connection, only: Collection[UUID] | None = None) -> list[CoalitionSummary]:
    """All coalitions, or some, by name."""
    query = _summaries().order_by(coalitions_table.c.name)
    if only is not None:
        query = query.where(coalitions_table.c.coalition_id.in_([each.hex for each in only]))
    return [_summary(connection, row) for row in connection.execute(query).all()]


def coalition_names(connection: Connection) -> dict[UUID, str]:
    """The names of all coalitions by their ids."""
    query = select(coalitions_table.c.coalition_id, coalitions_table.c.name)
    return {UUID(key): name for key, name in connection.execute(query)}


def coalition(connection: Connection, coalition_id: str) -> CoalitionSummary | None:
    """The coalition of an id."""
    query = _summaries().where(coalitions_table.c.coalition_id == coalition_id)
    row = connection.execute(query).one_or_none()
    return _summary(connection, row) if row else None


def found(connection: Connection, name: str) -> CoalitionSummary:
    """The coalition of a name; raises `Unknown` with the names there are."""
    there = coalition(connection, coalition_id_of(name).hex)
    if there is None:
        raise _no_such(connection, name)
    return there


def id_of(connection: Connection, name: str) -> str:
    """The id of the coalition of a name; raises `Unknown` with the names there are."""
    key = coalition_id_of(name).hex
    column = coalitions_table.c.coalition_id
    if connection.scalar(select(column).where(column == key)) is None:
        raise _no_such(connection, name)
    return key


def _no_such(connection: Connection, name: str) -> Unknown:
    names = ", ".join(f"'{each}'" for each in sorted(coalition_names(connection).values())[:8])
    return Unknown("coalition", name, f"there are {names or 'none yet'}")


def _summaries() -> Select[Any]:
    now, all_of_them = coalition_now.c, coalitions_table.c
    partners = partnership_now.c
    of_coalition = partners.coalition_id == all_of_them.coalition_id
    counts = select(func.count()).where(of_coalition)
    return select(
        *coalitions_table.c,
        now.strength,
        now.momentum,
        now.through,
        now.position.label("counted_position"),
        select(func.max(timeline.c.position)).where(timeline.c.coalition_id == NOBODY).scalar_subquery().label("heard"),
        counts.scalar_subquery().label("stakeholders"),
        counts.where(partners.member.is_(True)).scalar_subquery().label("members"),
    ).outerjoin_from(coalitions_table, coalition_now, now.coalition_id == all_of_them.coalition_id)


def _summary(connection: Connection, row: Row[Any]) -> CoalitionSummary:
    winning = Winning.model_validate_json(row.winning)
    return CoalitionSummary(
        coalition_id=row.coalition_id,
        name=row.name,
        purpose=row.purpose,
        winning=winning,
        must_have=named(connection, winning.must_have) if winning.must_have else [],
        position=row.position,
        heard=row.heard or 0,
        facts=row.facts,
        stakeholders=row.stakeholders,
        members=row.members,
        strength=row.strength,
        momentum=row.momentum,
        through=day_of(row.through) if row.through is not None else None,
        counted=row.counted_position == row.position,
    )


def named(connection: Connection, ids: Iterable[UUID]) -> list[str]:
    """The names of these stakeholders, in order."""
    wanted = stakeholders.c.stakeholder_id.in_([each.hex for each in ids])
    query = select(stakeholders.c.name).where(wanted).order_by(func.lower(stakeholders.c.name))
    return list(connection.execute(query).scalars())


def partners(connection: Connection, coalition_id: str) -> list[Partner]:
    """Where everybody in a coalition stands now."""
    columns = [partnership_now.c[name] for name in Partner._fields]
    query = select(*columns).where(partnership_now.c.coalition_id == coalition_id)
    rows = connection.execute(query.order_by(partnership_now.c.place))
    return [Partner(**{**row, "stance": Stance(row["stance"])}) for row in rows.mappings()]


def names(connection: Connection, coalition_id: str) -> dict[str, str]:
    """The stakeholder's name of each partnership of a coalition."""
    query = (
        select(partnerships.c.partnership_id, stakeholders.c.name)
        .join_from(
            partnerships,
            stakeholders,
            partnerships.c.stakeholder_id == stakeholders.c.stakeholder_id,
        )
        .where(partnerships.c.coalition_id == coalition_id)
    )
    return {key: value for key, value in connection.execute(query)}  # noqa: C416  rows are no pairs to mypy


def names_of(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these stakeholders, as far as known."""
    wanted = {each.hex: each for each in ids}
    columns = stakeholders.c.stakeholder_id, stakeholders.c.name
    rows = connection.execute(select(*columns).where(stakeholders.c.stakeholder_id.in_(wanted)))
    return {wanted[key]: name for key, name in rows}


def stakeholder_called(connection: Connection, name: str) -> UUID:
    """The id of the stakeholder of a name, known or not; of somebody erased also by what they are called now."""
    if is_pseudonym(name):
        erased = stakeholders.c.erased_at.is_not(None) & (func.lower(stakeholders.c.name) == key(name))
        found = connection.execute(select(stakeholders.c.stakeholder_id).where(erased)).scalars().first()
        if found is not None:
            return UUID(found)
    return stakeholder_id(name)


def stakeholder_names(connection: Connection) -> list[str]:
    """Every stakeholder's name, in order; of the erased there is none."""
    still_known = stakeholders.c.erased_at.is_(None)
    query = select(stakeholders.c.name).where(still_known).order_by(func.lower(stakeholders.c.name))
    return list(connection.execute(query).scalars())
