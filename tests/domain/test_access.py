"""Roles as facts: granted, revoked, and never without an admin."""

from uuid import uuid4

import pytest

from domain.access import Access, RoleGranted, RoleRevoked, person_id
from domain.errors import Invalid, LastAdmin
from domain.roles import Right, Role, Scope, Sight
from tests.given import NOW

ADA, BO = "ada@example.org", "bo@example.org"


def access() -> Access:
    return Access.open(uuid4(), NOW)


def facts(it: Access) -> list[str]:
    return [type(fact).__name__ for fact in it.pending_events[1:]]


def test_a_role_granted_is_had_until_it_is_revoked():
    it = access()
    it.grant(ADA, Role.MANAGER, BO, NOW)
    assert it.of(ADA) == {Role.MANAGER}
    it.revoke(ADA, Role.MANAGER, BO, NOW)
    assert it.of(ADA) == frozenset()
    assert facts(it) == [RoleGranted.__name__, RoleRevoked.__name__]


def test_what_is_so_already_is_no_news():
    it = access()
    it.grant(ADA, Role.LEADER, BO, NOW)
    it.grant(" Ada@Example.org ", Role.LEADER, BO, NOW)
    it.revoke(BO, Role.LEADER, ADA, NOW)
    assert facts(it) == [RoleGranted.__name__]


def test_the_last_admin_stays():
    it = access()
    it.grant(ADA, Role.ADMIN, BO, NOW)
    with pytest.raises(LastAdmin):
        it.revoke(ADA, Role.ADMIN, ADA, NOW)
    assert it.of(ADA) == {Role.ADMIN}


@pytest.mark.parametrize("others", [True, False])
def test_an_admin_goes_where_there_are_others(others):
    it = access()
    it.grant(ADA, Role.ADMIN, BO, NOW)
    if not others:
        it.grant(BO, Role.ADMIN, ADA, NOW)
    it.revoke(ADA, Role.ADMIN, BO, NOW, others=others)
    assert it.of(ADA) == frozenset()


@pytest.mark.parametrize("text", ["ada", "", "a b@example.org", "@example.org", "ada@", "a" * 200 + "@example.org"])
def test_who_is_named_by_no_email_address_is_nobody(text):
    with pytest.raises(Invalid, match="email"):
        person_id(text)


@pytest.mark.parametrize(
    ("scope", "right", "role", "lets"),
    [
        (Scope.READ, Right.READ, Role.LEADER, True),
        (Scope.READ, Right.LOG, Role.MANAGER, False),
        (Scope.WRITE, Right.LOG, Role.MANAGER, True),
        (Scope.WRITE, Right.ADMINISTER, Role.ADMIN, False),
        (Scope.ADMIN, Right.ADMINISTER, Role.ADMIN, True),
        (Scope.ADMIN, Right.LOG, Role.MANAGER, False),
        (Scope.MANAGER, Right.LOG, Role.MANAGER, True),
    ],
)
def test_a_scope_bounds_what_a_role_lets(scope, right, role, lets):
    assert scope.lets(right, role) is lets


@pytest.mark.parametrize(
    ("note_for", "manages", "recorded_by", "reads"),
    [
        (None, False, BO, True),
        ("managers", True, BO, True),
        ("managers", False, BO, False),
        ("managers", False, ADA, True),
        ("recorder", True, BO, False),
        ("recorder", False, ADA, True),
    ],
)
def test_who_reads_a_note(note_for, manages, recorded_by, reads):
    assert Sight(ADA, manages).reads(note_for, recorded_by) is reads
