"""Subject access: everything that is held on one stakeholder, for them to read and for programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import Notification
from sqlalchemy import Connection, or_, select

from domain.errors import Unknown
from domain.health import health
from domain.identity import coalition_id
from domain.roles import Right
from domain.situation import Situation
from domain.stakeholder import Stakeholder
from domain.time import moment_of
from service import notes
from service.database import Database
from service.guard import INSIDE, Guard, Where, inside, needs
from service.projections import lists
from service.projections.mentions import mentions
from service.projections.tables import coalitions, links, partnerships
from service.sealing.seal import is_sealed
from service.situations import Situations
from service.store import FactMapper, Facts

Told = dict[str, Any]
"""Plain values, as JSON has them."""


@dataclass(frozen=True)
class Subjects:
    """The use case of telling a stakeholder what is held on them."""

    facts: Facts
    database: Database
    situations: Situations
    clock: Callable[[], datetime]
    guard: Guard = INSIDE

    @needs(Right.ADMINISTER, Where.EVERYWHERE)
    def export(self, stakeholder: str) -> Told:
        """Everything held on a stakeholder, as plain values; raises `Unknown`.

        `facts` are those about them, in the order in which they were recorded, with everything each
        tells; `figures` what is computed from them, as of now. `named_in` are the positions of facts
        about others that name them. Notes that whoever asks may not read are withheld, and said to be there.
        """
        with self.database.reading() as connection:
            there = self._known(connection, stakeholder)
            homes = _homes(connection, there.id)
            told = self.facts.histories([there.id, *homes])
            named_in = mentions(connection, stakeholder, list(homes), [fact.id for fact in told[there.id]])
            links_ = list(_links(connection, there.id))
            theirs = sorted(
                ((homes.get(key), fact) for key, facts in told.items() for fact in facts),
                key=lambda each: each[1].id,
            )
        return {
            "stakeholder": there.name,
            "stakeholder_id": str(there.id),
            "as_of": self.clock().isoformat(),
            "relationship": there.relationship,
            "erased_at": there.erased_at.isoformat() if there.erased_at else None,
            "links": links_,
            "coalitions": [self._coalition(home, there.name) for home in sorted(homes.values(), key=str.casefold)],
            "facts": [self._fact(home, fact) for home, fact in theirs],
            "named_in": named_in,
        }

    def _known(self, connection: Connection, name: str) -> Stakeholder:
        there = self.facts.find(Stakeholder, lists.stakeholder_called(connection, name))
        if there is None:
            raise Unknown("stakeholder", name.strip(), "write the name as it is shown")
        return there

    def _fact(self, coalition: str | None, stored: Notification) -> Told:
        sight = self.guard.sight(coalition_id(coalition) if coalition else None)
        told = notes.exported(cast("FactMapper", self.facts.mapper).told(stored), sight)
        within = told.get("interaction", {})
        by = told.get("corrected_by") or told.get("retracted_by") or told.get("erased_by") or within.get("recorded_by")
        return {
            "position": stored.id,
            "coalition": coalition,
            "kind": stored.topic,
            "occurred_at": within.get("occurred_at"),
            "recorded_at": told.get("timestamp"),
            "recorded_by": by,
            "source": within.get("source"),
            "sealed": is_sealed(stored.state),
            "tells": {name: value for name, value in told.items() if name not in {"timestamp", "originator_topic"}},
        }

    def _coalition(self, coalition: str, name: str) -> Told:
        """What is known of them in a coalition beside single facts, and the figures about them."""
        now = inside(self.situations).of(coalition)
        profile = next((each for each in now.profiles.values() if each.name == name), None)
        return {
            "coalition": now.coalition,
            "purpose": now.purpose,
            "agenda": profile.agenda.model_dump(mode="json") if profile and profile.agenda else None,
            "conditions_met": [mark.condition for mark in profile.met] if profile else [],
            "cadence_days": profile.cadence if profile else None,
            "figures": _figures(now, name),
        }


def _figures(now: Situation, name: str) -> Told | None:
    """What is computed about somebody; None before anything happened."""
    if name not in now.names:
        return None
    place = now.names.index(name)
    partner = list(now.standing.each())[place]
    return {
        "support": partner.support,
        "support_low": partner.low,
        "support_high": partner.high,
        "stance": partner.stance,
        "influence": partner.influence,
        "bloc": partner.bloc,
        "member": partner.member,
        "away": partner.away,
        "part_of_momentum": partner.drive,
        "health": float(health(now).health[place]),
    }


def _homes(connection: Connection, stakeholder: UUID) -> dict[UUID, str]:
    """Their partnerships, each with the name of its coalition."""
    query = select(partnerships.c.partnership_id, coalitions.c.name).join_from(
        partnerships, coalitions, coalitions.c.coalition_id == partnerships.c.coalition_id
    )
    theirs = query.where(partnerships.c.stakeholder_id == stakeholder.hex)
    return {UUID(key): name for key, name in connection.execute(theirs)}


def _links(connection: Connection, stakeholder: UUID) -> Iterator[Told]:
    mine = or_(links.c.listener_id == stakeholder.hex, links.c.influencer_id == stakeholder.hex)
    found = connection.execute(select(links).where(mine).order_by(links.c.since)).all()
    names = lists.names_of(connection, {UUID(key) for link in found for key in (link.listener_id, link.influencer_id)})
    for link in found:
        yield {
            "listener": names.get(UUID(link.listener_id)),
            "influencer": names.get(UUID(link.influencer_id)),
            "since": moment_of(link.since).isoformat(),
            "until": moment_of(link.until).isoformat() if link.until is not None else None,
        }
