"""The audit as use cases: sign, publish, export, check, prove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from domain.checkpoint import Head, Note, note, notes
from domain.errors import GroundswellError
from domain.merkle import consistency, consistent, included, inclusion, leaf_hash
from domain.roles import Right
from service.audit import bundle
from service.audit.bundle import Written
from service.audit.checkpoints import Checkpoint, Checkpoints, HeadInconsistent, NoFactsYet, State, kept, last, state
from service.audit.inspecting import Inspection
from service.audit.keys import SigningKeyError, Verifier
from service.audit.live import inspect
from service.audit.proofs import Consistency, Inclusion
from service.database import Database
from service.guard import INSIDE, Guard, Where, needs
from service.leaves import read
from service.log import count_facts, place, stored
from service.progress import Progress, silent
from service.projections.tiles import Tiled
from service.settings import WEB


class NoSuchProof(GroundswellError):
    """What was asked for cannot be proven; the text is the whole sentence."""


@dataclass(frozen=True)
class Exported:
    """A bundle that was written, and why its last facts are under no checkpoint, if they are not."""

    written: Written
    warning: str | None


@dataclass(frozen=True)
class Audit:
    """What an auditor may ask for; each method works on the log as it is at that moment."""

    database: Database
    checkpoints: Checkpoints
    clock: Callable[[], datetime]
    guard: Guard = INSIDE

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def state(self) -> State:
        """The last checkpoint, and what is not under one."""
        with self.database.reading() as connection:
            return state(connection, count_facts(connection))

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def checkpoint(self) -> tuple[Checkpoint, bool]:
        """Sign a checkpoint over all facts; whether it is new. Raises `HeadInconsistent`, `SigningKeyError`."""
        return self.checkpoints.make()

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def publish(self) -> int:
        """Publish the checkpoints that wait for it; how many. Raises `NotPublished`."""
        return self.checkpoints.publish()

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def all_checkpoints(self) -> list[Checkpoint]:
        """Every checkpoint, the smallest first."""
        with self.database.reading() as connection:
            return kept(connection)

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def verifier_key(self) -> Verifier:
        """The public key that checks this log's checkpoints. Raises `SigningKeyError`."""
        return self.checkpoints.keys().signer.verifier

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def export(self, file: Path, progress: Progress = silent) -> Exported:
        """Write a bundle of all facts, after signing a checkpoint over them; without one where that is refused."""
        warning = None
        try:
            self.checkpoints.make()
        except (HeadInconsistent, SigningKeyError, NoFactsYet) as error:
            warning = str(error)
        with self.database.reading() as connection:
            return Exported(bundle.write(file, connection, self._trusted(()), progress), warning)

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def check(
        self, trusted: Sequence[Verifier] = (), anchors: Sequence[Note] = (), progress: Progress = silent
    ) -> Inspection:
        """Hold the database against its checkpoints and anchored ones: those given, and those published to a file."""
        while self.checkpoints.tree.advance():
            pass
        with self.database.reading() as connection:
            return inspect(connection, self._trusted(trusted), [*anchors, *self._published()], progress)

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def prove(self, position: int) -> Inclusion:
        """That one fact is in the log, by the last checkpoint over it. Raises `NoSuchProof`."""
        with self.database.reading() as connection:
            leaf = next(iter(read(connection, position - 1, 1, position)), None)
            if leaf is None:
                raise NoSuchProof(f"There is no fact {position:,} in the log; 'groundswell export' lists all.")
            before = select(func.count()).select_from(stored(connection)).where(place(connection) < position)
            index = int(connection.execute(before).scalar_one())
            checkpoint, head = _over(connection, index)
            steps = inclusion(index, head.size, Tiled(connection))
        if not included(leaf_hash(leaf.content), index, head.size, steps, head.root):
            raise NoSuchProof(
                f"Fact {position:,} is not as it was signed; 'groundswell audit check' tells what happened."
            )
        return Inclusion(leaf.content, index, steps, note(checkpoint.note))

    @needs(Right.AUDIT, Where.EVERYWHERE)
    def prove_between(self, old: int, new: int) -> Consistency:
        """That the checkpoint over `new` facts continues the one over `old`. Raises `NoSuchProof`."""
        with self.database.reading() as connection:
            before, after = (_of_size(connection, size) for size in (old, new))
            if before.size > after.size:
                raise NoSuchProof("The first checkpoint must not be larger than the second; name them the other way.")
            steps = consistency(before.size, after.size, Tiled(connection))
            if not consistent(before.size, after.size, steps, before.head.root, after.head.root):
                raise NoSuchProof(f"The log over {new:,} facts does not continue the one over {old:,} that was signed.")
        return Consistency(old, steps, note(after.note))

    def _published(self) -> list[Note]:
        """The checkpoints in the file to which they are published, where it is a file."""
        to = self.checkpoints.settings.checkpoint_to
        if to is None or to.startswith(WEB) or not Path(to).exists():
            return []
        return notes(Path(to).read_text(encoding="utf-8"))

    def _trusted(self, given: Sequence[Verifier]) -> list[Verifier]:
        """Our own keys beside those given; none of ours where there is no file with them."""
        file = self.checkpoints.settings.signing_key_path
        own = self.checkpoints.keys().trusted if file is not None and file.exists() else ()
        return list(dict.fromkeys([*own, *given]))


def _over(connection: Connection, index: int) -> tuple[Checkpoint, Head]:
    found = last(connection)
    if found is None or found.size <= index:
        raise NoSuchProof("No checkpoint is over this fact yet; run 'groundswell audit checkpoint'.")
    return found, found.head


def _of_size(connection: Connection, size: int) -> Checkpoint:
    there = kept(connection)
    for each in there:
        if each.size == size:
            return each
    sizes = ", ".join(f"{each.size:,}" for each in there[-5:]) or "none"
    raise NoSuchProof(f"There is no checkpoint over {size:,} facts; the last ones are over: {sizes}.")
