"""Names and properties of coalitions, stakeholders and partnerships, as the lists show them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.coalition import CoalitionFormed, PurposeAffirmed, ThresholdSet, WinningDefined
from domain.fact import Fact
from domain.interactions import PartnershipBegun
from domain.personal import pseudonym
from domain.stakeholder import (
    InfluencerFound,
    InfluencerLost,
    RelationshipChanged,
    StakeholderErased,
    StakeholderRegistered,
)
from domain.time import microseconds
from domain.winning import Winning
from service.projections.rows import Row
from service.projections.tables import NOBODY, coalitions, links, partnerships, relationships, stakeholders

Record = dict[str, str | None]
Related = dict[str, str | int]


def keep_names(connection: Connection, facts: Sequence[Fact]) -> None:
    """Take over what these facts name, in their order."""
    begun = [_partnership(fact) for fact in facts if isinstance(fact, PartnershipBegun)]
    if begun:
        connection.execute(insert(partnerships), begun)
    known = [_stakeholder(fact) for fact in facts if isinstance(fact, StakeholderRegistered)]
    if known:
        connection.execute(insert(stakeholders), known)
    related = [row for fact in facts for row in _relationship(fact)]
    if related:
        connection.execute(insert(relationships), related)
    for fact in facts:
        _keep_coalition(connection, fact)


def _partnership(fact: PartnershipBegun) -> Record:
    return {
        "partnership_id": fact.originator_id.hex,
        "coalition_id": fact.coalition_id.hex,
        "stakeholder_id": fact.stakeholder_id.hex,
    }


def _stakeholder(fact: StakeholderRegistered) -> Record:
    return {
        "stakeholder_id": fact.originator_id.hex,
        "name": fact.name,
    }


def _relationship(fact: Fact) -> Iterator[Related]:
    """A row where the fact says how a stakeholder relates to us."""
    if isinstance(fact, StakeholderRegistered | RelationshipChanged) and fact.relationship is not None:
        yield {
            "stakeholder_id": fact.originator_id.hex,
            "version": fact.originator_version,
            "relationship": fact.relationship,
            "recorded_at": microseconds(fact.timestamp),
        }


def _keep_coalition(connection: Connection, fact: Fact) -> None:
    match fact:
        case CoalitionFormed():
            connection.execute(
                insert(coalitions).values(
                    coalition_id=fact.originator_id.hex,
                    name=fact.name,
                    purpose=fact.purpose,
                    winning=_as_json(fact.winning),
                    position=0,
                    facts=0,
                )
            )
        case ThresholdSet() | WinningDefined():
            _change(connection, fact, winning=_as_json(fact.winning))
        case PurposeAffirmed():
            _change(connection, fact, purpose=fact.purpose)
        case StakeholderErased():
            called = pseudonym(fact.originator_id)
            _change_stakeholder(connection, fact, name=called, erased_at=microseconds(fact.timestamp))
        case InfluencerFound() | InfluencerLost():
            _keep_link(connection, fact)


def _keep_link(connection: Connection, fact: InfluencerFound | InfluencerLost) -> None:
    stakeholder = fact.originator_id.hex
    match fact:
        case InfluencerFound():
            connection.execute(
                insert(links).values(
                    listener_id=stakeholder,
                    version=fact.originator_version,
                    influencer_id=fact.influencer_id.hex,
                    since=microseconds(fact.timestamp),
                )
            )
        case InfluencerLost():
            open_ones = (links.c.listener_id == stakeholder) & links.c.until.is_(None)
            lost = update(links).where(open_ones, links.c.influencer_id == fact.influencer_id.hex)
            connection.execute(lost.values(until=microseconds(fact.timestamp)))


def _as_json(winning: Winning) -> str:
    return winning.model_dump_json(exclude_none=True)


def _change_stakeholder(connection: Connection, fact: Fact, **values: str | int) -> None:
    stakeholder = stakeholders.c.stakeholder_id == fact.originator_id.hex
    connection.execute(update(stakeholders).where(stakeholder).values(values))


def _change(connection: Connection, fact: Fact, **values: str) -> None:
    coalition = coalitions.c.coalition_id == fact.originator_id.hex
    connection.execute(update(coalitions).where(coalition).values(values))


def homes(connection: Connection, partnership_ids: Iterable[str]) -> dict[str, str]:
    """The coalition of each of these partnerships, as far as known."""
    wanted = partnerships.c.partnership_id.in_(list(partnership_ids))
    query = select(partnerships.c.partnership_id, partnerships.c.coalition_id).where(wanted)
    return {key: value for key, value in connection.execute(query)}  # noqa: C416  rows are no pairs to mypy


def count(connection: Connection, rows: Sequence[Row]) -> None:
    """Note each coalition's last fact and how many it has, so that who is stale can be seen."""
    number = Counter(row.coalition_id for row in rows)
    last = {row.coalition_id: row.position for row in rows}
    counted = [
        {"of": coalition, "last": last[coalition], "more": number[coalition]}
        for coalition in number
        if coalition != NOBODY
    ]
    if counted:
        moved = update(coalitions).where(coalitions.c.coalition_id == bindparam("of"))
        connection.execute(
            moved.values(position=bindparam("last"), facts=coalitions.c.facts + bindparam("more")),
            counted,
        )
