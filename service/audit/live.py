"""Inspecting the live database: facts, tiles and checkpoints as they stand there at one moment."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from sqlalchemy import Connection, select

from domain.checkpoint import Note
from domain.merkle import HASH, Levels, leaf_hashes
from domain.tampering import Found, Kind
from service import append_only
from service.audit.checkpoints import kept
from service.audit.inspecting import Inspection, Inspector
from service.audit.keys import Verifier
from service.leaves import pages
from service.progress import Progress
from service.projections.tables import tiles
from service.projections.tiles import HEIGHT, Grown, grown, leaves_of


def inspect(
    connection: Connection, trusted: Sequence[Verifier], anchors: Sequence[Note], progress: Progress
) -> Inspection:
    """What the checkpoints say about the facts that are in the tree."""
    inspector = Inspector(trusted)
    _take_checkpoints(connection, inspector)
    inspector.take_anchors(anchors)
    now, hashes = grown(connection), b"".join(leaves_of(connection))
    _check_tiles(connection, inspector, now, Levels(hashes))
    for name in append_only.missing(connection):
        inspector.note(
            Kind.UNGUARDED,
            f"The database does not refuse changes of facts: its trigger '{name}' is gone or another. Drop what has "
            "this name, and start Groundswell as the owner of the table: that makes it anew.",
        )
    for name in append_only.strange(connection):
        told = f"The trigger '{name}' is none of Groundswell's, and might keep facts from being saved; drop it."
        inspector.note(Kind.UNGUARDED, told)
    return inspector.judged(_found(connection, now, progress), hashes)


def _take_checkpoints(connection: Connection, inspector: Inspector) -> None:
    """Those in the table; each stands under its own size."""
    there = kept(connection)
    inspector.take_checkpoints(each.note for each in there)
    if [head.size for head in inspector.heads] != [each.size for each in there] and not inspector.findings:
        inspector.note(Kind.CHECKPOINT, "A checkpoint stands under another size than its own: the table was changed.")


def _found(connection: Connection, now: Grown, progress: Progress) -> Found:
    hashes: list[bytes] = []
    done = 0
    for page in pages(connection, now.position):
        hashes.append(leaf_hashes([leaf.content for leaf in page]))
        done += len(page)
        progress(done, max(done, now.size))
    return Found(b"".join(hashes), lambda index: islice(_leaves(connection, now), index, None))


def _leaves(connection: Connection, now: Grown) -> Iterator[bytes]:
    return (leaf.content for leaf in chain.from_iterable(pages(connection, now.position)))


def _check_tiles(connection: Connection, inspector: Inspector, now: Grown, levels: Levels) -> None:
    """The tiles above the leaves are what the hashes of the leaves make them, and all of one width."""
    broken = levels.size != now.size
    query = select(tiles.c.level, tiles.c.number, tiles.c.hashes).order_by(tiles.c.level, tiles.c.number)
    there: dict[int, list[bytes]] = {}
    for level, number, hashes in connection.execute(query):
        row = there.setdefault(level, [])
        broken = broken or number != len(row)
        row.append(hashes)
    for level, row in there.items():
        full = all(len(tile) == HASH << HEIGHT for tile in row[:-1])
        broken = broken or not full or b"".join(row) != levels.row(level * HEIGHT)
    if broken or len(there) != sum(levels.size >> (HEIGHT * level) > 0 for level in range(8)):
        inspector.note(
            Kind.HASHES,
            "The tiles do not fit one another: somebody changed them. 'groundswell rebuild' makes them anew; then "
            "check again, for the checkpoints tell whether the facts are in order.",
        )
