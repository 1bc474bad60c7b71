"""Recording one interaction through the service, against the library alone."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from benchmarks.bare import Bare, BarePartnership, tell
from benchmarks.findings import Finding, Target
from benchmarks.people import COALITION, interaction, stakeholder
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from domain.values import Interaction
from service.wiring import Services
from workers.workplace import Workplace, open_workplace

TARGET = Target(
    "record one interaction through the service",
    "a bare `eventsourcing` application that loads an equal aggregate of equal history, adds an equal event "
    "and saves it on the same database",
    1.5,
)


@dataclass(frozen=True)
class Desk:
    """One partnership on both sides, and what happens next in it."""

    stakeholder: str
    partnership: UUID
    copy: UUID
    coming: list[Interaction]


def run(place: Place, partnerships: int = 40, history: int = 50, rounds: int = 200) -> list[Finding]:
    """Pairs of one record each, over partnerships that all have a history."""
    settings = place.settings()
    workplace, bare = open_workplace(settings), Bare(settings)
    desks = _prepared(workplace.services, bare, partnerships, history, rounds // partnerships + 5)
    sides = Sides()
    for number in range(rounds):
        _turn(sides, workplace, bare, desks[number % partnerships])
    _check(workplace.services, bare, desks[0])
    finding = Finding(TARGET, place.database, sides.ratio, sides.detail)
    if not finding.met:
        finding = finding.explained(_profile(workplace, desks))
    workplace.close()
    bare.close()
    return [finding]


def _profile(workplace: Workplace, desks: list[Desk]) -> str:
    def record_in_each() -> None:
        for desk in desks:
            _ours(workplace, desk)

    return profile(record_in_each)


def _turn(sides: Sides, workplace: Workplace, bare: Bare, desk: Desk) -> None:
    told = desk.coming[0]
    sides.turn(lambda: _ours(workplace, desk), lambda: bare.record(desk.copy, told))


def _ours(workplace: Workplace, desk: Desk) -> None:
    assert workplace.services.recording.record(COALITION, desk.stakeholder, desk.coming.pop(0))


def _prepared(services: Services, bare: Bare, partnerships: int, history: int, coming: int) -> list[Desk]:
    services.recording.form_coalition(COALITION)
    dice = random.Random(1)
    return [_desk(services, bare, stakeholder(number), history, coming, dice) for number in range(partnerships)]


def _desk(  # noqa: PLR0913, PLR0917  both sides and their sizes
    services: Services, bare: Bare, name: str, history: int, coming: int, dice: random.Random
) -> Desk:
    now = datetime.now(UTC)
    home, who = coalition_id(COALITION), stakeholder_id(name)
    key = partnership_id(home, who)
    told = [interaction(key, number, dice) for number in range(history + coming)]
    ours, copy = Partnership.begin(home, who, now), BarePartnership(home, uuid4())
    for each in told[:history]:
        ours.record(each, now)
        tell(copy, each)
    services.facts.save(Stakeholder.register(name, now), ours)
    bare.save(copy)
    return Desk(name, key, copy.id, told[history:])


def _check(services: Services, bare: Bare, desk: Desk) -> None:
    """Both sides hold the same interactions."""
    ours = services.facts.find(Partnership, desk.partnership)
    theirs: BarePartnership = bare.repository.get(desk.copy)
    assert ours is not None
    assert set(ours.tellings) == set(theirs.told)
