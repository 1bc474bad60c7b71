"""Proofs that stand alone, as text: that one fact is in the log (C2SP tlog-proof), that a checkpoint continues another.

The second is what a witness of C2SP tlog-witness is sent: `old` and a size, the proof, and the new checkpoint.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.checkpoint import Malformed, Note, as_base64, from_base64, hash_of, note

INCLUSION = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Inclusion:
    """One fact, its leaf and its place among all, counted from 0, in the tree of a checkpoint."""

    leaf: bytes
    index: int
    steps: Sequence[bytes]
    checkpoint: Note

    def __str__(self) -> str:
        lines = [INCLUSION, f"extra {as_base64(self.leaf)}", f"index {self.index}", *map(as_base64, self.steps)]
        return "\n".join([*lines, "", str(self.checkpoint)])


@dataclass(frozen=True)
class Consistency:
    """That the tree of a checkpoint begins with the `old` first facts as they were."""

    old: int
    steps: Sequence[bytes]
    checkpoint: Note

    def __str__(self) -> str:
        return f"{steps_since(self.old, self.steps)}\n{self.checkpoint}"


def steps_since(old: int, steps: Iterable[bytes]) -> str:
    """The first part of a proof of consistency, without the checkpoint."""
    return "".join(f"{line}\n" for line in (f"old {old}", *map(as_base64, steps)))


def read(text: str) -> Inclusion | Consistency:
    """A proof of either sort; raises `Malformed`."""
    stated, _, signed = text.partition("\n\n")
    first, *lines = stated.split("\n")
    if first != INCLUSION:
        old, steps = since(stated)
        return Consistency(old, steps, note(signed))
    extra = lines.pop(0) if lines and lines[0].startswith("extra ") else ""
    if not extra or not lines:
        raise Malformed("The proof does not say which fact it is of; take one that Groundswell wrote, whole.")
    index = _number(lines.pop(0), "index")
    return Inclusion(from_base64(extra.removeprefix("extra ")), index, [hash_of(line) for line in lines], note(signed))


def since(text: str) -> tuple[int, list[bytes]]:
    """What `steps_since` wrote; raises `Malformed`."""
    first, *lines = text.removesuffix("\n").split("\n")
    return _number(first, "old"), [hash_of(line) for line in lines]


def _number(line: str, word: str) -> int:
    number = line.removeprefix(f"{word} ")[:20]
    if not number.isdecimal() or not number.isascii() or f"{word} {int(number)}" != line:
        raise Malformed(f"'{line[:50]}' should be '{word}' and a number; take the whole of a proof or bundle.")
    return int(number)
