"""What must be done within a time by the clock, because somebody waits for it."""

from statistics import median

from benchmarks.findings import Finding, Target
from benchmarks.profiling import profile
from benchmarks.sides import Work, duration, spread, timed

CLOCK = "the clock"


def within(what: str, milliseconds: float) -> Target:
    """The target to do something in so many milliseconds."""
    return Target(what, CLOCK, milliseconds, unit="ms")


def clocked(target: Target, database: str, work: Work, rounds: int, beside: str = "") -> Finding:
    """The median time of the work; with a profile where that is too long. `beside` goes to the detail."""
    times = [timed(work) for _ in range(rounds)]
    detail = f"{spread(times)}; process time alone {duration(median(time.computed for time in times))}{beside}"
    finding = Finding(target, database, 1e3 * median(time.passed for time in times), detail)
    return finding if finding.met else finding.explained(profile(work))
