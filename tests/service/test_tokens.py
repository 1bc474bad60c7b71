"""Access tokens: shown once, kept as a hash, bounded, expiring, revocable, and telling nothing when refused."""

from hashlib import sha256

import pytest

from domain.errors import Invalid
from domain.roles import Role, Scope
from service.guard import NotAllowed
from service.identity import OPERATOR, Person, signed_in
from service.limits import TooManyAttempts
from service.tokens import TokenRefused, holder
from tests.given import COALITION, met
from tests.world import World

ADA, BO = signed_in("ada@example.org"), signed_in("bo@example.org")


@pytest.fixture
def managed(small_world: World) -> World:
    """A coalition that Ada manages."""
    small_world.form()
    small_world.services.roles.grant(COALITION, ADA.id, Role.MANAGER)
    small_world.catch_up()
    return small_world


def made(world: World, *scopes: Scope, by: Person = ADA, **more: object) -> str:
    return world.services.acting(by).tokens.new("a program", scopes or (Scope.READ,), **more).text  # type: ignore[arg-type]


def by(world: World, text: str) -> Person:
    services = world.services
    return holder(text, services.facts, services.clock(), services.limits.tokens)


def test_a_token_acts_as_its_holder_within_its_scopes(managed):
    reading = managed.services.acting(by(managed, made(managed)))
    assert reading.person.id == ADA.id
    assert reading.reading.series(COALITION) is not None
    with pytest.raises(NotAllowed, match="--scope write"):
        reading.recording.record(COALITION, "Cy", met("2024-01-01"))
    writing = managed.services.acting(by(managed, made(managed, Scope.WRITE)))
    assert writing.recording.record(COALITION, "Cy", met("2024-01-01"))


def test_a_token_lets_nobody_do_more_than_they_may(managed):
    bo = managed.services.acting(by(managed, made(managed, *Scope, by=BO)))
    with pytest.raises(NotAllowed):
        bo.reading.coalitions()


def test_only_a_hash_of_the_secret_is_kept(managed):
    text = made(managed)
    secret = text[-64:]
    managed.catch_up()
    kept = managed.services.settings.sqlite_path.read_bytes()
    kept += b"".join(file.read_bytes() for file in managed.services.settings.sqlite_path.parent.iterdir())
    assert sha256(secret.encode()).hexdigest().encode() in kept
    assert secret.encode() not in kept


@pytest.mark.parametrize(
    "spoil", [lambda it: it[:-1] + ("0" if it[-1] != "0" else "1"), lambda it: it[4:], lambda _: "", lambda it: it * 2]
)
def test_what_is_no_token_is_refused_without_being_repeated(managed, spoil):
    text = spoil(made(managed))
    with pytest.raises(TokenRefused) as refused:
        by(managed, text)
    assert not text or text not in str(refused.value)


def test_a_token_expires_to_the_second(managed):
    text = made(managed, days=2)
    managed.clock.advance(days=2, seconds=-1)
    assert by(managed, text).id == ADA.id
    managed.clock.advance(seconds=1)
    with pytest.raises(TokenRefused):
        by(managed, text)


def test_a_revoked_token_is_good_for_nothing_at_once(managed):
    text = made(managed)
    tokens = managed.services.acting(ADA).tokens
    (issued,) = tokens.listed()
    assert tokens.revoke(issued.token_id)
    with pytest.raises(TokenRefused):
        by(managed, text)
    assert (tokens.listed(), tokens.revoke(issued.token_id)) == ([], False)


@pytest.mark.parametrize("days", [0, 366])
def test_no_token_lasts_longer_than_a_year(managed, days):
    with pytest.raises(Invalid, match="365"):
        made(managed, days=days)


def test_a_token_makes_no_tokens(managed):
    with pytest.raises(NotAllowed):
        made(managed, by=by(managed, made(managed, *Scope)))


def test_nobody_who_signs_in_makes_a_token_in_anothers_name(managed):
    managed.services.roles.grant(None, BO.id, Role.ADMIN)
    with pytest.raises(NotAllowed):
        made(managed, by=BO, person=ADA.id)


def test_who_sits_at_the_server_makes_tokens_for_programs_and_is_named(managed):
    text = made(managed, by=OPERATOR, person="Crm@example.org")
    assert by(managed, text).id == "crm@example.org"
    (issued,) = managed.services.acting(OPERATOR).tokens.listed("crm@example.org")
    assert issued.issued_by == OPERATOR.id


def test_nobody_sees_or_revokes_the_tokens_of_others(managed):
    made(managed)
    (issued,) = managed.services.acting(ADA).tokens.listed()
    bo = managed.services.acting(BO).tokens
    with pytest.raises(NotAllowed):
        bo.listed(ADA.id)
    with pytest.raises(NotAllowed):
        bo.revoke(issued.token_id, ADA.id)


def test_trying_wrong_tokens_is_stopped(managed):
    wrong = made(managed)[:-4] + "0000"
    for _ in range(managed.services.limits.tokens.most):
        with pytest.raises(TokenRefused):
            by(managed, wrong)
    with pytest.raises(TooManyAttempts):
        by(managed, wrong)
