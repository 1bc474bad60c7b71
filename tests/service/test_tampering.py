"""Whoever tampers behind the database's back, or with a bundle, is found: more than a thousand times at random.

Each kind of tampering is tried `TIMES` times, by dice that are the same in every run. What is found must name the first
fact concerned. Nothing untouched raises an alarm.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from domain.checkpoint import Head, Note, note, notes
from domain.merkle import HASH, Levels, consistency, leaf_hashes, root
from domain.tampering import Finding, Kind
from service import append_only
from service.audit import bundle, offline
from service.audit.inspecting import Inspection
from service.audit.keys import Signer, Verifier
from service.audit.live import inspect
from service.audit.offline import NotABundle
from service.audit.proofs import steps_since
from service.leaves import pages
from service.progress import silent
from service.projections.tiles import append, leaves_of
from tests.given import met
from tests.world import World, a_small_world

TIMES = 20
FACTS, SIGNED = 40, (13, 14, 31)
"""How many facts there are, and after how many of them a checkpoint was signed; another one over all."""


@dataclass
class Scene:
    """A log with a few checkpoints, and the bundle that proves it; what was published, and the key, kept elsewhere."""

    world: World
    trusted: list[Verifier]
    anchors: list[Note]
    files: dict[str, bytes]

    def inspected(self, connection: Connection) -> Inspection:
        return inspect(connection, self.trusted, self.anchors, silent)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bundles")


@pytest.fixture(scope="module", params=["dense", "with gaps"])
def scene(request: pytest.FixtureRequest, folder: Path) -> Iterator[Scene]:
    """Positions follow one another, or leave some out as PostgreSQL does."""
    with a_small_world() as world:
        file = folder / f"{request.param}.zip"
        number = 0
        while (facts := len(list(world.services.export()))) < FACTS:
            world.tell(met("2024-01-01", f"meeting {number}", note=f"Note {number}"), about=f"Person {number % 4}")
            number += 1
            if request.param == "with gaps":
                world.sql(
                    "UPDATE stored_events SET rowid = rowid + :number WHERE rowid > :n", number=number, n=facts * 9
                )
            if facts in SIGNED:
                world.services.audit.checkpoint()
        world.services.audit.export(file)
        anchors = [note(each.note) for each in world.services.audit.all_checkpoints()]
        with ZipFile(file) as made:
            files = {name: made.read(name) for name in made.namelist()}
        yield Scene(world, [world.services.audit.verifier_key()], anchors, files)


# ------------------------------------------------------------------------------------------------ the database


Tampering = Callable[["Log", random.Random], tuple[int, set[Kind]]]
"""Does something; tells the number of the first fact concerned, and what it may be called."""


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


def any_fact(log: Log, dice: random.Random, but_last: int = 0) -> tuple[int, int]:
    """The number and the position of some fact."""
    positions = log.positions
    number = dice.randrange(1, len(positions) + 1 - but_last)
    return number, positions[number - 1]


def flipped(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content))
    return content[:place] + bytes([content[place] ^ dice.randrange(1, 256)]) + content[place + 1 :]


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


@pytest.mark.parametrize("tamper", TO_FACTS, ids=lambda each: each.__name__)
def test_the_fact_that_was_tampered_with_is_named(scene, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        with scene.world.services.database.reading() as connection:  # what is done there is never kept
            number, kinds = tamper(Log(connection), dice)
            first = scene.inspected(connection).findings[0]
            assert (first.number, first.kind in kinds) == (number, True), (first, kinds)
    assert_untouched(scene)


@pytest.mark.parametrize("tamper", TO_FACTS, ids=lambda each: each.__name__)
def test_where_the_hashes_were_made_anew_the_range_is_named(scene, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES // 2):
        with scene.world.services.database.reading() as connection:
            log = Log(connection)
            number, _ = tamper(log, dice)
            if not log.positions:
                continue
            log.rebuild()
            first = scene.inspected(connection).findings[0]
            assert first.kind in {Kind.BETWEEN, Kind.CUT_OFF}
            assert (first.number or 0) <= number <= (first.until or 0), first
    assert_untouched(scene)


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


@pytest.mark.parametrize(("tamper", "kinds"), TO_PROOFS, ids=lambda each: getattr(each, "__name__", ""))
def test_what_proves_the_facts_cannot_be_tampered_with_either(scene, tamper, kinds):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        with scene.world.services.database.reading() as connection:
            tamper(Log(connection), dice)
            findings = scene.inspected(connection).findings
            assert kinds & {each.kind for each in findings}, findings
    assert_untouched(scene)


def assert_untouched(scene: Scene) -> None:
    with scene.world.services.database.reading() as connection:
        inspection = scene.inspected(connection)
    assert (inspection.findings, inspection.proven, inspection.anchored) == ([], FACTS, FACTS)


# --------------------------------------------------------------------------------------------------- the bundle


@dataclass
class Bundle:
    """The files of a bundle, to be tampered with."""

    files: dict[str, bytes]
    dice: random.Random

    @property
    def lines(self) -> list[bytes]:
        return self.files[bundle.FACTS].splitlines(keepends=True)

    @lines.setter
    def lines(self, lines: list[bytes]) -> None:
        self.files[bundle.FACTS] = b"".join(lines)

    def some(self) -> int:
        return self.dice.randrange(len(self.lines))

    def flip(self, name: str) -> None:
        self.files[name] = flipped(self.files[name], self.dice)

    def written(self, file: Path) -> Path:
        with ZipFile(file, "w", ZIP_STORED) as to:
            for name, content in self.files.items():
                to.writestr(ZipInfo(name), content)
        return file

    def hash_anew(self) -> None:
        leaves = (line.removesuffix(b"\n") for line in self.lines)
        self.files[bundle.HASHES] = leaf_hashes(leaves)


def without(lines: list[bytes], index: int) -> list[bytes]:
    return lines[:index] + lines[index + 1 :]


def change_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index, lines = it.some(), it.lines
    changed = flipped(lines[index][:-1], it.dice).replace(b"\n", b" ").replace(b"\r", b" ")
    lines[index] = (changed if changed != lines[index][:-1] else changed + b" ") + b"\n"
    it.lines = lines
    return index + 1, {Kind.CHANGED}


def remove_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index = it.some()
    last = index == len(it.lines) - 1
    it.lines = without(it.lines, index)
    return index + 1, {Kind.CUT_OFF if last else Kind.REMOVED}


def insert_a_line(it: Bundle) -> tuple[int, set[Kind]]:
    index, lines = it.some(), it.lines
    it.lines = [*lines[:index], lines[it.some()].replace(b"2024", b"2023") + b"", *lines[index:]]
    return index + 1, {Kind.INSERTED, Kind.REORDERED}


def swap_two_lines(it: Bundle) -> tuple[int, set[Kind]]:
    lines = it.lines
    one, other = sorted(it.dice.sample(range(len(lines)), 2))
    lines[one], lines[other] = lines[other], lines[one]
    it.lines = lines
    return one + 1, {Kind.REORDERED}


def cut_off_lines(it: Bundle) -> tuple[int, set[Kind]]:
    index = it.some()
    it.lines = it.lines[:index]
    return index + 1, {Kind.CUT_OFF}


def cut_off_everything_after_a_checkpoint(it: Bundle) -> tuple[int, set[Kind]]:
    """So that the bundle agrees with itself: only what was kept elsewhere tells."""
    signed = notes(it.files[bundle.CHECKPOINTS].decode())
    kept = it.dice.randrange(1, len(signed))
    size = int(signed[kept - 1].text.splitlines()[1])
    it.lines = it.lines[:size]
    it.hash_anew()
    it.files[bundle.CHECKPOINTS] = bundle.in_a_row(map(str, signed[:kept])).encode()
    it.files[bundle.CONSISTENCY] = b"".join(
        b"%b\n\n" % each for each in it.files[bundle.CONSISTENCY].split(b"\n\n")[:kept]
    )
    return size + 1, {Kind.CUT_OFF}


TO_LINES = [
    change_a_line,
    remove_a_line,
    insert_a_line,
    swap_two_lines,
    cut_off_lines,
    cut_off_everything_after_a_checkpoint,
]


@pytest.mark.parametrize("tamper", TO_LINES, ids=lambda each: each.__name__)
def test_the_line_of_a_bundle_that_was_tampered_with_is_named(scene, folder, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        it = Bundle(dict(scene.files), dice)
        number, kinds = tamper(it)
        first = verified(scene, it, folder)[0]
        assert (first.number, first.kind in kinds) == (number, True), (first, kinds)


def verified(scene: Scene, it: Bundle, folder: Path) -> list[Finding]:
    """What is found by whoever has the key and the published checkpoints."""
    return offline.verify(it.written(folder / "tampered.zip"), scene.trusted, scene.anchors).findings


def flip_somewhere(name: str) -> Callable[[Bundle], None]:
    def flip(it: Bundle) -> None:
        it.flip(name)

    flip.__name__ = f"flip_in_{name}"
    return flip


def alter_lines_and_hashes(it: Bundle) -> None:
    it.dice.choice([change_a_line, remove_a_line, swap_two_lines, cut_off_lines])(it)
    it.hash_anew()


def take_a_note_away(it: Bundle) -> None:
    signed = notes(it.files[bundle.CHECKPOINTS].decode())
    del signed[it.dice.randrange(len(signed))]
    it.files[bundle.CHECKPOINTS] = bundle.in_a_row(map(str, signed)).encode()


def take_a_proof_away(it: Bundle) -> None:
    proofs = it.files[bundle.CONSISTENCY].split(b"\n\n")
    del proofs[it.dice.randrange(len(proofs) - 1)]
    it.files[bundle.CONSISTENCY] = b"\n\n".join(proofs)


def end_otherwise(it: Bundle) -> None:
    name = it.dice.choice([bundle.FACTS, bundle.HASHES, bundle.CHECKPOINTS, bundle.CONSISTENCY])
    content = it.files[name]
    it.files[name] = it.dice.choice([content[:-1], content + b"\n", content + b"x", b"", content * 2])


def forge_it_all(it: Bundle) -> None:
    """Another history, signed by another key, consistent in itself."""
    change_a_line(it)
    it.hash_anew()
    levels, signer = Levels(it.files[bundle.HASHES]), Signer.new("groundswell")
    sizes = [SIGNED[0], FACTS]
    signed = [str(signer.sign(str(Head("groundswell", size, root(size, levels))))) for size in sizes]
    proofs = [steps_since(0, []), steps_since(SIGNED[0], consistency(SIGNED[0], FACTS, levels))]
    it.files |= {
        bundle.CHECKPOINTS: bundle.in_a_row(signed).encode(),
        bundle.CONSISTENCY: bundle.in_a_row(proofs).encode(),
        bundle.KEYS: f"{signer.verifier}\n".encode(),
    }


TO_BUNDLES = [
    *map(flip_somewhere, (bundle.FACTS, bundle.HASHES, bundle.CHECKPOINTS, bundle.CONSISTENCY, bundle.KEYS)),
    alter_lines_and_hashes,
    take_a_note_away,
    take_a_proof_away,
    end_otherwise,
    forge_it_all,
]


@pytest.mark.parametrize("tamper", TO_BUNDLES, ids=lambda each: each.__name__)
def test_nothing_in_a_bundle_can_be_tampered_with(scene, folder, tamper):
    dice = random.Random(tamper.__name__)
    for _ in range(TIMES):
        it = Bundle(dict(scene.files), dice)
        tamper(it)
        assert it.files != scene.files
        try:
            found = verified(scene, it, folder)
        except NotABundle:
            continue
        assert found


def test_whatever_byte_of_the_file_is_changed_no_fact_is(scene, folder):
    whole = Bundle(dict(scene.files), random.Random(1)).written(folder / "whole.zip").read_bytes()
    dice, file = random.Random(7), folder / "flipped.zip"
    for _ in range(5 * TIMES):
        file.write_bytes(flipped(whole, dice) if dice.random() < 0.8 else whole[: dice.randrange(len(whole))])
        try:
            clean = offline.verify(file, scene.trusted, scene.anchors).clean
        except NotABundle:
            continue
        if clean:  # a date, or another thing that says nothing
            with ZipFile(file) as read:
                assert {name: read.read(name) for name in read.namelist()} == scene.files


def test_a_bundle_that_is_untouched_raises_no_alarm(scene, folder):
    file = Bundle(dict(scene.files), random.Random(1)).written(folder / "whole.zip")
    for trusted, anchors in ((scene.trusted, scene.anchors), (scene.trusted, []), ([], [])):
        inspection = offline.verify(file, trusted, anchors)
        assert (inspection.findings, inspection.proven) == ([], FACTS)
        assert inspection.anchored == (FACTS if anchors else 0)


def test_there_are_more_than_a_thousand_tamperings():
    each = len(TO_FACTS) + len(TO_FACTS) // 2 + len(TO_PROOFS) + len(TO_LINES) + len(TO_BUNDLES)
    assert 2 * each * TIMES > 1_000


@given(st.lists(st.integers(1, 30), min_size=1, max_size=4))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_log_that_only_grew_raises_an_alarm(steps):
    with a_small_world() as world:
        for number, more in enumerate(steps):
            for each in range(more):
                world.tell(met("2024-01-01", f"meeting {number} {each}"), about=f"Person {each % 3}")
            world.services.audit.checkpoint()
            assert world.services.audit.check().clean
