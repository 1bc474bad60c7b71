"""A real OpenID Connect provider on this machine: the npm package oidc-provider, as locked in dashboard/provider/.

It is installed once for each lock file, into a cache folder of whoever runs the tests.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.binaries import Unavailable
from tests.servers import Server, free_port

SOURCE = Path(__file__).parent / "dashboard" / "provider"
CLIENT, SECRET = "groundswell", "a secret that the provider gave"
METADATA = "/.well-known/openid-configuration"


@contextmanager
def provider(callback: str, people: dict[str, dict[str, Any]]) -> Iterator[Server]:
    """A provider that knows these people by their logins, and sends them back to this address."""
    node, port = _program("node"), free_port()
    told = {"port": port, "callback": callback, "client": CLIENT, "secret": SECRET, "people": people}
    with tempfile.TemporaryDirectory(prefix="groundswell-provider-") as folder:
        command: list[str | Path] = [node, _installed() / "provider.mjs", json.dumps(told)]
        server = Server(f"http://127.0.0.1:{port}", port, command, Path(folder), _answers)
        try:
            server.start()
            yield server
        finally:
            server.kill()


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}{METADATA}", timeout=5) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Unavailable(f"no {name} on PATH; install node and npm")
    return found


def _installed() -> Path:
    """The folder with the provider and all that it needs; made whole or not at all, whoever else makes it too."""
    sources = sorted(each for each in SOURCE.iterdir() if each.is_file())
    version = sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "groundswell-tests"
    folder = cache / f"provider-{version}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=cache))
        _install(sources, beside)
        try:
            beside.rename(folder)
        except OSError:
            shutil.rmtree(beside)
            if not folder.exists():  # otherwise somebody else was faster, with the same
                raise
    return folder


def _install(sources: list[Path], folder: Path) -> None:
    for each in sources:
        shutil.copy(each, folder)
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund")
    subprocess.run([_program("npm"), "ci", *quietly], cwd=folder, check=True, capture_output=True)
