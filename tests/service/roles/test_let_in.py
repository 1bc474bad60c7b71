"""Every use case with every role: who is let in, and that others do not learn what is there."""

from dataclasses import fields
from inspect import getmembers, isfunction
from pathlib import Path

import pytest

from domain.errors import Unknown
from service.guard import NotAllowed, need_of
from service.identity import Person
from service.use_cases import UseCases
from tests.given import COALITION
from tests.service.roles.cases import CASES, Call
from tests.service.roles.people import ELSEWHERE, EVERYBODY, NOBODY, SEE
from tests.world import World, partnership

NOWHERE = "Blue Sky"


def use_cases() -> list[str]:
    """Every public method of every class of use cases."""
    found = []
    for each in fields(UseCases):
        kind = UseCases.__annotations__[each.name]
        if each.name != "guard" and hasattr(kind, "__dataclass_fields__") and "guard" in kind.__dataclass_fields__:
            found += [f"{each.name}.{name}" for name, _ in getmembers(kind, isfunction) if not name.startswith("_")]
    return found


def test_every_use_case_is_tried_here():
    assert sorted(use_cases()) == sorted(CASES)


@pytest.mark.parametrize("name", use_cases())
def test_every_use_case_says_what_it_needs(name):
    field, method = name.split(".")
    assert need_of(getattr(UseCases.__annotations__[field], method)) is not None


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
