"""Merkle trees of RFC 6962 (and RFC 9162, section 2.1): hashes, roots, proofs, and how proofs are checked.

A hash is SHA-256, 32 bytes; many are kept joined, one behind the other. A leaf is hashed with a byte 0 before it, two
hashes with a byte 1. Proofs are lists of hashes, the lowest first. A `Subtree` gives the hash of a complete subtree:
the one at level 3 with index 5 stands over the leaves 40 to 47.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from struct import iter_unpack

HASH = 32
"""Bytes of a hash."""

EMPTY = sha256(b"").digest()
"""The root of the tree without leaves."""

Subtree = Callable[[int, int], bytes]
"""From level and index to the hash of the complete subtree there."""


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf."""
    return sha256(b"\0" + leaf).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> bytes:
    """The hashes of many leaves, joined."""
    return b"".join([sha256(b"\0" + leaf).digest() for leaf in leaves])


def line_hashes(lines: bytes) -> bytes:
    """The hashes of leaves that are lines, each ended by a newline, joined; the quickest way for many."""
    if not lines:
        return b""
    begun, hashes = sha256(b"\0").copy, []
    for line in lines.removesuffix(b"\n").split(b"\n"):
        leaf = begun()  # quicker than to put the byte before each line
        leaf.update(line)
        hashes.append(leaf.digest())
    return b"".join(hashes)


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two hashes."""
    return sha256(b"\1" + left + right).digest()


class Levels:
    """All complete subtrees over leaf hashes, level by level; a `Subtree` to be called."""

    def __init__(self, hashes: bytes) -> None:
        self.size = len(hashes) // HASH
        self._levels = [hashes]
        while len(self._levels[-1]) >= 2 * HASH:
            self._levels.append(_in_pairs(self._levels[-1]))

    def __call__(self, level: int, index: int) -> bytes:
        """The hash of the complete subtree there."""
        return self._levels[level][index * HASH : (index + 1) * HASH]

    def row(self, level: int) -> bytes:
        """All hashes of a level, joined; none where the tree is not that high."""
        return self._levels[level] if 0 <= level < len(self._levels) else b""


def _in_pairs(hashes: bytes) -> bytes:
    whole = len(hashes) // (2 * HASH) * 2 * HASH
    begun, above = sha256(b"\1").copy, []
    for (pair,) in iter_unpack(f"{2 * HASH}s", memoryview(hashes)[:whole]):
        node = begun()  # quicker than to put the byte before each pair
        node.update(pair)
        above.append(node.digest())
    return b"".join(above)


def root(size: int, subtree: Subtree) -> bytes:
    """The root over the first so many leaves."""
    return _over(0, size, subtree) if size else EMPTY


def inclusion(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The proof that a leaf (counted from 0) is in the tree of the first so many (RFC 6962, 2.1.1)."""
    begin, end, proof = 0, size, []
    while end - begin > 1:
        middle = begin + _left(end - begin)
        if index < middle:
            proof.append(_over(middle, end, subtree))
            end = middle
        else:
            proof.append(_over(begin, middle, subtree))
            begin = middle
    return proof[::-1]


def consistency(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The proof that the tree of the first `new` leaves begins with that of the first `old` (RFC 6962, 2.1.2)."""
    if old in {0, new}:
        return []
    begin, end, proof = 0, new, []
    while old != end:
        middle = begin + _left(end - begin)
        if old <= middle:
            proof.append(_over(middle, end, subtree))
            end = middle
        else:
            proof.append(_over(begin, middle, subtree))
            begin = middle
    if begin:  # otherwise it is the old root, which whoever checks has
        proof.append(_over(begin, end, subtree))
    return proof[::-1]


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], of: bytes) -> bool:
    """Whether the proof takes the hash of a leaf to the root `of` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            found = node_hash(step, found)
            first, last = _up_to_right(first, last)
        else:
            found = node_hash(found, step)
        first, last = first >> 1, last >> 1
    return last == 0 and found == of


def consistent(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the proof joins both roots (RFC 9162, 2.1.4.2); a tree without leaves begins every tree."""
    if old == 0:
        return not proof and old_root == EMPTY
    if old >= new or not proof:
        return old == new and not proof and old_root == new_root
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    found_old = found_new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            found_old, found_new = node_hash(step, found_old), node_hash(step, found_new)
            first, last = _up_to_right(first, last)
        else:
            found_new = node_hash(found_new, step)
        first, last = first >> 1, last >> 1
    return last == 0 and found_old == old_root and found_new == new_root


def _over(begin: int, end: int, subtree: Subtree) -> bytes:
    """The hash over leaves; `begin` is where a subtree of that size may begin."""
    width = end - begin
    if width & (width - 1) == 0:
        return subtree(width.bit_length() - 1, begin // width)
    middle = begin + _left(width)
    return node_hash(_over(begin, middle, subtree), _over(middle, end, subtree))


def _left(width: int) -> int:
    """How many of so many leaves stand on the left: the largest power of two that is smaller."""
    return 1 << ((width - 1).bit_length() - 1)


def _up_to_right(first: int, last: int) -> tuple[int, int]:
    """Skip the levels at which the node has no sibling."""
    while first and not first & 1:
        first, last = first >> 1, last >> 1
    return first, last
