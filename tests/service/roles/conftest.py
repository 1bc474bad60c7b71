"""A world in which everybody has their role, and what is asked for is there."""

from collections.abc import Iterator
from datetime import date

import pytest

from domain.roles import Role, Scope
from service.identity import OPERATOR
from tests.given import COALITION, met
from tests.service.roles.cases import FEES, MADE, SECRETS, mine
from tests.service.roles.people import ADMINISTER_ALL, ELSEWHERE, LOG, MANAGER
from tests.world import World, a_small_world, partnership

OTHER = "Old Forest"


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
