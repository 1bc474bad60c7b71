"""What somebody can do to the files of a bundle."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from domain.checkpoint import Head, notes
from domain.merkle import Levels, consistency, leaf_hashes, root
from domain.tampering import Kind
from service.audit import bundle
from service.audit.keys import Signer
from service.audit.proofs import steps_since
from tests.service.tampering.conftest import FACTS, SIGNED, flipped


@dataclass
class Bundle:
    """The files of a bundle, to be tampered with."""

    files: dict[str, bytes]
    dice: random.Random

    @property
    def lines(self) -> list[bytes]:
        return self.files[bundle.FACTS].splitlines(keepends=True)

    @lines.setter
    def lines(self, lines: list[bytes]) -> None:
        self.files[bundle.FACTS] = b"".join(lines)

    def some(self) -> int:
        return self.dice.randrange(len(self.lines))

    def flip(self, name: str) -> None:
        self.files[name] = flipped(self.files[name], self.dice)

    def written(self, file: Path) -> Path:
        with ZipFile(file, "w", ZIP_STORED) as to:
            for name, content in self.files.items():
                to.writestr(ZipInfo(name), content)
        return file

    def hash_anew(self) -> None:
        leaves = (line.removesuffix(b"\n") for line in self.lines)
        self.files[bundle.HASHES] = leaf_hashes(leaves)


def without(lines: list[bytes], index: int) -> list[bytes]:
    return lines[:index] + lines[index + 1 :]


def change_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index, lines = it.some(), it.lines
    changed = flipped(lines[index][:-1], it.dice).replace(b"\n", b" ").replace(b"\r", b" ")
    lines[index] = (changed if changed != lines[index][:-1] else changed + b" ") + b"\n"
    it.lines = lines
    return index + 1, {Kind.CHANGED}


def remove_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index = it.some()
    last = index == len(it.lines) - 1
    it.lines = without(it.lines, index)
    return index + 1, {Kind.CUT_OFF if last else Kind.REMOVED}


def insert_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index, lines = it.some(), it.lines
    it.lines = [*lines[:index], lines[it.some()].replace(b"2024", b"2023") + b"", *lines[index:]]
    return index + 1, {Kind.INSERTED, Kind.REORDERED}


def swap_two_lines(it: Bundle) -> tuple[int, set[Kind]]:
    lines = it.lines
    one, other = sorted(it.dice.sample(range(len(lines)), 2))
    lines[one], lines[other] = lines[other], lines[one]
    it.lines = lines
    return one + 1, {Kind.REORDERED}


def cut_off_lines(it: Bundle) -> tuple[int, set[Kind]]:
    index = it.some()
    it.lines = it.lines[:index]
    return index + 1, {Kind.CUT_OFF}


def cut_off_everything_after_a_checkpoint(it: Bundle) -> tuple[int, set[Kind]]:
    """So that the bundle agrees with itself: only what was kept elsewhere tells."""
    signed = notes(it.files[bundle.CHECKPOINTS].decode())
    kept = it.dice.randrange(1, len(signed))
    size = int(signed[kept - 1].text.splitlines()[1])
    it.lines = it.lines[:size]
    it.hash_anew()
    it.files[bundle.CHECKPOINTS] = bundle.in_a_row(map(str, signed[:kept])).encode()
    it.files[bundle.CONSISTENCY] = b"".join(
        b"%b\n\n" % each for each in it.files[bundle.CONSISTENCY].split(b"\n\n")[:kept]
    )
    return size + 1, {Kind.CUT_OFF}


TO_LINES = [
    change_a_line,
    remove_a_line,
    insert_a_line,
    swap_two_lines,
    cut_off_lines,
    cut_off_everything_after_a_checkpoint,
]


def flip_somewhere(name: str) -> Callable[[Bundle], None]:
    def flip(it: Bundle) -> None:
        it.flip(name)

    flip.__name__ = f"flip_in_{name}"
    return flip


def alter_lines_and_hashes(it: Bundle) -> None:
    it.dice.choice([change_a_line, remove_a_line, swap_two_lines, cut_off_lines])(it)
    it.hash_anew()


def take_a_note_away(it: Bundle) -> None:
    signed = notes(it.files[bundle.CHECKPOINTS].decode())
    del signed[it.dice.randrange(len(signed))]
    it.files[bundle.CHECKPOINTS] = bundle.in_a_row(map(str, signed)).encode()


def take_a_proof_away(it: Bundle) -> None:
    proofs = it.files[bundle.CONSISTENCY].split(b"\n\n")
    del proofs[it.dice.randrange(len(proofs) - 1)]
    it.files[bundle.CONSISTENCY] = b"\n\n".join(proofs)


def end_otherwise(it: Bundle) -> None:
    name = it.dice.choice([bundle.FACTS, bundle.HASHES, bundle.CHECKPOINTS, bundle.CONSISTENCY])
    content = it.files[name]
    it.files[name] = it.dice.choice([content[:-1], content + b"\n", content + b"x", b"", content * 2])


def forge_it_all(it: Bundle) -> None:
    """Another history, signed by another key, consistent in itself."""
    change_a_line(it)
    it.hash_anew()
    levels, signer = Levels(it.files[bundle.HASHES]), Signer.new("groundswell")
    sizes = [SIGNED[0], FACTS]
    signed = [str(signer.sign(str(Head("groundswell", size, root(size, levels))))) for size in sizes]
    proofs = [steps_since(0, []), steps_since(SIGNED[0], consistency(SIGNED[0], FACTS, levels))]
    it.files |= {
        bundle.CHECKPOINTS: bundle.in_a_row(signed).encode(),
        bundle.CONSISTENCY: bundle.in_a_row(proofs).encode(),
        bundle.KEYS: f"{signer.verifier}\n".encode(),
    }


TO_BUNDLES = [
    *map(flip_somewhere, (bundle.FACTS, bundle.HASHES, bundle.CHECKPOINTS, bundle.CONSISTENCY, bundle.KEYS)),
    alter_lines_and_hashes,
    take_a_note_away,
    take_a_proof_away,
    end_otherwise,
    forge_it_all,
]
