"""Where the soak happens: servers of its own, PostgreSQL on a small file system where one can be made."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from service.audit.keys import make as make_signing_key
from service.sealing.master_keys import MasterKey
from service.secret_file import write_secret
from tests import servers
from tests.servers import Server

SMALL = 4 * 1024
"""Megabytes of the small file system."""

BLOCK = b"\0" * (1 << 20)


@dataclass(frozen=True)
class Stage:
    """The servers, the settings of all processes, and the small file system, if there is one."""

    postgres: Server
    redis: Server
    folder: Path
    settings: dict[str, str]
    small: Path | None

    def fill(self) -> Path:
        """Fill the small file system up; the file that does."""
        assert self.small is not None
        filler = self.small / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(BLOCK):
                pass
        return filler

    def make_sure_it_runs(self) -> bool:
        """Start PostgreSQL again where it gave up; whether it had."""
        with suppress(psycopg.OperationalError):
            psycopg.connect(self.postgres.url, connect_timeout=5).close()
            return False
        self.postgres.kill()
        self.postgres.start()
        return True


@contextmanager
def set_up() -> Iterator[Stage]:
    """Servers that run, and a new database on them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="groundswell-soak-")))
        small = stack.enter_context(_small_file_system())
        with _temporary_files_in(small):
            postgres = stack.enter_context(servers.postgres(durable=True))
        redis = stack.enter_context(servers.redis())
        yield Stage(postgres, redis, folder, _settings(folder, postgres, redis), small)


def _settings(folder: Path, postgres: Server, redis: Server) -> dict[str, str]:
    with psycopg.connect(postgres.url, autocommit=True) as administrator:
        administrator.execute("CREATE DATABASE soak")
    return {
        "database_url": postgres.url.removesuffix("postgres") + "soak",
        "redis_url": redis.url,
        **keys(folder),
    }


def keys(folder: Path) -> dict[str, str]:
    """Files of keys, as production has them."""
    master, signing = folder / "master-key", folder / "signing-key"
    write_secret(master, f"{MasterKey.new().line}\n", anew=False)
    make_signing_key(signing, "soak")
    return {"master_key_file": str(master), "signing_key_file": str(signing)}


@contextmanager
def _small_file_system() -> Iterator[Path | None]:
    """A file system of its own in memory; none where this account may not mount one."""
    place = Path(tempfile.mkdtemp(prefix="groundswell-small-", dir="/tmp"))
    place.chmod(0o755)
    options = ["-t", "tmpfs", "-o", f"size={SMALL}m,mode=0755", "tmpfs", str(place)]
    mounted = os.name == "posix" and _runs("mount", *options)
    try:
        yield place if mounted else None
    finally:
        if mounted:
            _runs("umount", "-l", str(place))
        place.rmdir()


def _runs(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def _temporary_files_in(folder: Path | None) -> Iterator[None]:
    before = tempfile.tempdir
    tempfile.tempdir = str(folder) if folder else before
    try:
        yield
    finally:
        tempfile.tempdir = before
