"""A Streamlit app in a process of its own, served as the dashboard is."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.servers import free_port

PATIENCE = 60.0
LOOK = 0.1


@dataclass(frozen=True)
class Served:
    """Where it answers, and the process that does."""

    host: str
    process: int

    @property
    def peak(self) -> int:
        """The most bytes of memory that the process ever had, as Linux counts them."""
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="ascii").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) * 1024


@contextmanager
def served(app: Path, environment: Mapping[str, str], log: Path) -> Iterator[Served]:
    """Serve an app until the block ends."""
    port = free_port()
    options = ("--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none")
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options, "--browser.gatherUsageStats", "false"]
    settings = _without_ours(os.environ) | dict(environment)
    with log.open("w") as output:
        process = subprocess.Popen(command, env=settings, stdout=output, stderr=output, cwd=log.parent)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield Served(f"127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _without_ours(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without any setting of the project."""
    return {name: value for name, value in environment.items() if not name.startswith("GROUNDSWELL_")}


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  our own server
                return
        except (URLError, TimeoutError):
            time.sleep(LOOK)
    raise TimeoutError(f"{address} does not answer: {log.read_text()}")
