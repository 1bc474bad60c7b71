"""The Merkle tree is that of RFC 6962: published vectors, and a naive definition beside it."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.merkle import (
    EMPTY,
    HASH,
    Levels,
    consistency,
    consistent,
    included,
    inclusion,
    leaf_hash,
    leaf_hashes,
    line_hashes,
    root,
)

# the eight leaves, roots and proofs with which implementations of Certificate Transparency test themselves
LEAVES = [
    bytes.fromhex(each)
    for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}

LEAF_HASHES = leaf_hashes(LEAVES)
TREE = Levels(LEAF_HASHES)
leaves_of_any_tree = st.lists(st.binary(max_size=40).map(lambda leaf: leaf.replace(b"\n", b"")), max_size=70)


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots_are_found(size):
    assert root(size, TREE).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_published_proofs_of_inclusion_are_made_and_accepted(index, size):
    proof = inclusion(index, size, TREE)
    assert [each.hex() for each in proof] == INCLUSION[index, size]
    assert included(leaf_hash(LEAVES[index]), index, size, proof, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_the_published_proofs_of_consistency_are_made_and_accepted(old, new):
    proof = consistency(old, new, TREE)
    assert [each.hex() for each in proof] == CONSISTENCY[old, new]
    assert consistent(old, new, proof, bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[new]))


def naive_root(leaves):
    """The definition in RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\1" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(m, leaves):
    if len(leaves) == 1:
        return []
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    if m < k:
        return [*naive_path(m, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive_root(leaves[:k])]


def naive_subproof(m, leaves, whole):
    if m == len(leaves):
        return [] if whole else [naive_root(leaves)]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    if m <= k:
        return [*naive_subproof(m, leaves[:k], whole), naive_root(leaves[k:])]
    return [*naive_subproof(m - k, leaves[k:], False), naive_root(leaves[:k])]


@given(leaves_of_any_tree)
def test_root_and_proofs_are_what_the_definition_says(leaves):
    tree = Levels(leaf_hashes(leaves))
    for size in range(len(leaves) + 1):
        assert root(size, tree) == naive_root(leaves[:size])
    for index in range(len(leaves)):
        assert inclusion(index, len(leaves), tree) == naive_path(index, leaves)
        assert consistency(index + 1, len(leaves), tree) == naive_subproof(index + 1, leaves, True)


@given(leaves_of_any_tree, st.data())
def test_every_proof_is_accepted_and_none_for_anything_else(leaves, data):
    tree = Levels(leaf_hashes(leaves))
    new = len(leaves)
    old = data.draw(st.integers(0, new))
    proof, roots = consistency(old, new, tree), (root(old, tree), root(new, tree))
    assert consistent(old, new, proof, *roots)
    other = data.draw(st.binary(min_size=HASH, max_size=HASH).filter(lambda each: each not in roots))
    assert not consistent(old, new, proof, other, roots[1])
    assert old == 0 or not consistent(old, new, proof, roots[0], other)
    assert not consistent(old, new, [*proof, other], *roots)
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        assert not consistent(old, new, proof[:place] + proof[place + 1 :], *roots)
        assert not consistent(old, new, [*proof[:place], other, *proof[place + 1 :]], *roots)


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40, unique=True), st.data())
def test_a_leaf_is_included_where_it_stands_and_nowhere_else(leaves, data):
    tree, size = Levels(leaf_hashes(leaves)), len(leaves)
    index = data.draw(st.integers(0, size - 1))
    leaf, proof, whole = leaf_hash(leaves[index]), inclusion(index, size, tree), root(size, tree)
    assert [at for at in range(-1, size + 1) if included(leaf, at, size, proof, whole)] == [index]
    assert not included(leaf_hash(leaves[index] + b"x"), index, size, proof, whole)
    assert not included(leaf, index, size, [*proof, whole], whole)


@given(leaves_of_any_tree)
def test_lines_are_hashed_as_leaves(leaves):
    assert line_hashes(b"".join(leaf + b"\n" for leaf in leaves)) == leaf_hashes(leaves)


def test_no_leaf_can_pass_for_a_node():
    two = leaf_hashes([b"a", b"b"])
    assert leaf_hash(two) != root(2, Levels(two))
    assert root(0, Levels(b"")) == EMPTY
