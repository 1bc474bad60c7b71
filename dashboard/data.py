"""The one module through which the pages get data. It asks the services and keeps nothing."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from dashboard import signed_in
from dashboard.connection import connection
from domain.identity import coalition_id
from domain.roles import Right, Sight
from domain.whip import Band, whip_count
from service.guard import Guard
from service.identity import Person
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary
from service.projections.timeline import Timeline
from service.reading import Reading, Stakeholder
from service.settings import Settings
from service.use_cases import UseCases

MOVED = 0.005
"""A drive below this many points would show as none."""

SHOWN = 200
"""Most facts that one table shows."""


def settings() -> Settings:
    """The settings of this process."""
    return connection().workplace.services.settings


def person() -> Person:
    """Who looks at the page. Raises `NotSignedIn`."""
    return signed_in.person(settings(), connection().workplace.services.clock())


def services() -> UseCases:
    """What the person who looks may use. Raises `NotSignedIn`."""
    return connection().acting(person())


def timeline() -> Timeline:
    """How far the facts are followed, whoever looks."""
    return connection().workplace.services.read_models.timeline


def guard() -> Guard:
    """What the person who looks may do."""
    return services().guard


def may(right: Right, coalition: str) -> bool:
    """Whether the person who looks has a right in a coalition."""
    return guard().may(right, coalition_id(coalition))


def sight(coalition: str | None) -> Sight:
    """Which notes the person who looks reads there; the key of whatever is kept that may hold notes."""
    return guard().sight(None if coalition is None else coalition_id(coalition))


def first_admins() -> list[str]:
    """Who grants roles by the setting."""
    return settings().first_admins


def reading() -> Reading:
    """The queries of this process."""
    return services().reading


def now() -> datetime:
    """The instant it is."""
    return services().clock()


def today() -> date:
    """The day it is, in UTC as the facts are."""
    return now().date()


def recorder() -> str:
    """Who is named as the recorder of what is logged here."""
    return services().recorder


def coalitions(right: Right = Right.READ) -> list[CoalitionSummary]:
    """The coalitions in which the person who looks has a right, by name."""
    found = reading().coalitions()
    those = guard().among(right, [UUID(each.coalition_id) for each in found])
    return [each for each in found if UUID(each.coalition_id) in those]


def whip(stakeholders: Sequence[Stakeholder]) -> list[Band]:
    """The whip count of these stakeholders."""
    return whip_count(each.partner for each in stakeholders)


def movers(stakeholders: Sequence[Stakeholder], limit: int = 5) -> list[Stakeholder]:
    """Who moved the coalition most, up and down: those who lifted it first."""
    ranked = sorted(stakeholders, key=lambda each: -each.partner.drive)
    up = [each for each in ranked[:limit] if each.partner.drive >= MOVED]
    return up + [each for each in ranked[-limit:] if each.partner.drive <= -MOVED]


def owed_to(stakeholders: Sequence[Stakeholder], momentum: float | None, limit: int = 2) -> list[str]:
    """Names of those who moved the coalition most in the direction it went."""
    sign = 1 if (momentum or 0) > 0 else -1
    led = sorted(stakeholders, key=lambda each: -sign * each.partner.drive)[:limit]
    return [each.name for each in led if sign * each.partner.drive >= MOVED]


def stakeholder_names() -> list[str]:
    """Every stakeholder known."""
    return reading().stakeholder_names()


def facts_so_far(coalition: str, on: date, known: date) -> list[Entry]:
    """What had happened and was known by then, newest first."""
    return reading().entries(coalition, on=on, known=end_of(known), limit=SHOWN)


def end_of(day: date) -> datetime:
    """The last instant of a day."""
    return datetime.combine(day, time.max, UTC)
