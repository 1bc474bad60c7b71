"""On PostgreSQL the application's role can be left without any right to change facts, and everything still works."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from service.append_only import rights
from service.audit.keys import make
from tests.given import joined, met
from tests.world import World, a_world


@pytest.fixture
def application_url(postgresql_url: str) -> Iterator[str]:
    """A database whose facts belong to somebody else than the role that uses it."""
    name = f"r{uuid4().hex[:12]}"
    owner, application = f"{name}_owner", f"{name}_application"
    with a_world(postgresql_url) as made:
        made.form()
    with psycopg.connect(postgresql_url, autocommit=True) as administrator:
        administrator.execute(rights(owner, application).encode())
        yield postgresql_url.replace("groundswell@", f"{application}@")
        administrator.execute(f"DROP OWNED BY {owner}, {application} CASCADE".encode())
        administrator.execute(f"DROP ROLE {owner}, {application}".encode())


@pytest.fixture
def world(application_url: str, tmp_path) -> Iterator[World]:
    with a_world(application_url, signing_key_file=tmp_path / "key") as world:
        yield world


def test_the_application_does_all_its_work(world, tmp_path):
    world.tell(joined("2024-01-01"))
    world.bring_in("1,Clean Rivers,Bea,meeting,2024-01-01")  # decided alone, with the lock
    world.tell(*[met("2024-01-02", f"meeting {each}", note="x" * 30_000) for each in range(9)])
    world.catch_up()
    assert world.services.verify().identical
    assert world.services.read_models.rebuild() == len(world.topics())
    assert make(tmp_path / "key")
    assert world.services.audit.checkpoint()[1]
    assert world.services.audit.check().clean
    assert world.services.audit.export(tmp_path / "bundle.zip").warning is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE groundswell_events SET state = state",
        "DELETE FROM groundswell_events",
        "TRUNCATE groundswell_events",
        "DROP TABLE groundswell_events",
        "ALTER TABLE groundswell_events DISABLE TRIGGER ALL",
        "DROP TRIGGER facts_no_change ON groundswell_events",
        "CREATE OR REPLACE FUNCTION groundswell_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
        (
            "INSERT INTO groundswell_events (originator_id, originator_version, topic, state, notification_id) "
            "VALUES (gen_random_uuid(), 1, 'x', 'x', -1)"
        ),
        "SET session_replication_role = replica",
        "DELETE FROM checkpoints",
        "UPDATE checkpoints SET note = ''",
    ],
)
def test_and_can_change_no_fact(application_url, change):
    with psycopg.connect(application_url) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(change.encode())


def test_nor_become_the_owner(application_url):
    owner = application_url.split("//")[1].split("@")[0].replace("_application", "_owner")
    with psycopg.connect(application_url) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(f"SET ROLE {owner}".encode())


def test_a_superuser_is_no_application(postgresql_url):
    refused = pytest.raises(psycopg.errors.RaiseException, match="superuser")
    with a_world(postgresql_url), psycopg.connect(postgresql_url) as connection, refused:
        connection.execute(rights("somebody_else", "groundswell").encode())
