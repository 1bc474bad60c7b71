"""The course of a soak: writers and workers at work, and what is broken when."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.soak.stage import Stage
from tests.faults.processes import WORKER, Child, Family
from tests.servers import Server

WRITERS = 2
LOOK = 1.0
"""Seconds between two looks at how much memory the processes have."""

FULL = 5.0
"""Seconds for which the file system stays full."""

BETWEEN_KILLS = 20.0
"""Seconds after which another worker is killed."""


class Look(NamedTuple):
    """Seconds since the beginning; bytes of the writers, and of the one worker that is never killed."""

    after: float
    writers: int
    worker: int


@dataclass
class Course:
    """What runs, what was done to it when, and how large it was."""

    stage: Stage
    family: Family
    seconds: float
    dice: random.Random
    say: Callable[[str], None]
    begun: float = field(default_factory=time.monotonic)
    writers: list[Child] = field(default_factory=list)
    workers: list[Child] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    memory: list[Look] = field(default_factory=list)

    @property
    def now(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.begun

    def run(self, meetings: float) -> None:
        """Begin, with so many meetings a second, break things in order of their time, and end the writers."""
        self.workers = [self.family.worker() for _ in range(3)]
        self.family.python("workers.scheduler")
        streams = [f"w{number}" for number in range(WRITERS)]
        self.writers = [self.family.python("benchmarks.soak.writer", each, meetings / WRITERS) for each in streams]
        for writer in self.writers:
            writer.await_output("\nready\n")
        self.begun = time.monotonic()
        for moment, what, work in sorted(self._plan(), key=lambda each: each[0]):
            self._watch_until(moment)
            self.done.append(f"{self.now:.0f} s: {what}")
            work()
            self.say(self.done[-1])
        self._watch_until(self.seconds)
        for writer in self.writers:
            if code := writer.stop():
                raise RuntimeError(f"a writer ended with code {code}:\n{writer.told()[-3000:]}")

    def _plan(self) -> Iterator[tuple[float, str, Callable[[], object]]]:
        """Workers die all the time; the servers' faults lie in the middle third, so that the others compare."""
        for number in range(int(self.seconds / BETWEEN_KILLS)):
            yield (number + 0.5) * BETWEEN_KILLS, "a worker killed and replaced", self._replace_a_worker
        postgres, redis = self.stage.postgres, self.stage.redis
        for share, what, work in (
            (0.36, "PostgreSQL restarted", postgres.restart),
            (0.42, "Redis restarted", redis.restart),
            (0.47, "PostgreSQL killed and started", lambda: _lose(postgres)),
            (0.53, "Redis killed and started", lambda: _lose(redis)),
        ):
            yield self.seconds * share, what, work
        if self.stage.small:
            yield self.seconds * 0.58, f"the file system full for {FULL:.0f} s", self._fill

    def _replace_a_worker(self) -> None:
        """The first one is never touched: it shows whether memory grows."""
        place = self.dice.randrange(1, len(self.workers))
        self.workers[place].kill()
        self.workers[place] = self.family.python(*WORKER)

    def _fill(self) -> None:
        filler = self.stage.fill()
        time.sleep(FULL)
        filler.unlink()
        gave_up = self.stage.make_sure_it_runs()
        self.say("PostgreSQL gave up and was started again" if gave_up else "PostgreSQL stood through it")

    def _watch_until(self, moment: float) -> None:
        while (left := moment - self.now) > 0:
            self.memory.append(Look(self.now, _memory(self.writers), _memory(self.workers[:1])))
            time.sleep(min(LOOK, left))


def _lose(server: Server) -> None:
    server.kill()
    server.start()


def _memory(of: list[Child]) -> int:
    """Bytes of memory of processes and their children that nobody else has."""
    family = [process for child in of for process in (child.process, *child.process.children(recursive=True))]
    return sum(process.memory_full_info().uss for process in family)


@contextmanager
def a_course(stage: Stage, seconds: float, say: Callable[[str], None]) -> Iterator[Course]:
    """A course that leaves no process behind."""
    family = Family(stage.folder, stage.settings)
    try:
        yield Course(stage, family, seconds, random.Random(11), say)
    finally:
        family.end()
