"""Reading: what the ways in show. Every method sees one moment of the read models."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.acts import acts
from domain.errors import Unknown
from domain.milestones import Milestone
from domain.policy import policy_on
from domain.record import evidence
from domain.replay import Partner, standing
from domain.time import day_number, microseconds
from service.database import Database
from service.projections import entries, lists, refresh, series
from service.projections.computed import number
from service.projections.entries import Entry, Mark
from service.projections.lists import CoalitionSummary
from service.projections.particulars import NAMELESS, particulars, said
from service.projections.policies import adopted
from service.projections.series import Series


@dataclass(frozen=True)
class Stakeholder:
    """A partner under the stakeholder's name."""

    name: str
    partner: Partner


@dataclass(frozen=True)
class Replay:
    """A coalition as it stood at the end of a day, by what was known at an instant."""

    on: date
    known: datetime
    strength: float | None
    momentum: float | None
    stakeholders: list[Stakeholder]


@dataclass(frozen=True)
class Reading:
    """The queries. Coalitions go by name; an unknown one raises `Unknown` with the names there are."""

    database: Database
    clock: Callable[[], datetime]

    def coalitions(self) -> list[CoalitionSummary]:
        """All coalitions by name, with where each stands now."""
        with self.database.reading() as connection:
            return lists.coalitions(connection)

    def coalition(self, name: str) -> CoalitionSummary:
        """One coalition, with where it stands now."""
        with self.database.reading() as connection:
            return lists.found(connection, name)

    def series(self, name: str) -> Series:
        """Strength and momentum by day."""
        with self.database.reading() as connection:
            return series.series(connection, lists.found(connection, name).coalition_id)

    def stakeholders(self, name: str) -> list[Stakeholder]:
        """Where everybody stands now, the most influential first."""
        with self.database.reading() as connection:
            found = lists.found(connection, name)
            names = lists.names(connection, found.coalition_id)
            partners = lists.partners(connection, found.coalition_id)
        return _named(partners, names)

    def marks(self, name: str) -> list[Mark]:
        """Milestones, departures and changes of policy, for the chart."""
        with self.database.reading() as connection:
            return entries.marks(connection, lists.found(connection, name).coalition_id)

    def milestones(self, name: str) -> list[Milestone]:
        """The timetable, in order of due date."""
        with self.database.reading() as connection:
            told = said(connection, lists.found(connection, name).coalition_id)
        return particulars(told).milestones

    def entries(
        self,
        name: str | None = None,
        *,
        limit: int = 50,
        on: date | None = None,
        known: datetime | None = None,
        interactions: bool = False,
    ) -> list[Entry]:
        """The latest facts, newest first; cut to what had happened and what was known.

        With `interactions`, only those that tell of an interaction.
        """
        with self.database.reading() as connection:
            of = lists.found(connection, name).coalition_id if name is not None else None
            return entries.entries(connection, of, limit, on, known, interactions=interactions)

    def interaction(self, interaction_id: UUID) -> Entry:
        """The latest telling of an interaction."""
        with self.database.reading() as connection:
            found = entries.interaction(connection, interaction_id.hex)
        if found is None:
            way_out = "'groundswell coalition show' lists recent ones with their ids"
            raise Unknown("interaction", str(interaction_id), way_out)
        return found

    def stakeholder_names(self) -> list[str]:
        """Every stakeholder known, by name."""
        with self.database.reading() as connection:
            return lists.stakeholder_names(connection)

    def counted(self, name: str) -> bool:
        """Whether all facts of a coalition that reached the timeline are counted in."""
        return self.coalition(name).counted

    def replay(self, name: str, on: date, known: datetime | None = None) -> Replay:
        """The state at the end of the day `on`, by what was known at `known` (now if left out)."""
        known = known or self.clock()
        with self.database.reading() as connection:
            found = lists.found(connection, name)
            rows, _ = refresh.read(connection, found.coalition_id, known=microseconds(known))
            policies = adopted(connection, found.coalition_id, known=microseconds(known))
            names = lists.names(connection, found.coalition_id)
        policy = policy_on([each.in_force for each in policies], day_number(on))
        stand = standing(evidence(acts(rows, policy)), day_number(on))
        return Replay(
            on=on,
            known=known,
            strength=number(stand.strength),
            momentum=number(stand.momentum),
            stakeholders=_named(list(stand.each()), names),
        )


def _named(partners: list[Partner], names: dict[str, str]) -> list[Stakeholder]:
    ranked = sorted(partners, key=lambda partner: -partner.influence)
    return [Stakeholder(names.get(partner.partnership_id, NAMELESS), partner) for partner in ranked]
