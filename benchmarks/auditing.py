"""The audit: verifying a bundle offline against SHA-256 over its facts; what proof and encryption add to recording."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from benchmarks.findings import Finding, Target
from benchmarks.logs import Log, write
from benchmarks.people import COALITION, interaction, stakeholder
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.values import Interaction
from service.audit import bundle, offline
from service.audit.hashing import Part
from service.audit.keys import make
from service.recording import Recording
from service.settings import Settings
from service.store import Facts
from service.wiring import Services, build

MILLION = Log(coalitions=10, partners=1_000, interactions=100, days=3 * 365)
VERIFYING = Target(
    "verify 1,000,000 facts from a bundle, offline",
    "SHA-256 over the same bytes, read from the same file",
    4,
)
RECORDING = Target(
    "record and follow one interaction, sealed and in the Merkle tree",
    "the same neither sealed nor in the tree",
    2,
)
BLOCK = 1024 * 1024


def run(place: Place, log: Log = MILLION, rounds: int = 3, recorded: int = 100) -> list[Finding]:
    """The bundle, which no database takes part in, only once; recording on each database."""
    services = build(place.settings().model_copy(update={"signing_key_file": _key(place)}))
    findings = [_recording(services, place, recorded)]
    services.close()
    if place.database == "sqlite":
        findings.insert(0, _verifying(place, log, rounds))
    return findings


def _key(place: Place) -> Path:
    file = place.folder / "signing-key"
    make(file)
    return file


def _verifying(place: Place, log: Log, rounds: int) -> Finding:
    file = _bundle(place.settings(), log, place.folder / "bundle.zip")
    part = _facts(file)
    sides = Sides()
    for _ in range(rounds):
        sides.turn(lambda: _verify(file, log), lambda: _digest(part))
    megabytes = (part.end - part.begin) / 1e6
    finding = Finding(VERIFYING, place.database, sides.ratio, f"{sides.detail}; {megabytes:,.0f} MB of facts")
    return finding if finding.met else finding.explained(profile(lambda: _verify(file, log)))


def _bundle(settings: Settings, log: Log, file: Path) -> Path:
    services = build(settings)
    write(log, services.facts)
    services.audit.export(file)
    services.close()
    return file


def _verify(file: Path, log: Log) -> None:
    _forget(file)
    inspection = offline.verify(file)
    assert inspection.clean
    assert inspection.proven >= log.told


def _facts(file: Path) -> Part:
    """Where the facts lie in the bundle."""
    with ZipFile(file) as opened:
        return offline.Bundle(file, opened).part(bundle.FACTS)


def _digest(part: Part) -> str:
    _forget(part.file)
    digest = sha256()
    with part.file.open("rb") as stream:
        stream.seek(part.begin)
        left = part.end - part.begin
        while left:
            block = stream.read(min(BLOCK, left))
            digest.update(block)
            left -= len(block)
    return digest.hexdigest()


def _forget(file: Path) -> None:
    """Have the system read the file from the disk again, where it lets us say so."""
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@dataclass(frozen=True)
class Desk:
    """Somebody of whom one thing after another is recorded."""

    recording: Recording
    name: str
    coming: Iterator[Interaction]

    def record(self) -> None:
        """Record what comes next."""
        assert self.recording.record(COALITION, self.name, next(self.coming))


def _recording(services: Services, place: Place, rounds: int) -> Finding:
    """One fact at a time, recorded and followed; after the plain side's turn the tree is grown, unmeasured."""
    services.recording.form_coalition(COALITION)
    unsealed = Facts(services.settings, keyring=None)
    plain = Recording(unsealed, services.clock, lambda: None)
    sealed, bare = _desk(services.recording, 0, rounds), _desk(plain, 1, rounds)
    models = services.read_models

    def ours() -> None:
        sealed.record()
        models.follow()
        models.grow()

    def theirs() -> None:
        bare.record()
        models.follow()

    ours()
    theirs()
    sides = Sides()
    for _ in range(rounds):
        models.grow()
        sides.turn(ours, theirs)
    unsealed.close()
    finding = Finding(RECORDING, place.database, sides.ratio, sides.detail)
    return finding if finding.met else finding.explained(profile(ours))


def _desk(recording: Recording, number: int, rounds: int) -> Desk:
    name, dice = stakeholder(number), random.Random(2)
    key = partnership_id(coalition_id(COALITION), stakeholder_id(name))
    return Desk(recording, name, (interaction(key, each, dice) for each in range(rounds + 2)))
