"""How long a saved fact takes to be seen in the read models, while facts arrive all the time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

import psutil

from benchmarks.findings import Finding, Target
from benchmarks.logs import Log, write
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import duration
from benchmarks.stream import LOOK, Stream
from domain.identity import coalition_id
from service.settings import Settings
from service.wiring import Services
from workers.workplace import open_workplace

TARGET = Target(
    "fact saved -> visible in the read models, two worker processes, while 50 facts a second arrive",
    "the clock, from the call that records a fact until its coalition is seen counted past it; 95 of 100 facts",
    1,
    unit="s",
)
MODERATE = Log(coalitions=10, partners=60, interactions=20, days=540)
PATIENCE = 60.0


def run(place: Place, log: Log = MODERATE, rate: float = 50, facts: int = 1_500, processes: int = 2) -> list[Finding]:
    """A stream of facts over some coalitions; Redis must be there."""
    if place.redis_url is None:
        return []  # in-process work is for one person, not for a stream
    settings = place.settings()
    workplace = open_workplace(settings)
    write(log, workplace.services.facts)
    stream = Stream(workplace.services, log)
    with _workers(settings, processes):
        workplace.queue.wake()
        _until_counted(workplace.services)
        psutil.cpu_percent()  # from here on
        kept = _watched(stream, rate, facts)
        busy = psutil.cpu_percent()
    finding = _finding(place, stream, f"{kept:.0f} a second, processor {busy:.0f} % busy")
    if not finding.met:
        finding = finding.explained(_stages(stream))
    workplace.close()
    return [finding]


def _finding(place: Place, stream: Stream, under: str) -> Finding:
    took = stream.latencies()
    detail = (
        f"{_spread(took)}, slowest {duration(max(took))}; {len(took):,} facts, {under}, looked every {duration(LOOK)}"
    )
    return Finding(TARGET, f"{place.database} and redis", _cuts(took)[94], detail)


def _stages(stream: Stream) -> str:
    """How much of the time passes before the timeline has a fact, and where the rest of the work goes."""
    taken, counted = stream.latencies("taken"), stream.latencies("counted")
    coalition = coalition_id(stream.log.names[0]).hex
    return "\n\n".join(
        [
            f"Until a fact is in the timeline: {_spread(taken)}. Until it is counted, too: {_spread(counted)}.",
            "One refresh of one of the coalitions:",
            profile(lambda: stream.services.read_models.refresh(coalition)),
        ]
    )


def _spread(took: list[float]) -> str:
    return ", ".join(f"p{number} {duration(_cuts(took)[number - 1])}" for number in (50, 95, 99))


def _cuts(took: list[float]) -> list[float]:
    return quantiles(took, n=100)


def _watched(stream: Stream, rate: float, facts: int) -> float:
    """Let the stream flow, and watch until everything is counted; the rate that was kept."""
    stop = Event()
    eye = Thread(target=stream.watch, args=(stop,))
    eye.start()
    try:
        kept = stream.flow(rate, facts)
        _until_counted(stream.services)
        time.sleep(3 * LOOK)  # the eye sees that, too
    finally:
        stop.set()
        eye.join()
    return kept


def _until_counted(services: Services) -> None:
    deadline = time.monotonic() + PATIENCE
    while (status := services.status()).lag or status.stale:
        if time.monotonic() > deadline:
            raise TimeoutError(f"the workers left {status.lag} facts and {status.stale} coalitions uncounted")
        time.sleep(0.1)


@contextmanager
def _workers(settings: Settings, processes: int) -> Iterator[None]:
    """Worker processes, started as in production."""
    command = [sys.executable, "-m", "dramatiq", "workers.main", "--processes", str(processes), "--threads", "4"]
    urls = {"DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url or ""}
    environment = {f"GROUNDSWELL_{name}": value for name, value in urls.items()}
    environment["GROUNDSWELL_REDIS_NAMESPACE"] = settings.redis_namespace
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        command, env=os.environ | environment, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
