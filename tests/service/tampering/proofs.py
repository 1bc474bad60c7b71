"""What somebody who owns the database can do to what proves the facts: the hashes and the checkpoints."""

import random

from sqlalchemy import text

from domain.checkpoint import Head
from domain.merkle import HASH, Levels, root
from domain.tampering import Kind
from service.audit.keys import Signer
from service.projections.tiles import leaves_of
from tests.service.tampering.conftest import flipped
from tests.service.tampering.facts import Log, change_the_state


def alter_a_tile(log: Log, dice: random.Random) -> None:
    hashes = log.connection.execute(text("SELECT hashes FROM tiles WHERE level = 0")).scalar_one()
    cut = dice.choice([flipped(hashes, dice), hashes[:-HASH], hashes[: -HASH - 1], hashes + bytes(HASH), b""])
    log.do("UPDATE tiles SET hashes = :hashes", hashes=cut)


def alter_the_tree(log: Log, dice: random.Random) -> None:
    log.do(
        dice.choice(["UPDATE tree SET size = size - 1", "UPDATE tiles SET number = 1", "UPDATE tiles SET level = 1"])
    )


def alter_a_checkpoint(log: Log, dice: random.Random) -> None:
    sizes = list(log.connection.execute(text("SELECT size FROM checkpoints")).scalars())
    size = dice.choice(sizes)
    signed = str(log.connection.execute(text("SELECT note FROM checkpoints WHERE size = :s"), {"s": size}).scalar_one())
    place = dice.randrange(len(signed))
    other = chr((ord(signed[place]) + dice.randrange(1, 90)) % 127)
    log.do(
        "UPDATE checkpoints SET note = :note WHERE size = :size",
        size=size,
        note=signed[:place] + other + signed[place + 1 :],
    )


def take_a_checkpoint_away(log: Log, dice: random.Random) -> None:
    sizes = list(log.connection.execute(text("SELECT size FROM checkpoints")).scalars())
    log.do("DELETE FROM checkpoints WHERE size >= :size", size=dice.choice(sizes))


def renumber_a_checkpoint(log: Log, dice: random.Random) -> None:
    log.do("UPDATE checkpoints SET size = size + :by", by=dice.randrange(100, 200))


def sign_with_another_key(log: Log, dice: random.Random) -> None:
    """Tamper, hash anew, and sign as if one were the log."""
    name = str(log.connection.execute(text("SELECT note FROM checkpoints LIMIT 1")).scalar_one()).splitlines()[0]
    change_the_state(log, dice)
    log.rebuild()
    hashes = b"".join(leaves_of(log.connection))
    signer = Signer.new(name)
    for size in list(log.connection.execute(text("SELECT size FROM checkpoints")).scalars()):
        signed = signer.sign(str(Head(name, size, root(size, Levels(hashes)))))
        log.do("UPDATE checkpoints SET note = :note WHERE size = :size", note=str(signed), size=size)


TO_PROOFS = [
    (alter_a_tile, {Kind.HASHES}),
    (alter_the_tree, {Kind.HASHES}),
    (alter_a_checkpoint, {Kind.KEY, Kind.CHECKPOINT}),
    (take_a_checkpoint_away, {Kind.CHECKPOINT}),
    (renumber_a_checkpoint, {Kind.CHECKPOINT}),
    (sign_with_another_key, {Kind.BETWEEN}),
]
