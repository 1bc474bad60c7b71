"""Real servers for the tests: each on a free port of 127.0.0.1, in a temporary folder of its own.

A test takes the fixtures of conftest.py, or has a server to itself:

    with postgres() as server:
        connect(server.url)
        server.kill()
        server.start()  # same port, same data
"""

import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
from redis import Redis
from redis.exceptions import ConnectionError as RedisUnreachable

from tests.binaries import Account, Unavailable, postgres_folder, reachable_folder, redis_server, unprivileged

__all__ = ["Server", "Unavailable", "free_port", "postgres", "redis"]

PATIENCE = 60.0  # seconds a server may take to start or to stop on a busy machine


@dataclass
class Server:
    """A server that can be stopped, killed and started again with the same port and data."""

    url: str
    port: int
    command: list[str | Path]
    folder: Path
    ready: Callable[[str], bool]
    account: Account = field(default_factory=Account)
    quit_signal: signal.Signals = signal.SIGTERM
    _process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self.command, stdout=log, stderr=log, **self.account.options())
        process = self._process
        _wait_until(lambda: process.poll() is not None or self.ready(self.url))
        if process.poll() is not None:
            self._process = None
            raise RuntimeError(f"{self.command[0]} did not start:\n{self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self._process:
            self._process.send_signal(self.quit_signal)
            self._process.wait(PATIENCE)
            self._process = None

    def kill(self) -> None:
        """SIGKILL for it and its children, as when the machine loses power."""
        if self._process:
            family = _family(self._process.pid)
            for victim in family:
                with suppress(psutil.NoSuchProcess):  # it went with its parent
                    victim.kill()
            self._process.wait(PATIENCE)
            _wait_until(lambda: all(map(_has_ended, family)))
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    @property
    def _log(self) -> Path:
        return self.folder / "server.log"


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[Server]:
    """A PostgreSQL. One that is durable keeps what it has confirmed even when it is killed, at some cost in speed."""
    account = unprivileged()
    programs = postgres_folder(account)
    with _folder("groundswell-postgres-", account) as folder:
        yield from _running(_postgres(programs, folder, account, durable=durable))


@contextmanager
def redis() -> Iterator[Server]:
    """A Redis that writes its append-only file, so that what it confirmed is there after a restart."""
    program = redis_server()
    with _folder("groundswell-redis-", Account()) as folder:
        yield from _running(_redis(program, folder))


def free_port() -> int:
    """A port nobody listens on.

    It lies below the range that systems give to outgoing connections: otherwise a client that keeps trying to reach
    a killed server may one day connect to itself, and the server finds its port taken.
    """
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def _running(server: Server) -> Iterator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"a server took longer than {PATIENCE:.0f} seconds")
        time.sleep(0.02)


def _family(pid: int) -> list[psutil.Process]:
    """The parent first, so that it cannot start another child."""
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:  # it has ended by itself
        return []


def _has_ended(process: psutil.Process) -> bool:
    """Also where the first process of a container never collects its orphans."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@contextmanager
def _folder(prefix: str, account: Account) -> Iterator[Path]:
    folder = reachable_folder(prefix)
    account.own(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _postgres(programs: Path, folder: Path, account: Account, *, durable: bool) -> Server:
    data, port = folder / "data", free_port()
    _initdb(programs, data, account)
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",  # temporary folders are often too deep for a socket's name
        "fsync": "on" if durable else "off",
        "synchronous_commit": "on" if durable else "off",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return Server(
        url=f"postgresql://groundswell@127.0.0.1:{port}/postgres",
        port=port,
        command=[programs / "postgres", "-D", data, *options],
        folder=folder,
        ready=_postgres_answers,
        account=account,
        quit_signal=signal.SIGINT,  # SIGTERM would wait for every client to leave
    )


def _initdb(programs: Path, data: Path, account: Account) -> None:
    options = ["--username=groundswell", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    made = subprocess.run(
        [programs / "initdb", "-D", data, *options], capture_output=True, text=True, check=False, **account.options()
    )
    if made.returncode:
        raise Unavailable(f"initdb failed: {made.stderr.strip()}")


def _postgres_answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _redis(program: Path, folder: Path) -> Server:
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--appendonly", "yes", "--save", ""]
    return Server(
        url=f"redis://127.0.0.1:{port}/0",
        port=port,
        command=[program, *options, "--dir", folder],
        folder=folder,
        ready=_redis_answers,
    )


def _redis_answers(url: str) -> bool:
    try:
        with Redis.from_url(url) as client:
            return bool(client.ping())
    except RedisUnreachable:  # not listening yet, or still reading its file
        return False
