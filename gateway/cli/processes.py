"""Several processes that live and end together."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from gateway.cli.errors import Failed
from gateway.cli.output import err

GRACE = 15.0
"""Seconds that a part has to end by itself before it is killed."""

HINT = 3.0
"""Seconds after Ctrl-C, which the terminal sends to all parts, before they are asked once more."""


@dataclass(frozen=True)
class Part:
    """One process: what people call it, its command, and the address at which it answers, if it does."""

    name: str
    command: list[str]
    answers: tuple[str, int] | None = None


Running = list[tuple[Part, "subprocess.Popen[bytes]"]]


def run_together(parts: Sequence[Part], ready: str) -> None:
    """Run the parts until this process is asked to stop, or until one of them ends: then all do.

    Says `ready` once all parts answer. Raises `Failed` where a part ended by itself.
    """
    running: Running = []
    with _stop_signals() as asked:
        try:
            for part in parts:
                running.append((part, subprocess.Popen(part.command)))  # noqa: S603  # nosec B603 # our own commands
            ended = _wait(running, asked, ready)
        finally:
            _stop(running, told_already=signal.SIGINT in asked)
    if ended is not None:
        part, code = ended
        raise Failed(f"{part.name[0].upper()}{part.name[1:]} ended (exit code {code}), so the rest was stopped, too.")


@contextmanager
def _stop_signals() -> Iterator[list[int]]:
    """The signals that have asked this process to stop, as they come."""
    asked: list[int] = []

    def ask(number: int, _: FrameType | None) -> None:
        asked.append(number)

    before = {each: signal.signal(each, ask) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield asked
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _wait(running: Running, asked: list[int], ready: str) -> tuple[Part, int] | None:
    """Until asked to stop (None), or until a part has ended: which, and its exit code."""
    silent = [part.answers for part, _ in running if part.answers]
    while not asked:
        for part, process in running:
            code = process.poll()
            if code is not None:
                return part, code
        if silent and all(map(_answers, silent)):
            err().print(ready, markup=False, soft_wrap=True)
            silent = []
        time.sleep(0.1)
    return None


def _answers(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address, timeout=0.2).close()
    except OSError:
        return False
    return True


def _stop(running: Running, *, told_already: bool) -> None:
    processes = [process for _, process in running]
    if told_already:
        _wait_for(processes, HINT)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    _wait_for(processes, GRACE)
    for process in processes:
        if process.poll() is None:
            process.kill()
            process.wait()


def _wait_for(processes: "list[subprocess.Popen[bytes]]", seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(process.poll() is None for process in processes):
        time.sleep(0.05)
