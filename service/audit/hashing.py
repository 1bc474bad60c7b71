"""The leaf hashes of the lines of a large file, by other processes: SHA-256 holds Python to one processor.

`python -m service.audit.hashing FILE BEGIN END` writes the hashes of the lines between two bytes to stdout.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Self

from domain.merkle import HASH, line_hashes
from service.progress import Progress

BLOCK = 128 * 1024
"""Bytes read at once; few enough to stay near the processor."""

LARGE = 16 * 1024 * 1024
"""A part smaller than this is not worth a process."""

OWN = 0.2
"""How much of the lines this process takes itself where there are two processors; it has the tree to hash as well."""


@dataclass(frozen=True)
class Part:
    """The bytes of a file from one to another."""

    file: Path
    begin: int
    end: int

    def blocks(self) -> Iterator[bytes]:
        """Whole lines, some megabytes at once."""
        with self.file.open("rb") as stream:
            stream.seek(self.begin)
            rest, left = b"", self.end - self.begin
            while left and (block := stream.read(min(BLOCK, left))):
                left -= len(block)
                whole = block.rfind(b"\n") + 1
                if whole:
                    yield rest + block[:whole]
                    rest = b""
                rest += block[whole:]
            if rest:
                yield rest

    def lines(self) -> Iterator[bytes]:
        """The lines without their ends."""
        for block in self.blocks():
            yield from block.removesuffix(b"\n").split(b"\n")

    def split(self, shares: Sequence[float]) -> Iterator["Part"]:
        """Parts of whole lines, about as large as these shares of the whole."""
        begin, share = self.begin, 0.0
        with self.file.open("rb") as stream:
            for each in shares[:-1]:
                share += each
                stream.seek(max(begin, self.begin + int((self.end - self.begin) * share)))
                stream.readline()
                end = min(stream.tell(), self.end)
                yield Part(self.file, begin, end)
                begin = end
        yield Part(self.file, begin, self.end)


class Hashing:
    """Hashes of the lines of a part, made from now on until they are asked for. Use it in a `with`."""

    def __init__(self, part: Part) -> None:
        helpers = min((part.end - part.begin) // LARGE, max(1, (os.cpu_count() or 1) - 1))
        own = {0: 1.0, 1: OWN}.get(helpers, 0.0)
        *self._helped, self._own = part.split([*[(1 - own) / helpers] * helpers, own] if helpers else [own])
        self._stack = ExitStack()
        self._running: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []

    def __enter__(self) -> Self:
        for part in self._helped:
            hashes = self._stack.enter_context(TemporaryFile())
            command = [sys.executable, "-m", __name__, str(part.file), str(part.begin), str(part.end)]
            process = subprocess.Popen(command, stdout=hashes)  # noqa: S603  # nosec B603 # our own program
            self._stack.callback(_end, process)
            self._running.append((process, hashes))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def hashes(self, progress: Progress, expected: int) -> bytes:
        """All of them, joined; `progress` is told how many of the expected number are done."""
        own = b"".join(_hashes(self._own))
        while any(process.poll() is None for process, _ in self._running):
            done = sum(os.fstat(hashes.fileno()).st_size for _, hashes in self._running)
            progress((len(own) + done) // HASH, expected)
            time.sleep(0.02)
        return b"".join([*(_collected(*each) for each in self._running), own])


def _hashes(part: Part) -> Iterator[bytes]:
    return map(line_hashes, part.blocks())


def _collected(process: "subprocess.Popen[bytes]", hashes: IO[bytes]) -> bytes:
    if process.returncode:
        raise ChildProcessError(f"hashing in another process ended with {process.returncode}")
    hashes.seek(0)
    return hashes.read()


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


if __name__ == "__main__":
    for piece in _hashes(Part(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))):
        sys.stdout.buffer.write(piece)
