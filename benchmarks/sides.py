"""Measuring two ways of doing the same: in turns A B A B, in one run, each with a clean heap."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

Work = Callable[[], object]


@dataclass
class Sides:
    """Times that each side took, round by round; `units` says how many things one round did."""

    ours: list["Time"] = field(default_factory=list)
    theirs: list["Time"] = field(default_factory=list)
    units: tuple[int, int] = (1, 1)

    def __post_init__(self) -> None:
        gc.unfreeze()  # the garbage of earlier benchmarks may go

    def turn(self, ours: Work, theirs: Work) -> None:
        """One round: our way, then theirs."""
        self.ours.append(timed(ours))
        self.theirs.append(timed(theirs))

    @property
    def ratio(self) -> float:
        """Our time over theirs for the same work: medians, so that a hiccup of the machine does not count."""
        return self._ratio("passed")

    @property
    def detail(self) -> str:
        """Both medians, how far the rounds lie apart, and the ratio of what this process itself computed."""
        both = f"{spread(self.ours, self.units[0])} against {spread(self.theirs, self.units[1])}"
        return f"{both}; process time alone {self._ratio('computed'):.2f} times"

    def _ratio(self, measure: str) -> float:
        ours, theirs = _middle(self.ours, measure) / self.units[0], _middle(self.theirs, measure) / self.units[1]
        return ours / theirs


class Time(NamedTuple):
    """Seconds on the clock, and seconds that this process computed."""

    passed: float
    computed: float


def timed(work: Work) -> Time:
    """How long the work takes, with a collector that is on, as in production, but sees no older garbage."""
    gc.collect()
    gc.freeze()  # what is there now is walked by neither side
    passed, computed = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - passed, time.process_time() - computed)


def _middle(times: list[Time], measure: str) -> float:
    return median(float(getattr(time, measure)) for time in times)


def spread(times: list[Time], units: int = 1) -> str:
    """The median time for each unit, and the extremes."""
    passed = [time.passed / units for time in times]
    return f"{duration(median(passed))} ({duration(min(passed))} to {duration(max(passed))})"


def duration(value: float) -> str:
    """Seconds in a unit that reads well."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-6:.3g} µs"
