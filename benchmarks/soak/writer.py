"""`python -m benchmarks.soak.writer STREAM RATE`: log so many meetings a second until SIGTERM.

Writes `ready`, and then for each that is recorded its number, when it was (the clock all processes share) and how many
seconds it took. What is refused for the database's sake is told again until it is taken.
"""

import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event, Lock

from benchmarks.soak import story
from domain.errors import GroundswellError
from service.collecting import spare_what_stays
from service.settings import Settings
from service.wiring import Services
from workers.workplace import open_workplace

PEOPLE = 4
"""How many record at the same time in one process."""

LATE = 1.0
"""Seconds behind the rate after which the lost time is let go: nobody types faster after a pause."""


class Pace:
    """Hands out the numbers of meetings at an even rate to whoever asks."""

    def __init__(self, rate: float) -> None:
        self._step, self._next = 1 / rate, time.monotonic()
        self._numbers, self._lock = count(), Lock()

    def next(self) -> tuple[int, float]:
        """The next number, and how many seconds to wait with it."""
        with self._lock:
            now = time.monotonic()
            self._next = max(self._next, now - LATE)
            wait, self._next = self._next - now, self._next + self._step
            return next(self._numbers), max(0.0, wait)


def main(stream: str, rate: float) -> None:
    """Record until asked to stop."""
    workplace = open_workplace(Settings())
    spare_what_stays()
    stop, pace = Event(), Pace(rate)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with ThreadPoolExecutor(PEOPLE) as people:
        work = [people.submit(_record, workplace.services, stream, pace, stop) for _ in range(PEOPLE)]
        _write("ready")
    for each in work:
        each.result()  # raises what recording should not have raised
    workplace.close()


def _record(services: Services, stream: str, pace: Pace, stop: Event) -> None:
    while not stop.is_set():
        number, wait = pace.next()
        if stop.wait(wait):
            return
        begun = time.monotonic()
        if _told(services, stream, number, stop):
            _write(f"{number} {begun:.3f} {time.monotonic() - begun:.4f}")


def _told(services: Services, stream: str, number: int, stop: Event) -> bool:
    """Tell of a meeting until it is taken; whether it was."""
    while True:
        try:
            story.tell(services, stream, number)
        except GroundswellError as error:
            sys.stderr.write(f"{number}: {error}\n")
            if stop.wait(0.2):
                return False
        else:
            return True


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
