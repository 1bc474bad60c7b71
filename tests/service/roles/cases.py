"""Every use case: who may, and a call that succeeds for them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from domain.layout import Columns
from domain.policy import DEFAULT
from domain.roles import Role, Scope
from domain.values import Interaction, Readers, Relationship
from service.identity import OPERATOR, Person
from service.projections.search import Search
from service.use_cases import UseCases
from tests.given import met, named
from tests.service.roles.people import (
    ADMINISTER,
    ADMINISTER_ALL,
    AUDIT_ALL,
    AUDITOR,
    AUDITOR_OF_ALL,
    EVERYBODY,
    LOG,
    LOG_SOMEWHERE,
    READ,
    SEE,
    SEE_SOMEWHERE,
)
from tests.world import partnership

FEES = "Fees are raised"
HEADINGS = ("external_id", "coalition", "stakeholder", "kind", "occurred_on")

SECRETS = {"inner circle": Readers.MANAGERS, "diary": Readers.RECORDER}
"""Notes of the manager, by whom they are for; each says 'cobalt' beside what it is called."""

MADE: dict[str, Any] = {}
"""What the world has that only its making tells: a token's id, the sizes of two checkpoints."""

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
