"""What somebody who owns the database can do to the facts in it."""

import random
from collections.abc import Callable

from sqlalchemy import Connection, text

from domain.merkle import leaf_hashes
from domain.tampering import Kind
from service import append_only
from service.leaves import pages
from service.projections.tiles import append
from tests.service.tampering.conftest import flipped


class Log:
    """The table of facts, as somebody sees it who owns the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        for name in append_only.STRIKES:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")

    @property
    def positions(self) -> list[int]:
        return list(self.connection.execute(text("SELECT rowid FROM stored_events ORDER BY rowid")).scalars())

    def do(self, statement: str, **values: object) -> None:
        assert self.connection.execute(text(statement), values).rowcount

    def set(self, column: str, value: object, position: int) -> None:
        self.do(f"UPDATE stored_events SET {column} = :value WHERE rowid = :at", value=value, at=position)  # noqa: S608

    def get(self, column: str, position: int) -> object:
        return self.connection.execute(
            text(f"SELECT {column} FROM stored_events WHERE rowid = :at"),  # noqa: S608
            {"at": position},
        ).scalar_one()

    def shift(self, after: int, by: int) -> None:
        """Move all later facts, by way of positions that nobody has."""
        far = 1_000_000
        if [each for each in self.positions if each > after]:
            self.do(
                "UPDATE stored_events SET rowid = rowid + :far + :by WHERE rowid > :after", far=far, by=by, after=after
            )
            self.do("UPDATE stored_events SET rowid = rowid - :far WHERE rowid > :far - 10", far=far)

    def rebuild(self) -> None:
        """Hash everything anew, to cover what was done."""
        for table in ("tiles", "tree"):
            self.do(f"DELETE FROM {table}")  # noqa: S608
        leaves = [leaf for page in pages(self.connection) for leaf in page]
        append(self.connection, 0, leaf_hashes(leaf.content for leaf in leaves))
        self.do("INSERT INTO tree VALUES (:position, :size)", position=leaves[-1].position, size=len(leaves))


Tampering = Callable[["Log", random.Random], tuple[int, set[Kind]]]
"""Does something; tells the number of the first fact concerned, and what it may be called."""


def any_fact(log: Log, dice: random.Random, but_last: int = 0) -> tuple[int, int]:
    """The number and the position of some fact."""
    positions = log.positions
    number = dice.randrange(1, len(positions) + 1 - but_last)
    return number, positions[number - 1]


def change_the_state(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    state = log.get("state", position)
    assert isinstance(state, bytes)
    longer = dice.choice([flipped(state, dice), state[:-1], state + b" ", b"", state + b"\n"])
    log.set("state", longer, position)
    return number, {Kind.CHANGED}


def change_the_topic(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    topic = str(log.get("topic", position))
    log.set("topic", dice.choice([topic.upper(), topic + "\t", topic[1:], "", None, topic.encode()]), position)
    return number, {Kind.CHANGED}


def change_the_aggregate(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    key = str(log.get("originator_id", position))
    other = f"{int(key, 16) ^ 1 << dice.randrange(128):032x}"
    log.set("originator_id", dice.choice([other, f"{key}0", f"{key[:8]}-{key[8:]}", key.encode()]), position)
    return number, {Kind.CHANGED}


def change_the_version(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    log.set("originator_version", dice.choice([10_000 + number, -number, number + 0.5, "two", None]), position)
    return number, {Kind.CHANGED}


def change_the_type(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    column = dice.choice(["state", "topic"])
    kind = {"state": "TEXT", "topic": "BLOB"}[column]
    log.do(f"UPDATE stored_events SET {column} = CAST({column} AS {kind}) WHERE rowid = :at", at=position)  # noqa: S608
    return number, {Kind.CHANGED}


def move_behind(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice, but_last=1)
    last = log.positions[-1]
    log.set("rowid", last + 1, last)
    log.set("rowid", last, position)
    log.set("rowid", position, last + 1) if dice.random() < 0.5 else None
    return number, {Kind.REMOVED, Kind.REORDERED, Kind.CHANGED}


def move_before(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    _, position = any_fact(log, dice)
    log.set("rowid", dice.choice([0, -1, -(2**62)]), position)
    return 1, {Kind.INSERTED, Kind.CHANGED}


def remove(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice, but_last=1)
    many = dice.choice([1, 1, 1, 2, 5])
    gone = log.positions[number - 1 : number - 1 + many]
    kinds = {Kind.REMOVED} if gone[-1] != log.positions[-1] else {Kind.CUT_OFF}
    log.do("DELETE FROM stored_events WHERE rowid BETWEEN :first AND :last", first=position, last=gone[-1])
    return number, kinds


def remove_and_close_the_gap(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    positions = log.positions
    number = dice.randrange(1, len(positions))
    position, after = positions[number - 1], positions[number]
    log.do("DELETE FROM stored_events WHERE rowid = :at", at=position)
    log.shift(position, position - after)
    return number, {Kind.REMOVED}


def insert_a_copy(log: Log, position: int, at: int) -> None:
    log.do(
        "INSERT INTO stored_events (rowid, originator_id, originator_version, topic, state) "
        "SELECT :at, originator_id, originator_version + 5000, topic, state FROM stored_events WHERE rowid = :position",
        at=at,
        position=position,
    )


def insert_and_push_on(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    log.shift(position - 1, 1)
    insert_a_copy(log, log.positions[0] if number > 1 else log.positions[-1], position)
    return number, {Kind.INSERTED}


def insert_in_front(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    insert_a_copy(log, any_fact(log, dice)[1], dice.choice([0, -7]))
    return 1, {Kind.INSERTED}


def swap(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    """Two facts change places."""
    one, other = sorted(dice.sample(range(len(log.positions)), 2))
    first, second = log.positions[one], log.positions[other]
    for old, new in ((first, -5), (second, first), (-5, second)):
        log.set("rowid", new, old)
    return one + 1, {Kind.REORDERED}


def swap_the_states(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    one, other = sorted(dice.sample(range(len(log.positions)), 2))
    first, second = log.positions[one], log.positions[other]
    states = log.get("state", first), log.get("state", second)
    log.set("state", states[1], first)
    log.set("state", states[0], second)
    return one + 1, {Kind.CHANGED}


def cut_off_the_end(log: Log, dice: random.Random) -> tuple[int, set[Kind]]:
    number, position = any_fact(log, dice)
    log.do("DELETE FROM stored_events WHERE rowid >= :at", at=position)
    return number, {Kind.CUT_OFF}


TO_FACTS: list[Tampering] = [
    change_the_state,
    change_the_topic,
    change_the_aggregate,
    change_the_version,
    change_the_type,
    move_behind,
    move_before,
    remove,
    remove_and_close_the_gap,
    insert_and_push_on,
    insert_in_front,
    swap,
    swap_the_states,
    cut_off_the_end,
]
