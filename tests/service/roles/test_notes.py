"""Every use case with every role: nobody is told a note that is not for them."""

from pathlib import Path

import pytest

from domain.errors import Refused
from service.identity import Person
from service.projections.entries import Entry
from service.use_cases import UseCases
from tests.given import COALITION
from tests.service.roles.cases import CASES, Call
from tests.service.roles.people import AUDITOR, AUDITOR_OF_ALL, MANAGER, MANAGER_OF_ALL
from tests.world import World


@pytest.mark.parametrize("name", CASES)
def test_nobody_learns_by_any_use_case_what_a_note_says_that_is_not_for_them(name, world, tmp_path):
    case = CASES[name]
    for person in case.may - {MANAGER}:
        told_them = learnt(case.call, world.services.acting(person), tmp_path)
        assert "diary cobalt" not in told_them
        assert person is MANAGER_OF_ALL or "inner circle cobalt" not in told_them


def learnt(call: Call, services: UseCases, folder: Path) -> str:
    """All that somebody is told; what was done before is refused with a reason, which counts, too."""
    try:
        return repr(call(services, COALITION, folder))
    except Refused as refused:
        return str(refused)


def test_managers_read_what_is_for_managers_and_recorders_their_own(world):
    read = {person: {entry.note for entry in notes_of(world, person)} for person in (MANAGER, MANAGER_OF_ALL, AUDITOR)}
    assert read[MANAGER] == {"inner circle cobalt", "diary cobalt"}
    assert read[MANAGER_OF_ALL] == {"inner circle cobalt", "(a note for its recorder)"}
    assert read[AUDITOR] == {"(a note for managers)", "(a note for its recorder)"}


def notes_of(world: World, person: Person) -> list[Entry]:
    entries = world.services.acting(person).reading.entries(COALITION, interactions=True)
    return [entry for entry in entries if entry.note]


def test_what_is_stored_and_proven_does_not_depend_on_who_reads_it(world):
    everything = [fact["fact"] for fact in world.services.keeping.export()]
    read = [fact["fact"] for fact in world.services.acting(AUDITOR_OF_ALL).keeping.export()]
    differing = [
        before["interaction"]["note"] for before, after in zip(everything, read, strict=True) if before != after
    ]
    assert sorted(set(differing)) == ["diary cobalt", "inner circle cobalt"]
    assert world.services.acting(AUDITOR_OF_ALL).audit.check().clean
