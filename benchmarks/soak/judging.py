"""What must hold after a soak, and what it was like."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, quantiles

from benchmarks.soak import story
from benchmarks.soak.course import Course
from service.wiring import Services
from tests.faults.judging import nothing_is_lost_or_doubled

PATIENCE = 420.0
"""Seconds until all is counted: what failed for good meanwhile rests for five minutes before it is tried again."""

Figure = Callable[[Sequence[float]], float]

SLOWER, LARGER = 2.0, 1.5
"""How many times slower and larger the last third may be than the first."""


@dataclass(frozen=True)
class Save:
    """One meeting that a writer said was recorded."""

    stream: str
    number: int
    after: float
    took: float


@dataclass(frozen=True)
class Thirds:
    """A figure in the first third of the time, and in the last."""

    what: str
    first: float
    last: float
    unit: str
    most: float

    @property
    def stable(self) -> bool:
        """Whether the last is not too much more than the first."""
        return self.last <= self.most * self.first


def saves(course: Course) -> list[Save]:
    """All that the writers have said, by the time since the beginning."""
    return [
        Save(f"w{number}", int(meeting), float(begun) - course.begun, float(took))
        for number, writer in enumerate(course.writers)
        for meeting, begun, took in (line.split() for line in writer.lines()[1:])
    ]


def await_counted(services: Services) -> float:
    """Wait until every fact is in all read models and nothing lies in dead letters; the seconds it took."""
    begun = time.monotonic()
    while (status := services.status()).lag or status.stale or status.dead_letters:
        if time.monotonic() - begun > PATIENCE:
            raise TimeoutError(f"not counted after {PATIENCE:.0f} seconds: {status}")
        time.sleep(0.5)
    return time.monotonic() - begun


def judge(services: Services, told: Sequence[Save]) -> str:
    """Fail where a fact was lost or doubled, or a read model or the log is not what it should be; what was compared."""
    acknowledged = (interaction for each in told for _, interaction in story.meeting(each.stream, each.number))
    nothing_is_lost_or_doubled(services, [each.id for each in acknowledged])
    services.audit.checkpoint()
    inspection = services.audit.check()
    if not inspection.clean:
        raise AssertionError(f"the audit found something: {inspection}")
    return f"{services.status().facts:,} facts; verify and audit check are clean"


def thirds(course: Course, told: Sequence[Save]) -> list[Thirds]:
    """Whether it became slower or larger."""
    begin, end = course.seconds / 3, 2 * course.seconds / 3
    took = [(each.after, 1_000 * each.took) for each in told]
    writers = [(look.after, look.writers / 2**20) for look in course.memory]
    worker = [(look.after, look.worker / 2**20) for look in course.memory]

    def compared(what: str, figures: Sequence[tuple[float, float]], of: Figure, unit: str, most: float) -> Thirds:
        first = of([figure for after, figure in figures if after < begin])
        last = of([figure for after, figure in figures if after >= end])
        return Thirds(what, first, last, unit, most)

    return [
        compared("time to save a meeting, 95 of 100", took, _p95, "ms", SLOWER),
        compared("memory of the writers", writers, mean, "MB", LARGER),
        compared("memory of a worker that was never killed", worker, mean, "MB", LARGER),
    ]


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=100)[94]
