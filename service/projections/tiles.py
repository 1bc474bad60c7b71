"""The Merkle tree over all facts, as tiles of 256 hashes (C2SP tlog-tiles).

It follows the log as the timeline does: tiles and position are one transaction, and the position is locked while a
batch is taken, so each fact is hashed exactly once whatever is killed when. A tile of level 0 holds the hashes of 256
leaves; one of level 1 the hashes over 256 full tiles of level 0, and so on; the last of each level fills up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from domain.errors import GroundswellError
from domain.merkle import HASH, Levels, leaf_hashes
from service.database import Database
from service.leaves import head, read
from service.projections.dead_letters import take_back
from service.projections.tables import tiles, tree

TASK = "tree"
ALL = "all facts"
"""The subject of a dead letter when the tree could not go on."""

WIDTH, HEIGHT = 256, 8
"""Hashes in a tile, and the levels of the tree that one spans."""


class TilesDamaged(GroundswellError):
    """Hashes that should be in the tiles are not."""

    def __init__(self, level: int, number: int) -> None:
        super().__init__(
            f"Tile {number:,} of level {level} lacks hashes, so somebody changed the tiles; "
            "'groundswell rebuild' makes them anew, and 'groundswell audit check' tells whether the facts are in order."
        )


class Grown(NamedTuple):
    """How far the tree has grown: the last fact in it, and how many are."""

    position: int
    size: int


@dataclass(frozen=True)
class Tree:
    """Follows the log of facts into the tiles. The facts may lie in another database than the tiles."""

    facts: Database
    database: Database
    batch: int

    def advance(self, until: int | None = None) -> int:
        """Take the next batch, with nothing after position `until`; how many facts it had."""
        if not self.behind():
            return 0  # nothing new: leave the write lock to others
        with self.facts.reading() as log, self.database.writing() as connection:
            locked = select(tree.c.position, tree.c.size).with_for_update()
            grown = Grown(*connection.execute(locked).one())
            leaves = read(log, grown.position, self.batch, until)
            if leaves:
                append(connection, grown.size, leaf_hashes([leaf.content for leaf in leaves]))
                now = {"position": leaves[-1].position, "size": grown.size + len(leaves)}
                connection.execute(update(tree).values(now))
                take_back(connection, TASK, ALL)
        return len(leaves)

    def behind(self) -> bool:
        """Whether there are facts that are not in the tree yet."""
        with self.facts.reading() as log, self.database.reading() as connection:
            return grown(connection).position < head(log)


def grown(connection: Connection) -> Grown:
    """How far the tree has grown."""
    return Grown(*connection.execute(select(tree.c.position, tree.c.size)).one())


def append(connection: Connection, size: int, hashes: bytes, level: int = 0) -> None:
    """Put hashes behind the `size` that a level has, and what they fill up into the level above."""
    number, begun = divmod(size, WIDTH)
    if begun:
        hashes = _tile(connection, level, number)[: begun * HASH] + hashes
        connection.execute(delete(tiles).where(tiles.c.level == level, tiles.c.number == number))
    made = [hashes[place : place + WIDTH * HASH] for place in range(0, len(hashes), WIDTH * HASH)]
    rows = [{"level": level, "number": number + place, "hashes": tile} for place, tile in enumerate(made)]
    connection.execute(insert(tiles), rows)
    full = [Levels(tile)(HEIGHT, 0) for tile in made if len(tile) == WIDTH * HASH]
    if full:
        append(connection, number, b"".join(full), level + 1)


def leaves_of(connection: Connection) -> Iterator[bytes]:
    """The hashes of all leaves in order, tile by tile, as they stand there."""
    query = select(tiles.c.hashes).where(tiles.c.level == 0).order_by(tiles.c.number)
    yield from connection.execute(query.execution_options(yield_per=1_000)).scalars()


@dataclass(frozen=True)
class Tiled:
    """Complete subtrees as the tiles have them; a `domain.merkle.Subtree`, good for one connection."""

    connection: Connection
    _read: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def __call__(self, level: int, index: int) -> bytes:
        """The hash of the complete subtree there; raises `TilesDamaged`."""
        row, above = divmod(level, HEIGHT)
        number, place = divmod(index << above, WIDTH)
        key = (row, number)
        if key not in self._read:
            self._read[key] = _tile(self.connection, *key)
        hashes = self._read[key][place * HASH : (place + (1 << above)) * HASH]
        if len(hashes) != HASH << above:
            raise TilesDamaged(row, number)
        return Levels(hashes)(above, 0)


def _tile(connection: Connection, level: int, number: int) -> bytes:
    query = select(tiles.c.hashes).where(tiles.c.level == level, tiles.c.number == number)
    found: bytes | None = connection.execute(query).scalar()
    return found or b""
