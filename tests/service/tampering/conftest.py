"""A log with checkpoints, and the bundle that proves it, to be tampered with.

Each kind of tampering is tried `TIMES` times, by dice that are the same in every run. What is found must name the first
fact concerned. Nothing untouched raises an alarm.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection

from domain.checkpoint import Note, note
from service.audit.inspecting import Inspection
from service.audit.keys import Verifier
from service.audit.live import inspect
from service.progress import silent
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


def assert_untouched(scene: Scene) -> None:
    with scene.world.services.database.reading() as connection:
        inspection = scene.inspected(connection)
    assert (inspection.findings, inspection.proven, inspection.anchored) == ([], FACTS, FACTS)


def flipped(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content))
    return content[:place] + bytes([content[place] ^ dice.randrange(1, 256)]) + content[place + 1 :]
