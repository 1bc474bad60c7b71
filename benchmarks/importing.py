"""Importing a roll-call file of 23,016 rows, against saving equal events with the library alone."""

import csv
import random
import time
from collections.abc import Iterator
from io import StringIO
from statistics import median
from uuid import UUID

from benchmarks.bare import Bare, BarePartnership, batches, tell
from benchmarks.findings import Finding, Target
from benchmarks.people import BLOCS, COALITION, KINDS, NOTE, stakeholder
from benchmarks.places import Place
from benchmarks.profiling import profile
from benchmarks.sides import Sides, duration
from domain.identity import coalition_id, stakeholder_id
from service.file_rows import REQUIRED, Told
from service.files import told
from service.settings import Settings
from service.wiring import build

TARGET = Target("import", "bare `eventsourcing` saves of equal events in the largest safe batches", 2)

PIECE = 1_500
"""Events that the library may save at once on PostgreSQL: some 600 KB; around a megabyte it never returns."""


def run(place: Place, rows: int = 23_016, partners: int = 432, rounds: int = 5) -> list[Finding]:
    """Each round imports into a new database, and saves the same events into another."""
    content = file(rows, partners)
    facts = [row for row in told(content, "bench", "bench") if isinstance(row, Told)]
    assert len(facts) == rows
    sides, saving = Sides(), list[float]()
    for _ in range(rounds):
        _turn(sides, saving, place, content, facts)
    detail = f"{sides.detail}; of the latter {duration(median(saving))} is saving, the rest triggering"
    finding = Finding(TARGET, place.database, sides.ratio, detail)
    if not finding.met:
        finding = finding.explained(_profile(place.settings(), content))
    return [finding]


def _turn(sides: Sides, saving: list[float], place: Place, content: bytes, facts: list[Told]) -> None:
    services, bare = build(place.settings()), Bare(place.settings())
    new = {row.stakeholder: BarePartnership(*_ids(row)) for row in facts}
    sides.turn(
        lambda: services.importing.run(content, source="bench", recorder="bench"),
        lambda: saving.append(_save_all(bare, new, facts)),
    )
    assert bare.recorder.max_notification_id() == len(facts) + len(new)
    assert services.facts.recorder.max_notification_id() == len(facts) + 2 * len(new) + 1
    services.close()
    bare.close()


def _ids(row: Told) -> tuple[UUID, UUID]:
    return coalition_id(row.coalition), stakeholder_id(row.stakeholder)


def _save_all(bare: Bare, partnerships: dict[str, BarePartnership], facts: list[Told]) -> float:
    """Trigger and save; how long the saving took."""
    for row in facts:
        tell(partnerships[row.stakeholder], row.interaction)
    at_once = PIECE if bare.factory.__module__.endswith("postgres") else len(facts) * 2
    begin = time.perf_counter()
    for batch in batches(partnerships.values(), at_once):
        bare.save(*batch)
    return time.perf_counter() - begin


def _profile(settings: Settings, content: bytes) -> str:
    services = build(settings)
    told = profile(lambda: services.importing.run(content, source="bench", recorder="bench"))
    services.close()
    return told


def file(rows: int, partners: int) -> bytes:
    """A CSV file like a roll call's."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow((*REQUIRED, "bloc", "influence", "detail"))
    writer.writerows(_rows(rows, partners))
    return text.getvalue().encode()


def _rows(rows: int, partners: int) -> Iterator[tuple[str, ...]]:
    dice = random.Random(2)
    for number in range(rows):
        vote, who = divmod(number, partners)
        day = f"2023-{vote % 12 + 1:02d}-{vote % 28 + 1:02d}"
        yield (
            f"bench-{number:06d}",
            COALITION,
            stakeholder(who),
            dice.choice(KINDS).value,
            day,
            BLOCS[who % len(BLOCS)],
            "",
            NOTE,
        )
