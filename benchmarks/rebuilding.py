"""Rebuilding a million facts: how much memory a process takes that does nothing else."""

import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.findings import Finding, Target
from benchmarks.logs import Log, write
from benchmarks.places import Place
from benchmarks.sides import duration
from service.settings import Settings
from service.wiring import build

MILLION = Log(coalitions=10, partners=1_000, interactions=100, days=3 * 365)
TARGET = Target("rebuild of 1,000,000 facts", "memory of a process that only rebuilds, at its peak", 600, unit="MB")

MEGABYTE = 1_000_000


def run(place: Place, log: Log = MILLION) -> list[Finding]:
    """Write the log, then rebuild in a process of its own."""
    settings = place.settings()
    services = build(settings)
    write(log, services.facts, lambda done: _show(done, log.told))
    services.close()
    begin = time.perf_counter()
    facts, peak = _rebuilt_apart(settings)
    assert facts >= log.told
    took = time.perf_counter() - begin
    detail = f"{facts:,} facts in {duration(took)}, {facts / took:,.0f} a second"
    return [Finding(TARGET, place.database, peak / MEGABYTE, detail)]


def _rebuilt_apart(settings: Settings) -> tuple[int, int]:
    """How many facts there were, and the most bytes of memory it took."""
    command = [sys.executable, "-m", __spec__.name, settings.database_url]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]).stdout
    facts, peak = told.split()
    return int(facts), int(peak)


def _show(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r  writing the log: {done:,} of {of:,}", end="\r", file=sys.stderr, flush=True)


def _peak() -> int:
    """The most bytes this process ever had in memory.

    On Linux not `ru_maxrss`: there that begins with what the process had that started this one.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in bytes on a Mac
    lines = status.read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) * 1024


def main(database_url: str) -> None:
    """Rebuild, and print the number of facts and the peak."""
    services = build(Settings(database_url=database_url, redis_url=None))
    facts = services.read_models.rebuild()
    services.close()
    print(facts, _peak())


if __name__ == "__main__":
    main(sys.argv[1])
