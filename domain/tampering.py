"""Who was tampered with: the facts as they are found, against the hashes and the signed heads that tell how they were.

Three things are held against one another: the leaf hashes of the facts as found, the leaf hashes that were kept of
them (`kept`), and heads that somebody signed. A head proves a hash, a proven hash proves a fact. Where a proven hash
differs, the first fact is named exactly; where the hashes were altered as well, the range between two heads.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.checkpoint import Head
from domain.merkle import HASH, Levels, leaf_hash, root

NEAR = 64
"""How far facts are looked for that were renumbered after others went."""


class Kind(StrEnum):
    """What is not in order."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut off"
    BETWEEN = "altered between two checkpoints"
    UNPROVEN = "unproven"
    HASHES = "hashes"
    CHECKPOINT = "checkpoint"
    PROOF = "proof"
    KEY = "key"
    FORM = "form"
    UNGUARDED = "unguarded"


@dataclass(frozen=True)
class Finding:
    """Something that is not in order. `number` counts facts from 1, in order; `position` is the one in the log.

    With `until`, some fact from `number` to there is meant.
    """

    kind: Kind
    sentence: str
    number: int | None = None
    position: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class Found:
    """The facts as found: their leaf hashes, joined, and the leaves themselves from the one at an index on."""

    hashes: bytes
    leaves: Callable[[int], Iterator[bytes]]

    def __len__(self) -> int:
        return len(self.hashes) // HASH


@dataclass(frozen=True)
class Judgement:
    """What is not in order, the first fact first; and how many facts are proven by a head."""

    findings: list[Finding]
    proven: int


def judge(found: Found, kept: bytes, heads: Sequence[Head], levels: Levels | None = None) -> Judgement:
    """Hold the facts against what was kept and signed; `levels` are those of `kept`, where they are made already."""
    same = found.hashes == kept
    levels = levels or Levels(kept)
    fit = _fitting(heads, levels if same else Levels(found.hashes))
    proven = max((head.size for head in fit), default=0)
    hashes_proven = proven if same else max((head.size for head in _fitting(heads, levels)), default=0)
    unfit = sorted((head for head in heads if head not in fit), key=lambda head: head.size)
    findings = [_lying(head) for head in unfit if head.size <= proven]
    broken = next((head for head in unfit if head.size > proven), None)
    if broken:
        findings.append(_first_altered(found, kept, hashes_proven) or _somewhere(found, proven, broken))
    elif not same:
        findings.append(_unsigned(found, kept, proven))
    return Judgement(findings, proven)


def _fitting(heads: Sequence[Head], levels: Levels) -> list[Head]:
    return [head for head in heads if head.size <= levels.size and root(head.size, levels) == head.root]


def _lying(head: Head) -> Finding:
    told = (
        f"The checkpoint over {_many(head.size)} is signed, but of another log than the facts and the later "
        "checkpoints: whoever has the signing key signed two histories."
    )
    return Finding(Kind.CHECKPOINT, told, head.size)


def _somewhere(found: Found, proven: int, broken: Head) -> Finding:
    """The hashes that would name the fact are altered as well, or gone."""
    if len(found) == proven:
        return _cut_off(found, proven, broken.size)
    before = f"the one over {_many(proven)} does" if proven else "and none does"
    fewer = broken.size - len(found)
    some = f"{fewer:,} or more" if fewer > 0 else "one or more"
    what = "removed or cut off" if fewer > 0 else "altered, removed or inserted"
    told = (
        f"Of the facts number {proven + 1:,} to {broken.size:,}, {some} were {what}: the checkpoint over "
        f"{_many(broken.size)} does not fit, {before}. The hashes that would name the fact were altered as well."
    )
    return Finding(Kind.BETWEEN, told, proven + 1, until=broken.size)


def _unsigned(found: Found, kept: bytes, proven: int) -> Finding:
    """All heads fit the facts, but facts and hashes differ."""
    altered = _first_altered(found, kept, max(len(found), len(kept) // HASH))
    if altered is None or (altered.number or 0) <= proven:
        number = _first_difference(found.hashes, kept) + 1
        told = f"The hash that was kept of fact number {number:,} was altered; the fact itself is as it was signed."
        return Finding(Kind.HASHES, told, number)
    told = f"{altered.sentence} No checkpoint is over it yet; this is told by the hash that was kept of it."
    return Finding(altered.kind, told, altered.number, altered.position, altered.until)


def _first_altered(found: Found, kept: bytes, among: int) -> Finding | None:
    """The first of so many facts that is not as its hash says; None where all are."""
    index = _first_difference(found.hashes, kept)
    if index >= among:
        return None
    if index >= len(found):
        return _cut_off(found, index, len(kept) // HASH)
    return _Place(found, kept, index).finding()


def _first_difference(found: bytes, kept: bytes) -> int:
    """The index of the first hash that differs; the lesser length where one begins with the other."""
    low, high = 0, min(len(found), len(kept)) // HASH
    while low < high:
        middle = (low + high + 1) // 2
        if found[low * HASH : middle * HASH] == kept[low * HASH : middle * HASH]:
            low = middle
        else:
            high = middle - 1
    return low


def _cut_off(found: Found, index: int, size: int) -> Finding:
    last = _position(next(found.leaves(index - 1))) if index else None
    after = f"after {_named(index, last)}" if index else "before the first fact"
    gone = f"number {index + 1:,}" if size == index + 1 else f"number {index + 1:,} to {size:,}"
    told = f"The log ends {after}; {'the fact' if size == index + 1 else 'the facts'} {gone} was cut off."
    if size > index + 1:
        told = told.replace(" was cut off", " were cut off")
    return Finding(Kind.CUT_OFF, told, index + 1, until=size)


@dataclass(frozen=True)
class _Place:
    """The first place at which a fact is not as its hash says."""

    found: Found
    kept: bytes
    index: int

    def finding(self) -> Finding:
        """What happened there."""
        here, should = (_hash(each, self.index) for each in (self.found.hashes, self.kept))
        elsewhere = _next(self.kept, here, self.index)
        moved = _next(self.found.hashes, should, self.index)
        if elsewhere is not None and moved is not None:
            return self._told(Kind.REORDERED)
        if moved is not None:
            return self._told(Kind.INSERTED)
        if elsewhere is not None:
            return self._removed(elsewhere - self.index)
        return self._renumbered() or self._told(Kind.CHANGED)

    def _renumbered(self) -> Finding | None:
        """Whether the facts are the same under other positions: then one went, came, or changed places."""
        leaf = self._leaf()
        position = _position(leaf)
        if position is None:
            return None
        should = _hash(self.kept, self.index)
        for index, other in enumerate(self.found.leaves(self.index + 1), self.index + 1):
            if _at(position, other) == should:
                changed_places = _at(_position(other) or 0, leaf) == _hash(self.kept, index)
                return self._told(Kind.REORDERED if changed_places else Kind.INSERTED)
        for gone in range(1, NEAR):
            if _hash(self.kept, self.index + gone) == _at(position + gone, leaf):
                return self._removed(gone)
        return None

    def _told(self, kind: Kind) -> Finding:
        position = _position(self._leaf())
        what = {
            Kind.CHANGED: "was changed after it was recorded",
            Kind.INSERTED: "was inserted after the facts around it were signed",
            Kind.REORDERED: "stands where another fact was recorded: facts were reordered",
        }
        told = f"{_named(self.index + 1, position).capitalize()} {what[kind]}."
        return Finding(kind, told, self.index + 1, position)

    def _removed(self, many: int) -> Finding:
        number, last = self.index + 1, self.index + many
        which = f"Fact number {number:,} was" if many == 1 else f"Facts number {number:,} to {last:,} were"
        told = f"{which} removed, just before what is now {_named(number, _position(self._leaf()))}."
        return Finding(Kind.REMOVED, told, number, until=last)

    def _leaf(self) -> bytes:
        return next(self.found.leaves(self.index))


def _hash(hashes: bytes, index: int) -> bytes:
    return hashes[index * HASH : (index + 1) * HASH]


def _next(hashes: bytes, wanted: bytes, after: int) -> int | None:
    """The index after another at which a hash stands."""
    place = hashes.find(wanted, (after + 1) * HASH)
    while place % HASH and place >= 0:  # within two others: as good as never
        place = hashes.find(wanted, place + 1)
    return None if place < 0 else place // HASH


def _at(position: int, leaf: bytes) -> bytes:
    """The hash of a leaf if it had another position."""
    return leaf_hash(b"%d\t%b" % (position, leaf.partition(b"\t")[2]))


def _position(leaf: bytes) -> int | None:
    """The position that a leaf names; None where it names none."""
    try:
        return int(leaf.partition(b"\t")[0][:20])
    except ValueError:
        return None


def _named(number: int, position: int | None) -> str:
    if position is None:
        return f"the fact number {number:,}"
    return f"fact {position:,}" + ("" if position == number else f" (number {number:,} in order)")


def _many(facts: int) -> str:
    return "1 fact" if facts == 1 else f"{facts:,} facts"
