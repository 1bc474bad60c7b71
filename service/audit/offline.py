"""Verifying a bundle, or a single proof, offline: by nothing but the file, and what is trusted."""

import struct
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from domain.checkpoint import Head, Malformed, Note, notes
from domain.errors import GroundswellError
from domain.merkle import EMPTY, HASH, Levels, consistent, included, leaf_hash
from domain.tampering import Found, Kind
from service.audit import bundle as files
from service.audit.bundle import in_a_row
from service.audit.hashing import Hashing, Part
from service.audit.inspecting import Inspection, Inspector
from service.audit.keys import NotSigned, Verifier, opened
from service.audit.proofs import Consistency, Inclusion, since, steps_since
from service.progress import Progress, silent

HEADER = struct.Struct("<26xHH")
"""The end of what stands before a file in a zip: the lengths of its name and of what is beside it."""

BROKEN = (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, struct.error, OverflowError)
"""What reading a zip raises that was spoilt."""


class NotABundle(GroundswellError):
    """A file that cannot be read as a bundle."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"'{file}' cannot be read as an audit bundle: {reason}; have it made again, or sent again.")


def verify(
    file: Path, trusted: Sequence[Verifier] = (), anchors: Sequence[Note] = (), progress: Progress = silent
) -> Inspection:
    """What a bundle proves. Without trusted keys its own are taken. Raises `NotABundle`."""
    try:
        with ZipFile(file) as opened_file:
            return _verified(Bundle(file, opened_file), trusted, anchors, progress)
    except BROKEN as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise NotABundle(file, reason[0][:200].rstrip(".")) from error


class Bundle:
    """The files in a bundle."""

    def __init__(self, file: Path, opened_file: ZipFile) -> None:
        self._file, self._zip = file, opened_file
        names = [info.filename for info in opened_file.infolist()]
        if sorted(names) != sorted(files.NAMES):
            raise BadZipFile("it does not have the files of an audit bundle, or has others beside them")
        self.part(files.README)
        self.text(files.README)

    def text(self, name: str) -> str:
        """A text in it."""
        return self.content(name).decode()

    def content(self, name: str) -> bytes:
        """A file in it, as it was written."""
        self.part(name)
        return self._zip.read(name)

    def part(self, name: str) -> Part:
        """Where a file lies in the bundle."""
        info = self._zip.getinfo(name)
        if info.compress_type != ZIP_STORED or info.compress_size != info.file_size:
            raise BadZipFile("it was packed anew, with compression")
        with self._file.open("rb") as stream:
            stream.seek(info.header_offset)
            begin = info.header_offset + HEADER.size + sum(HEADER.unpack(stream.read(HEADER.size)))
            end = begin + info.file_size
            if end > stream.seek(0, 2):
                raise BadZipFile("its end is missing")
        return Part(self._file, begin, end)


def _verified(of: Bundle, trusted: Sequence[Verifier], anchors: Sequence[Note], progress: Progress) -> Inspection:
    facts, kept = of.part(files.FACTS), of.content(files.HASHES)
    with Hashing(facts) as hashing:  # in other processes, while this one hashes the tree
        inspector = Inspector(_trusted(of, trusted))
        if trusted:
            _compare_keys(of, inspector)
        _take_checkpoints(of, inspector)
        inspector.take_anchors(anchors)
        if len(kept) % HASH or not _ends_a_line(facts):
            inspector.note(Kind.FORM, "The facts or their hashes do not end where one ends: something was cut off.")
        kept = kept[: len(kept) // HASH * HASH]
        levels = Levels(kept)
        hashes = hashing.hashes(progress, levels.size)
    found = Found(hashes, lambda index: islice(facts.lines(), index, None))
    return _and_unproven(inspector.judged(found, kept, levels))


def _and_unproven(inspection: Inspection) -> Inspection:
    """A bundle is to prove all that is in it."""
    if inspection.proven < inspection.facts and inspection.clean:
        beyond = f"{inspection.facts - inspection.proven:,} of {inspection.facts:,} facts are under no checkpoint"
        inspector = Inspector(())
        inspector.note(Kind.UNPROVEN, f"{beyond}, so nothing proves them.", inspection.proven + 1)
        inspection.findings.extend(inspector.findings)
    return inspection


def _trusted(of: Bundle, given: Sequence[Verifier]) -> Sequence[Verifier]:
    if given:
        return given
    try:
        return [Verifier.read(line) for line in of.text(files.KEYS).splitlines()]
    except Malformed as error:
        raise BadZipFile(str(error)) from error


def _compare_keys(of: Bundle, inspector: Inspector) -> None:
    strange = set(of.text(files.KEYS).splitlines()) - {str(key) for key in inspector.trusted}
    if strange:
        inspector.note(Kind.KEY, f"The bundle names a key that you did not: {min(strange)[:120]}.")


def _take_checkpoints(of: Bundle, inspector: Inspector) -> None:
    text = of.text(files.CHECKPOINTS)
    try:
        read = notes(text)
    except Malformed as error:
        inspector.note(Kind.CHECKPOINT, str(error))
        return
    if in_a_row(map(str, read)) != text:
        inspector.note(Kind.FORM, f"'{files.CHECKPOINTS}' is not written as it was: something in it was changed.")
    inspector.take_checkpoints(map(str, read))
    _check_proofs(of.text(files.CONSISTENCY), inspector)


def _check_proofs(text: str, inspector: Inspector) -> None:
    """Each checkpoint continues the one before it, and the file says just that."""
    try:
        proofs = [since(block) for block in text.split("\n\n") if block]
    except Malformed as error:
        inspector.note(Kind.PROOF, str(error))
        return
    before = [Head("", 0, EMPTY), *inspector.heads]
    right = len(proofs) == len(inspector.heads) and text == in_a_row(steps_since(*proof) for proof in proofs)
    for old, new, (size, steps) in zip(before, inspector.heads, proofs, strict=False):
        if size != old.size or not consistent(old.size, new.size, steps, old.root, new.root):
            told = f"The checkpoint over {new.size:,} facts is not proven to continue the one over {old.size:,}."
            inspector.note(Kind.PROOF, told, new.size)
            return
    if not right:
        inspector.note(Kind.PROOF, f"'{files.CONSISTENCY}' does not prove the checkpoints one by one.")


def _ends_a_line(part: Part) -> bool:
    if part.begin == part.end:
        return True
    with part.file.open("rb") as stream:
        stream.seek(part.end - 1)
        return stream.read(1) == b"\n"


def prove(proof: Inclusion | Consistency, trusted: Sequence[Verifier], anchors: Sequence[Note]) -> Head:
    """What a single proof proves: the head of its checkpoint. Raises `NotProven`, `NotSigned` or `Malformed`."""
    new = opened(proof.checkpoint, trusted)
    if isinstance(proof, Inclusion):
        if not included(leaf_hash(proof.leaf), proof.index, new.size, proof.steps, new.root):
            raise NotProven("The fact is not in the log of this checkpoint, or something in the proof was changed.")
        return new
    olds = [head for head in _heads(anchors, trusted) if head.size == proof.old]
    if not olds:
        raise NotProven(f"No anchored checkpoint over {proof.old:,} facts was given; name its file with --anchor.")
    if not all(consistent(proof.old, new.size, proof.steps, old.root, new.root) for old in olds):
        raise NotProven(f"The checkpoint over {new.size:,} facts does not continue the one over {proof.old:,}.")
    return new


def _heads(anchors: Sequence[Note], trusted: Sequence[Verifier]) -> Iterator[Head]:
    return chain(opened(each, trusted) for each in anchors)


class NotProven(NotSigned):
    """A proof that does not prove what it says."""
