"""The timeline catching up with a log, against merely reading that log, and against the library's projection."""

from functools import partial

from sqlalchemy import select

from benchmarks import one_by_one
from benchmarks.findings import Finding, Target
from benchmarks.logs import Log, write
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from service.projections import schema
from service.projections.tables import partnerships
from service.wiring import Services, build

READING = Target("timeline catch-up", "reading and mapping the same notifications and nothing else", 3)
PROJECTION = Target(
    "timeline catch-up",
    "the library's own one-event-at-a-time projection with a tracking recorder",
    10,
    unit="times faster",
    at_least=True,
)
FIFTY_THOUSAND = Log(coalitions=10, partners=100, interactions=50, days=365)


def against_reading(place: Place, log: Log = FIFTY_THOUSAND, rounds: int = 5) -> list[Finding]:
    """Each round follows the whole log from its beginning, and reads it."""
    services = _with(log, place)
    sides = Sides()
    for _ in range(rounds):
        schema.recreate(services.database)
        sides.turn(lambda: _follow(services), lambda: _read(services))
    finding = Finding(READING, place.database, sides.ratio, sides.detail)
    if not finding.met:
        finding = finding.explained(_profile(services))
    services.close()
    return [finding]


def against_projection(place: Place, log: Log = FIFTY_THOUSAND, events: int = 1_000, rounds: int = 3) -> list[Finding]:
    """Each round follows the whole log, and projects its first events; compared by the event."""
    services = _with(log, place)
    homes = _homes(services)
    sides = Sides(units=(services.read_models.timeline.head(), events))
    for number in range(rounds):
        schema.recreate(services.database)
        projection = one_by_one.projection(services.facts, services.database, homes)
        sides.turn(
            lambda: _follow(services),
            partial(one_by_one.project, services.facts, projection, f"round {number}", events),
        )
    finding = Finding(PROJECTION, place.database, 1 / sides.ratio, f"{sides.detail} for each event")
    if not finding.met:
        finding = finding.explained(_profile(services))
    services.close()
    return [finding]


def _with(log: Log, place: Place) -> Services:
    services = build(place.settings())
    write(log, services.facts)
    return services


def _follow(services: Services) -> None:
    while services.read_models.follow():
        pass


def _read(services: Services) -> None:
    """Pages of the size that the timeline takes, mapped as it maps them."""
    facts, position = services.facts, 0
    while page := facts.recorder.select_notifications(position, services.settings.batch, inclusive_of_start=False):
        for notification in page:
            facts.mapper.to_domain_event(notification)
        position = page[-1].id


def _homes(services: Services) -> dict[str, str]:
    """The coalition of each partnership in the log."""
    _follow(services)
    with services.database.reading() as connection:
        return {row.partnership_id: row.coalition_id for row in connection.execute(select(partnerships))}


def _profile(services: Services) -> str:
    schema.recreate(services.database)
    return profile(lambda: _follow(services))
