"""Programs of ours as real processes, which a test stops, kills and replaces by their process id."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE = 100.0  # seconds that a process may take to start or to end on a busy machine
WORKER = ("dramatiq", "workers.main", "--processes", "1", "--threads", "2")
AT_WORK = "ready for action"


@dataclass
class Child:
    """A process with its output in files, so that what it has written outlives it."""

    process: psutil.Process
    name: Path

    def lines(self) -> list[str]:
        """The whole lines that it has written so far."""
        return self.name.with_suffix(".out").read_text().split("\n")[:-1]

    def told(self) -> str:
        """What it has said on stderr so far."""
        return self.name.with_suffix(".err").read_text()

    def await_output(self, text: str) -> None:
        """Wait until it has written this; fail if it ends before."""
        until(lambda: self._has_written(text) or _has_ended(self.process), f"{self.name} to write {text!r}")
        assert self._has_written(text), f"{self.name} ended without {text!r}:\n{self.told()[-3000:]}"

    def kill(self) -> None:
        """SIGKILL for it and its children, the parent first, so that it can do nothing about it."""
        family = _family(self.process)
        for each in family:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        until(lambda: all(map(_has_ended, family)), f"{self.name} to be gone")

    def stop(self) -> int:
        """SIGTERM; the exit code once it has ended."""
        self.process.send_signal(signal.SIGTERM)
        return self.finish()

    def finish(self) -> int:
        """Wait until it has ended by itself; the exit code."""
        code: int = self.process.wait(PATIENCE)
        return code

    @property
    def is_running(self) -> bool:
        return not _has_ended(self.process)

    def _has_written(self, text: str) -> bool:
        return text in self.told() or text in "\n".join(["", *self.lines(), ""])


@dataclass
class Family:
    """Starts processes, all with the same settings, and lets none of them outlive the test."""

    folder: Path
    settings: dict[str, str]
    children: list[Child] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def program(self, *words: object, **settings: object) -> Child:
        """Start a program with these settings over the family's."""
        name = self.folder / f"child-{next(self._numbers)}"
        with name.with_suffix(".out").open("w") as out, name.with_suffix(".err").open("w") as err:
            process = psutil.Popen(
                list(map(str, words)),
                env=self._environment(settings),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )
        return self._with(Child(process, name))

    def python(self, *words: object, **settings: object) -> Child:
        """Start `python -m words` with these settings over the family's."""
        return self.program(sys.executable, "-m", *words, **settings)

    def worker(self, **settings: object) -> Child:
        """A worker as production runs it, at work."""
        child = self.python(*WORKER, **settings)
        child.await_output(AT_WORK)
        return child

    def child(self, name: str, *words: object, **settings: object) -> Child:
        """One of `tests.faults.children`, once it is ready."""
        child = self.python("tests.faults.children", name, *words, **settings)
        child.await_output("\nready\n")
        return child

    def nursery(self) -> "Nursery":
        """Where processes start quickly, for tests that need many."""
        return Nursery(self, self.child("nursery", self.folder))

    def end(self) -> None:
        """Leave nobody behind."""
        for child in self.children:
            child.kill()
            if isinstance(child.process, psutil.Popen):
                child.process.wait(PATIENCE)

    def _with(self, child: Child) -> Child:
        self.children.append(child)
        return child

    def _environment(self, settings: dict[str, object]) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not _is_setting(name)}
        ours = {**self.settings, **settings}
        return inherited | {f"GROUNDSWELL_{name.upper()}": str(value) for name, value in ours.items()}


def _is_setting(name: str) -> bool:
    """Whether a variable is a setting of ours, but for the master key, which is that of all tests."""
    return name.startswith("GROUNDSWELL_") and name != "GROUNDSWELL_MASTER_KEY_FILE"


@dataclass
class Nursery:
    """A process that has all libraries loaded; what it bears is at work in no time."""

    family: Family
    mother: Child

    def python(self, *words: object) -> Child:
        """Start `python -m words` as a child of the nursery."""
        name = self.family.folder / f"child-{next(self.family._numbers)}"
        order, born = name.with_suffix(".order"), name.with_suffix(".pid")
        for suffix in (".out", ".err"):
            name.with_suffix(suffix).touch()
        order.with_suffix(".new").write_text(json.dumps([str(name), *map(str, words)]))
        order.with_suffix(".new").rename(order)
        until(born.exists, f"{name} to be born")
        return self.family._with(Child(psutil.Process(int(born.read_text())), name))


def until(true: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait for something; fail after a long while."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} seconds for {what}"
        time.sleep(0.01)


def _family(parent: psutil.Process) -> list[psutil.Process]:
    try:
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _has_ended(process: psutil.Process) -> bool:
    """Also where nobody has asked for its exit code yet."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE or not process.is_running()
    except psutil.NoSuchProcess:
        return True
