"""Checkpoints of the log: made from the tiles, signed unless the log is another than was signed before, published."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from domain import checkpoint as texts
from domain.checkpoint import Head
from domain.errors import GroundswellError
from domain.merkle import root
from domain.time import microseconds, moment_of
from service.audit.keys import HOW_TO_MAKE, Keys, SigningKeyError, make, opened, read
from service.audit.publishing import publish
from service.audit.table import checkpoints
from service.database import Database
from service.leaves import head
from service.projections.dead_letters import take_back
from service.projections.tables import tree
from service.projections.tiles import Tiled, TilesDamaged, Tree, grown
from service.settings import Settings

MAKE, PUBLISH, EVERYTHING = "checkpoint", "publish", "all facts"
"""The work of making and publishing checkpoints, as dead letters name it, and its subject."""


class HeadInconsistent(GroundswellError):
    """The log is no continuation of what was signed before; nothing is signed."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"No checkpoint was signed: {why} 'groundswell audit check' names the fact.")


class NoFactsYet(GroundswellError):
    """There is nothing to sign."""

    def __init__(self) -> None:
        super().__init__("Nothing is recorded yet, so there is nothing to sign; record a fact first.")


class Checkpoint(NamedTuple):
    """A checkpoint as it is kept."""

    size: int
    note: str
    made_at: datetime
    published_at: datetime | None

    @property
    def head(self) -> Head:
        """What it says; raises `Malformed`. Whether it is signed is not asked."""
        return texts.head(texts.note(self.note).text)


@dataclass(frozen=True)
class State:
    """The last checkpoint, the facts that are not under it yet, and what keeps another from being signed."""

    size: int = 0
    root: str = ""
    made_at: datetime | None = None
    published_at: datetime | None = None
    uncovered: int = 0
    problem: str | None = None


@dataclass(frozen=True)
class Checkpoints:
    """Makes and publishes checkpoints; every method is safe to run at any time, by many."""

    settings: Settings
    database: Database
    tree: Tree
    clock: Callable[[], datetime]

    def make(self) -> tuple[Checkpoint, bool]:
        """A checkpoint over all facts, and whether it is new; raises `HeadInconsistent`, which signs nothing."""
        while self.tree.advance():
            pass
        keys = self.keys()
        with self.database.writing() as connection:
            connection.execute(select(tree.c.position).with_for_update())
            before, size = last(connection), grown(connection).size
            if size == 0 and before is None:
                raise NoFactsYet
            take_back(connection, MAKE, EVERYTHING)
            if before is not None:
                _refuse_another_history(connection, before, keys)
                if before.size == size:
                    return before, False
            made = self._signed(connection, keys, size)
            connection.execute(
                insert(checkpoints).values(size=size, note=made.note, made_at=microseconds(made.made_at))
            )
        return made, True

    def due(self) -> bool:
        """Whether it is time for another: the last is old enough, the log has grown, and a key is there to sign."""
        minutes, file = self.settings.checkpoint_minutes, self.settings.signing_key_path
        if not minutes or file is None:
            return False
        with self.database.reading() as connection:
            before = last(connection)
            if before is None:
                return head(connection) > 0
            old = self.clock() - before.made_at >= timedelta(minutes=minutes)
            return old and (grown(connection).size != before.size or self.tree.behind())

    def publish(self) -> int:
        """Put what is not published yet where it was set to go; how many there were. Raises `NotPublished`."""
        waiting = self.waiting()
        for each in waiting:
            publish(str(self.settings.checkpoint_to), each.note)
            with self.database.writing() as connection:
                done = update(checkpoints).where(checkpoints.c.size == each.size)
                connection.execute(done.values(published_at=microseconds(self.clock())))
                take_back(connection, PUBLISH, EVERYTHING)
        return len(waiting)

    def waiting(self) -> list[Checkpoint]:
        """The checkpoints that are to be published and are not yet."""
        if self.settings.checkpoint_to is None:
            return []
        with self.database.reading() as connection:
            return [each for each in kept(connection) if each.published_at is None]

    def keys(self) -> Keys:
        """The keys of this installation; its own is made at first need. Raises `SigningKeyError`."""
        file = self.settings.signing_key_path
        if file is None:
            raise SigningKeyError(f"GROUNDSWELL_SIGNING_KEY_FILE is not set, so nothing can be signed; {HOW_TO_MAKE}.")
        if not file.exists() and self.settings.signing_key_file is None:
            self._make_own()
        return read(file)

    def _make_own(self) -> None:
        file = self.settings.signing_key_path
        with self.database.reading() as connection:
            if last(connection) is not None:
                raise SigningKeyError(
                    f"The signing key '{file}' is gone, and checkpoints were signed with it; put it back from where "
                    "you keep a copy. A new one signs on only if the verifier key of the old one stands below it."
                )
        if file is not None:
            make(file)

    def _signed(self, connection: Connection, keys: Keys, size: int) -> Checkpoint:
        now = Head(keys.signer.name, size, root(size, Tiled(connection)))
        return Checkpoint(size, str(keys.signer.sign(str(now))), self.clock(), None)


def kept(connection: Connection) -> list[Checkpoint]:
    """All checkpoints, the smallest first."""
    return [_checkpoint(row) for row in connection.execute(select(checkpoints).order_by(checkpoints.c.size))]


def last(connection: Connection) -> Checkpoint | None:
    """The last checkpoint; None where there is none."""
    row = connection.execute(select(checkpoints).order_by(checkpoints.c.size.desc()).limit(1)).one_or_none()
    return _checkpoint(row) if row else None


def state(connection: Connection, facts: int) -> State:
    """How it stands with the checkpoints, of a log with so many facts; looks at a few tiles."""
    before = last(connection)
    if before is None:
        return State(uncovered=facts)
    return State(
        size=before.size,
        root=_root(before),
        made_at=before.made_at,
        published_at=before.published_at,
        uncovered=max(0, facts - before.size),
        problem=another_history(connection, before),
    )


def another_history(connection: Connection, before: Checkpoint) -> str | None:
    """Why the log is no continuation of a checkpoint, in a sentence; None where it is one, as far as it is hashed."""
    now = grown(connection)
    if now.size < before.size:
        if now.position < head(connection):
            return None  # the tree is being made anew
        return f"the log has {now.size:,} facts, but a checkpoint was signed over {before.size:,}: some were cut off."
    try:
        same = root(before.size, Tiled(connection)) == before.head.root
    except (TilesDamaged, texts.Malformed) as error:
        return str(error)
    return None if same else f"the first {before.size:,} facts are not those over which a checkpoint was signed."


def _refuse_another_history(connection: Connection, before: Checkpoint, keys: Keys) -> None:
    opened(texts.note(before.note), keys.trusted)
    problem = another_history(connection, before)
    if problem:
        raise HeadInconsistent(problem)


def _root(of: Checkpoint) -> str:
    try:
        return texts.as_base64(of.head.root)
    except texts.Malformed:
        return ""


def _checkpoint(row: "tuple[int, str, int, int | None]") -> Checkpoint:
    size, text, made_at, published_at = row
    return Checkpoint(size, text, moment_of(made_at), None if published_at is None else moment_of(published_at))
