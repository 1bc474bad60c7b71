"""What every test may ask for: real servers, and a database of its own on either kind."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from redis import Redis

from service.sealing.master_keys import MasterKey
from service.secret_file import write_secret
from tests import servers
from tests.binaries import postgres_folder, unprivileged
from tests.servers import Server, Unavailable

HERE = Path(__file__).parent
SLOW = tuple(HERE / name for name in ("test_processes.py", "dashboard/in_browser", "faults", "laws"))
QUICK = HERE / "domain"

# the tests start hundreds of programs: whatever the machine says, what one compiles serves all others
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(HERE.parent / ".pytest_cache" / "bytecode")

# no test asserts a time, and by itself hypothesis would: on a busy machine an example takes longer than 200 ms
settings.register_profile("groundswell", deadline=None)
settings.load_profile("groundswell")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a third of a run is waiting for browsers, servers and what was killed."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes come first and those that take moments last, so that all workers end together."""
    items.sort(key=lambda item: turn(item.path))


def turn(file: Path) -> int:
    """When a file's turn is; within a turn the order stays."""
    if any(file.is_relative_to(each) for each in SLOW):
        return 0
    return 2 if file.is_relative_to(QUICK) else 1


@pytest.fixture(scope="session", autouse=True)
def master_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file of master keys, as production has one, for this process and its children."""
    file = tmp_path_factory.mktemp("keys") / "master-key"
    write_secret(file, f"{MasterKey.new().line}\n", anew=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GROUNDSWELL_MASTER_KEY_FILE", str(file))
        yield file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One PostgreSQL for the whole run. Never stop it: use `own_postgres` for that."""
    with or_skip(servers.postgres()) as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[Server]:
    """One Redis for the whole run. Never stop it: use `own_redis` for that."""
    with or_skip(servers.redis()) as server:
        yield server


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """A durable PostgreSQL for this test alone, to be killed and restarted at will."""
    with or_skip(servers.postgres(durable=True)) as server:
        yield server


@pytest.fixture
def own_redis() -> Iterator[Server]:
    """A Redis for this test alone, to be killed and restarted at will."""
    with or_skip(servers.redis()) as server:
        yield server


@pytest.fixture
def redis_url(redis: Server) -> str:
    """The address of an empty Redis."""
    with Redis.from_url(redis.url) as client:
        client.flushall()
    return redis.url


@pytest.fixture(scope="session")
def left_behind() -> list[str]:
    """The databases that tests are done with."""
    return []


@pytest.fixture
def postgresql_url(postgres: Server, left_behind: list[str]) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    with new_database(postgres.url, left_behind) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'groundswell.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Run the test twice, on a new database of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_url(database_url: str, left_behind: list[str], tmp_path: Path) -> Iterator[str]:
    """The address of another database of the same kind, in which nothing is."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'another' / 'groundswell.db'}"
        return
    with new_database(f"{database_url.rsplit('/', 1)[0]}/postgres", left_behind) as url:
        yield url


@contextmanager
def new_database(administration: str, left_behind: list[str]) -> Iterator[str]:
    """A new database, which the next one drops.

    By then whoever was connected is gone. Until then a DROP waits a tenth of a second, which is most of what it takes.
    """
    name = f"test_{uuid4().hex}"
    with psycopg.connect(administration, autocommit=True) as administrator:
        while left_behind:
            administrator.execute(f"DROP DATABASE {left_behind.pop()} WITH (FORCE)")
        administrator.execute(f"CREATE DATABASE {name}")
        yield administration.removesuffix("postgres") + name
    left_behind.append(name)


@pytest.fixture
def postgres_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore on PATH, of the server that the tests start."""
    monkeypatch.setenv("PATH", str(postgres_folder(unprivileged())), prepend=os.pathsep)


@contextmanager
def or_skip(server: AbstractContextManager[Server]) -> Iterator[Server]:
    """The server, or a skipped test where none can be had; on CI nothing may be skipped."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server)
        except Unavailable as missing:
            give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            give_up(missing.reason)
        yield started
