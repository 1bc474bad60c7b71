"""Every use case with every role: who is let in, and what those who are not may learn."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from inspect import isfunction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from domain.errors import Refused, Unknown
from domain.layout import Columns
from domain.policy import DEFAULT
from domain.roles import Role, Scope
from domain.values import Interaction, Readers, Relationship
from service.guard import NotAllowed, need_of
from service.identity import OPERATOR, Person, signed_in
from service.projections.entries import Entry
from service.projections.search import Search
from service.use_cases import UseCases
from tests.given import COALITION, met, named
from tests.world import World, a_small_world, partnership

OTHER, NOWHERE = "Old Forest", "Blue Sky"
FEES = "Fees are raised"
HEADINGS = ("external_id", "coalition", "stakeholder", "kind", "occurred_on")

NOBODY = signed_in("nobody@example.org")
MANAGER, LEADER, AUDITOR, ADMIN = (signed_in(f"{role}@example.org") for role in Role)
ELSEWHERE = signed_in("manager-elsewhere@example.org")
MANAGER_OF_ALL, LEADER_OF_ALL, AUDITOR_OF_ALL, ADMIN_OF_ALL = (signed_in(f"{role}-of-all@example.org") for role in Role)
OF_ALL = {MANAGER_OF_ALL, LEADER_OF_ALL, AUDITOR_OF_ALL, ADMIN_OF_ALL, OPERATOR}
EVERYBODY = {NOBODY, MANAGER, LEADER, AUDITOR, ADMIN, ELSEWHERE} | OF_ALL

SEE = EVERYBODY - {NOBODY, ELSEWHERE}
READ = SEE - {ADMIN, ADMIN_OF_ALL}
READ_ALL = OF_ALL - {ADMIN_OF_ALL}
LOG = {MANAGER, MANAGER_OF_ALL}
ADMINISTER = {ADMIN, ADMIN_OF_ALL, OPERATOR}
AUDIT_ALL = {AUDITOR_OF_ALL, OPERATOR}
ADMINISTER_ALL = {ADMIN_OF_ALL, OPERATOR}
SEE_SOMEWHERE = SEE | {ELSEWHERE}
LOG_SOMEWHERE = LOG | {ELSEWHERE}

Call = Callable[[UseCases, str, Path], Any]


class Case(NamedTuple):
    """Who may, and how it is asked for: of whoever acts, in a coalition, with a folder for files."""

    may: set[Person]
    call: Call


def file(coalition: str) -> bytes:
    return f"{','.join(HEADINGS)}\n1,{coalition},Ada,meeting,2024-01-01\n".encode()


def mine(services: UseCases, called: str) -> Interaction:
    return met("2024-01-02", f"{called} of {services.person.id}")


def told(services: UseCases, coalition: str) -> list[int]:
    return services.reading.matching(coalition, Search())


def erase(services: UseCases) -> object:
    return services.erasing.erase(f"Gone {services.person.id}", "asked for it", services.person.id)


SECRETS = {"inner circle": Readers.MANAGERS, "diary": Readers.RECORDER}
"""Notes of the manager, by whom they are for; each says 'cobalt' beside what it is called."""

CASES: dict[str, Case] = {
    "recording.form_coalition": Case(ADMINISTER_ALL, lambda it, at, _: it.recording.form_coalition(at)),
    "recording.define_winning": Case(ADMINISTER, lambda it, at, _: it.recording.define_winning(at, share=0.6)),
    "recording.adopt_policy": Case(ADMINISTER, lambda it, at, _: it.recording.adopt_policy(at, DEFAULT)),
    "recording.affirm_purpose": Case(LOG, lambda it, at, _: it.recording.affirm_purpose(at, "Swim")),
    "recording.plan_milestone": Case(LOG, lambda it, at, _: it.recording.plan_milestone(at, "A", date(2025, 1, 1))),
    "recording.reach_milestone": Case(LOG, lambda it, at, _: it.recording.reach_milestone(at, "B", date(2024, 2, 1))),
    "recording.register": Case(LOG_SOMEWHERE, lambda it, *_: it.recording.register("Cy", Relationship.PARTNER)),
    "recording.listens_to": Case(LOG_SOMEWHERE, lambda it, *_: it.recording.listens_to("Ada", "Cy")),
    "recording.no_longer_listens_to": Case(
        LOG_SOMEWHERE, lambda it, *_: it.recording.no_longer_listens_to("Ada", "Dee")
    ),
    "recording.state_agenda": Case(LOG, lambda it, at, _: it.recording.state_agenda(at, "Ada", conditions=[FEES])),
    "recording.agree_cadence": Case(LOG, lambda it, at, _: it.recording.agree_cadence(at, "Ada", 14)),
    "recording.mark_condition": Case(
        LOG, lambda it, at, _: it.recording.mark_condition(at, "Ada", FEES, date(2024, 2, 1), met=True)
    ),
    "recording.record": Case(LOG, lambda it, at, _: it.recording.record(at, "Ada", mine(it, "recorded"))),
    "recording.record_all": Case(LOG, lambda it, at, _: it.recording.record_all(at, [("Ada", mine(it, "all"))])),
    "recording.correct": Case(
        LOG, lambda it, at, _: it.recording.correct(partnership("Ada", at), mine(it, "told"), "misheard", "me")
    ),
    "recording.retract": Case(
        LOG, lambda it, at, _: it.recording.retract(partnership("Ada", at), mine(it, "wrong").id, "slip", "me")
    ),
    "recording.retract_all": Case(
        LOG, lambda it, at, _: it.recording.retract_all([(partnership("Ada", at), mine(it, "bad").id)], "slip", "me")
    ),
    "recording.telling": Case(
        READ,
        lambda it, at, _: [it.recording.telling(partnership("Ada", at), named(each)) for each in ("shared", *SECRETS)],
    ),
    "recording.wishes": Case(READ, lambda it, at, _: it.recording.wishes(at, "Ada")),
    "recording.recorded_name": Case(SEE_SOMEWHERE, lambda it, *_: it.recording.recorded_name("ada")),
    "importing.run": Case(
        LOG_SOMEWHERE, lambda it, at, _: it.importing.run(file(at), source="a file", recorder="me", dry_run=True)
    ),
    "importing.remembered": Case(SEE_SOMEWHERE, lambda it, *_: it.importing.remembered(HEADINGS)),
    "importing.remember": Case(LOG_SOMEWHERE, lambda it, *_: it.importing.remember(["Wer"], Columns(), "me")),
    "reading.coalitions": Case(SEE_SOMEWHERE, lambda it, *_: it.reading.coalitions()),
    "reading.coalition": Case(SEE, lambda it, at, _: it.reading.coalition(at)),
    "reading.counted": Case(SEE, lambda it, at, _: it.reading.counted(at)),
    "reading.series": Case(READ, lambda it, at, _: it.reading.series(at)),
    "reading.stakeholders": Case(READ, lambda it, at, _: it.reading.stakeholders(at)),
    "reading.marks": Case(READ, lambda it, at, _: it.reading.marks(at)),
    "reading.milestones": Case(READ, lambda it, at, _: it.reading.milestones(at)),
    "reading.entries": Case(READ, lambda it, at, _: it.reading.entries(at)),
    "reading.matching": Case(
        READ, lambda it, at, _: it.reading.facts(at, it.reading.matching(at, Search(text="cobalt")))
    ),
    "reading.facts": Case(READ, lambda it, at, _: it.reading.facts(at, it.reading.matching(at, Search()))),
    "reading.stream": Case(READ, lambda it, at, _: list(it.reading.stream(at, it.reading.matching(at, Search())))),
    "reading.amended": Case(READ, lambda it, at, _: it.reading.amended(at, [1])),
    "reading.offered": Case(READ, lambda it, at, _: it.reading.offered(at)),
    "reading.names_of": Case(SEE_SOMEWHERE, lambda it, *_: it.reading.names_of([])),
    "reading.tellings": Case(READ, lambda it, at, _: [it.reading.tellings(at, place) for place in told(it, at)]),
    "reading.interaction": Case(
        READ, lambda it, *_: [it.reading.interaction(named(each)) for each in ("shared", *SECRETS)]
    ),
    "reading.recent": Case(READ, lambda it, at, _: it.reading.recent(at, 30)),
    "reading.alike": Case(READ, lambda it, at, _: it.reading.alike(at, ["Ada"], mine(it, "told"))),
    "reading.names": Case(READ, lambda it, at, _: it.reading.names(at)),
    "reading.stakeholder_names": Case(SEE_SOMEWHERE, lambda it, *_: it.reading.stakeholder_names()),
    "reading.replay": Case(READ, lambda it, at, _: it.reading.replay(at, date(2024, 3, 1))),
    "situations.of": Case(READ, lambda it, at, _: it.situations.of(at)),
    "situations.belief": Case(READ, lambda it, at, _: it.situations.belief(at, date(2024, 3, 1))),
    "keeping.status": Case(AUDIT_ALL, lambda it, *_: it.keeping.status()),
    "keeping.outdated": Case(AUDIT_ALL, lambda it, *_: it.keeping.outdated()),
    "keeping.verify": Case(AUDIT_ALL, lambda it, *_: it.keeping.verify()),
    "keeping.export": Case(AUDIT_ALL, lambda it, *_: list(it.keeping.export())),
    "keeping.rebuild": Case(ADMINISTER_ALL, lambda it, *_: it.keeping.rebuild()),
    "keeping.position": Case(SEE_SOMEWHERE, lambda it, *_: it.keeping.position()),
    "keeping.head": Case(SEE_SOMEWHERE, lambda it, *_: it.keeping.head()),
    "roles.grant": Case(ADMINISTER, lambda it, at, _: it.roles.grant(at, "new@example.org", Role.LEADER)),
    "roles.revoke": Case(ADMINISTER, lambda it, at, _: it.roles.revoke(at, "old@example.org", Role.LEADER)),
    "roles.listed": Case(ADMINISTER | {AUDITOR, AUDITOR_OF_ALL}, lambda it, *_: it.roles.listed()),
    "roles.mine": Case(EVERYBODY, lambda it, *_: it.roles.mine()),
    "roles.name_first_admins": Case(ADMINISTER_ALL, lambda it, *_: it.roles.name_first_admins()),
    "tokens.new": Case({OPERATOR}, lambda it, *_: it.tokens.new("a program", [Scope.READ], person="crm@example.org")),
    "tokens.listed": Case(ADMINISTER_ALL, lambda it, *_: it.tokens.listed("crm@example.org")),
    "tokens.revoke": Case(ADMINISTER_ALL, lambda it, *_: it.tokens.revoke(MADE["token"], "crm@example.org")),
    "backups.make": Case(ADMINISTER_ALL, lambda it, _, to: it.backups.make(to / it.person.id)),
    "audit.state": Case(AUDIT_ALL, lambda it, *_: it.audit.state()),
    "audit.checkpoint": Case(AUDIT_ALL, lambda it, *_: it.audit.checkpoint()),
    "audit.publish": Case(AUDIT_ALL, lambda it, *_: it.audit.publish()),
    "audit.all_checkpoints": Case(AUDIT_ALL, lambda it, *_: it.audit.all_checkpoints()),
    "audit.verifier_key": Case(AUDIT_ALL, lambda it, *_: it.audit.verifier_key()),
    "audit.export": Case(AUDIT_ALL, lambda it, _, to: it.audit.export(to / f"{it.person.id}.zip")),
    "audit.check": Case(AUDIT_ALL, lambda it, *_: it.audit.check()),
    "audit.prove": Case(AUDIT_ALL, lambda it, *_: it.audit.prove(1)),
    "audit.prove_between": Case(AUDIT_ALL, lambda it, *_: it.audit.prove_between(*MADE["sizes"])),
    "erasing.foresee": Case(ADMINISTER_ALL, lambda it, *_: it.erasing.foresee("Ada")),
    "erasing.erase": Case(ADMINISTER_ALL, lambda it, *_: erase(it)),
    "erasing.again": Case(ADMINISTER_ALL, lambda it, *_: it.erasing.again([])),
    "subjects.export": Case(ADMINISTER_ALL, lambda it, *_: it.subjects.export("Ada")),
    "keys.listed": Case(ADMINISTER_ALL, lambda it, *_: it.keys.listed()),
    "keys.rotate": Case(ADMINISTER_ALL, lambda it, *_: it.keys.rotate()),
}
"""Every use case: who is let in, stated here anew and not read from the code, and a call that succeeds for them."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Two coalitions, somebody for each role, and what the calls speak of."""
    with a_small_world() as world:
        world.form(OTHER)
        for role in Role:
            world.services.roles.grant(COALITION, f"{role}@example.org", role)
            world.services.roles.grant(None, f"{role}-of-all@example.org", role)
        world.services.roles.grant(OTHER, ELSEWHERE.id, Role.MANAGER)
        tell(world)
        world.catch_up()
        MADE["sizes"] = [checkpoint(world), checkpoint(world)]
        yield world


def checkpoint(world: World) -> int:
    """A checkpoint over one fact more; over how many."""
    world.services.recording.register(f"Somebody {world.services.keeping.head()}")
    world.catch_up()
    return world.services.audit.checkpoint()[0].size


def tell(world: World) -> None:
    world.tell(met("2024-01-01", "shared"))
    for called, readers in SECRETS.items():
        told = met("2024-01-03", called, note=f"{called} cobalt", note_for=readers)
        world.services.acting(MANAGER).recording.record(COALITION, "Ada", told)
        anew = told.model_copy(update={"tone": 1})
        world.services.acting(MANAGER).recording.correct(partnership("Ada"), anew, "misheard", MANAGER.id)
    for manager in LOG:
        theirs = world.services.acting(manager)
        for called in ("told", "wrong", "bad"):
            theirs.recording.record(COALITION, "Ada", mine(theirs, called).model_copy(update={"tone": 1}))
    for person in ADMINISTER_ALL:
        world.services.recording.register(f"Gone {person.id}")
    world.services.recording.plan_milestone(COALITION, "B", date(2024, 2, 1))
    world.services.recording.state_agenda(COALITION, "Ada", conditions=[FEES])
    made = world.services.acting(OPERATOR).tokens.new("a program", [Scope.READ], person="crm@example.org")
    MADE["token"] = made.issued.token_id


MADE: dict[str, Any] = {}
"""What the world has that only its making tells: a token's id, the sizes of two checkpoints."""


def use_cases() -> list[str]:
    """Every public method of every class of use cases."""
    found = []
    for each in fields(UseCases):
        kind = UseCases.__annotations__[each.name]
        if each.name != "guard" and hasattr(kind, "__dataclass_fields__") and "guard" in kind.__dataclass_fields__:
            found += [
                f"{each.name}.{name}" for name, it in vars(kind).items() if not name.startswith("_") and isfunction(it)
            ]
    return found


def test_every_use_case_is_tried_here():
    assert sorted(use_cases()) == sorted(CASES)


@pytest.mark.parametrize("name", use_cases())
def test_every_use_case_says_what_it_needs(name):
    field, method = name.split(".")
    assert need_of(vars(UseCases.__annotations__[field])[method]) is not None


@pytest.mark.parametrize("name", CASES)
def test_those_with_the_role_are_let_in_and_nobody_else(name, world, tmp_path):
    case = CASES[name]
    assert {person.id for person in EVERYBODY if lets_in(world, person, case.call, tmp_path)} == {
        person.id for person in case.may
    }


def lets_in(world: World, person: Person, call: Call, folder: Path) -> bool:
    """Whether a call does what it does, or is not allowed; anything else that goes wrong is raised."""
    try:
        call(world.services.acting(person), COALITION, folder)
    except NotAllowed:
        return False
    except Unknown:
        if person in SEE:
            raise
        return False
    return True


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith(("recording", "reading", "situations"))])
@pytest.mark.parametrize("person", [NOBODY, ELSEWHERE], ids=lambda person: person.id)
def test_a_coalition_without_a_role_in_it_is_as_one_that_is_not_there(name, person, world, tmp_path):
    services = world.services.acting(person)
    there, not_there = (outcome(CASES[name].call, services, at, tmp_path) for at in (COALITION, NOWHERE))
    assert there == not_there


def outcome(call: Call, services: UseCases, coalition: str, folder: Path) -> str:
    """What somebody learns by asking, with the name asked for, and the ids that follow from it, taken out."""
    try:
        return repr(call(services, coalition, folder))
    except (NotAllowed, Unknown) as refused:
        told = f"{type(refused).__name__}: {refused}"
        return told.replace(coalition, "it").replace(str(partnership("Ada", coalition)), "id")


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
