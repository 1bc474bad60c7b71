"""PostgreSQL's own programs, `pg_dump` and `pg_restore`: found, of a fitting version, run with no secret in sight."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from service.backups.errors import Failed, ToolMissing

TELL = 0.2
"""Seconds between two reports of progress."""


def tool(name: str, server: int) -> Path:
    """A program on PATH that knows a server of this major version; raises `ToolMissing`."""
    found = shutil.which(name)
    if found is None:
        raise ToolMissing(
            f"The program {name} is not on PATH; install PostgreSQL's client programs of version {server} "
            f"(on Debian: apt install postgresql-client), or put their folder on PATH."
        )
    mine = _major(name, found)
    if mine < server:
        raise ToolMissing(
            f"{found} is of version {mine}, the server of version {server}; put {name} of version {server} or newer "
            "first on PATH."
        )
    return Path(found)


def _major(name: str, program: str) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603  # nosec B603 # found by name
    version = re.search(r"\b(\d+)(\.\d+|devel|beta|rc)", told.stdout)
    if told.returncode or version is None:
        raise ToolMissing(f"{program} does not run ({_reason(told.stderr)}); install PostgreSQL's {name} anew.")
    return int(version[1])


def run(program: Path, options: Sequence[str], url: str, meanwhile: Callable[[], None]) -> None:
    """Run a program on the database of an address; `meanwhile` is done now and again.

    The address goes into its environment, which only its owner may read: a command line is read by all.
    """
    with subprocess.Popen(  # noqa: S603  # nosec B603 # options of our own
        [program, *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | environment(url),
        text=True,
        errors="replace",
    ) as process:
        try:
            told = _attended(process, meanwhile)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise Failed(f"{program.name} gave up: {_reason(told)}.")


def _attended(process: "subprocess.Popen[str]", meanwhile: Callable[[], None]) -> str:
    """What it wrote to stderr, once it has ended."""
    while True:
        try:
            return process.communicate(timeout=TELL)[1]
        except subprocess.TimeoutExpired:
            meanwhile()


def environment(url: str) -> dict[str, str]:
    """The address of a database as libpq reads it from the environment."""
    address = urlsplit(url)
    told = {
        "PGHOST": address.hostname or "localhost",
        "PGPORT": str(address.port or 5432),
        "PGDATABASE": unquote(address.path.lstrip("/")),
        "PGUSER": unquote(address.username or ""),
        "PGPASSWORD": unquote(address.password or ""),
    }
    return {name: value for name, value in told.items() if value}


def _reason(stderr: str) -> str:
    """The last line that tells of an error, without the name of the program."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    telling = [line for line in lines if "error:" in line.lower()] or lines or ["it gave no reason"]
    return re.sub(r"^pg_\w+: (error: )?", "", telling[0], flags=re.IGNORECASE).rstrip(".")[:300]
