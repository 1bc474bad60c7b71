r"""The facts as leaves of the Merkle tree: the bytes over which proofs are made, read as they are stored.

A leaf is `{position}\t{aggregate}\t{version}\t{topic}\t{state}`: the aggregate as 32 hex digits, the state as
the stored JSON, in which no tab and no newline stands raw. Nothing is parsed and nothing put right on the way: what
somebody changed in the database must come out changed.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from service.log import place, stored

FIRST, LAST = -(2**63), 2**63 - 1
"""Positions before and after any other: somebody might have slipped a fact in before the first."""

PAGE = 5_000

SQLITE = """
    SELECT rowid, CAST(originator_id AS BLOB), originator_version, CAST(topic AS BLOB), CAST(state AS BLOB),
        typeof(originator_id) || typeof(originator_version) || typeof(topic) || typeof(state) = 'textintegertextblob'
    FROM stored_events WHERE rowid > :after AND rowid <= :until ORDER BY rowid LIMIT :limit
"""
POSTGRESQL = """
    SELECT notification_id, convert_to(replace(originator_id::text, '-', ''), 'UTF8'), originator_version,
        convert_to(topic, 'UTF8'), state, topic IS NOT NULL AND state IS NOT NULL
    FROM groundswell_events WHERE notification_id > :after AND notification_id <= :until
    ORDER BY notification_id LIMIT :limit
"""


class Leaf(NamedTuple):
    """A fact's place in the log, and its bytes."""

    position: int
    content: bytes


def read(connection: Connection, after: int, limit: int, until: int | None = None) -> list[Leaf]:
    """The next leaves after a position, at most so many, in order."""
    statement = text(SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL)
    values = {"after": after, "until": LAST if until is None else until, "limit": limit}
    return [_leaf(row) for row in connection.execute(statement, values).cursor.fetchall()]  # plain tuples: quick


def head(connection: Connection) -> int:
    """The position of the last fact; 0 where there is none."""
    last: int | None = connection.execute(select(func.max(place(connection))).select_from(stored(connection))).scalar()
    return last or 0


def pages(connection: Connection, until: int = LAST) -> Iterator[list[Leaf]]:
    """All leaves up to a position, in order, some thousand at once."""
    after = FIRST
    while page := read(connection, after, PAGE, until):
        yield page
        after = page[-1].position


def _leaf(row: Any) -> Leaf:
    """Columns of another type than ours are no fact of ours, so they make another leaf than any fact."""
    position, aggregate, version, topic, state, usual = row
    if not usual:
        return Leaf(position, b"%d\t?\t%a" % (position, (aggregate, version, topic, state)))
    return Leaf(position, b"%d\t%b\t%d\t%b\t%b" % (position, aggregate, version, topic, state))
