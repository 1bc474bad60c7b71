"""The dashboard on a large coalition: its pages, its first paint, many people at once, its memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

import dashboard
from benchmarks import pages, paint
from benchmarks.coalition import LARGE, SIZE, Coalition, written
from benchmarks.findings import Finding, Target
from benchmarks.limits import within
from benchmarks.logs import Log
from benchmarks.people import stakeholder
from benchmarks.places import DATABASES, Place
from benchmarks.rebuilding import MEGABYTE
from benchmarks.served import Served, served
from benchmarks.sides import duration
from domain.values import Interaction, Kind
from tests.dashboard.browser import browsing

WARM = within(f"the slowest page of the dashboard, warm, 95 of 100 runs, {SIZE}", 300)
COLD = within("the same, cold: its first run after a new fact was counted", 1_000)
PAINT = within("first meaningful paint of the dashboard in Chromium: the headline with its figures", 2_000)
CROWD = within("twenty people who all click at the same instant, again and again, 95 of 100 clicks", 1_000)
PACE = 3.0
READERS = within(f"twenty people at once who each click every {PACE:.0f} seconds, 95 of 100 clicks", 1_000)
MEMORY = Target("the dashboard's process after all this", "memory of the process, at its peak", 600, unit="MB")

APP = Path(dashboard.__file__).parent / "serve.py"
EMPTY = Path(__file__).with_name("empty.py")
AS_OURS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}
"""What the empty page shares with the dashboard's own settings: without it collecting garbage is most of its time."""


@dataclass(frozen=True)
class Much:
    """How much is measured.

    How often each page runs warm and cold, how many people click how often, how often Chromium looks, and how long
    people read between two clicks, in seconds.
    """

    warm: int = 10
    cold: int = 3
    people: int = 20
    clicks: int = 5
    looks: int = 5
    pace: float = PACE


def run(place: Place, log: Log = LARGE, much: Much = Much()) -> list[Finding]:
    """On SQLite with the work in the process: the dashboard as most people run it."""
    if place.database != DATABASES[0]:
        return []
    with written(place, log) as coalition, _sites(place, coalition) as (site, empty):
        choices = {"coalition": coalition.name, "stakeholder": stakeholder(0)}
        scripts = _scripts(site, empty, choices, coalition, much)
        crowd = _crowd(site, empty, choices, much)
        return [*scripts, *_paint(site, empty, choices, much.looks), *crowd, _memory(site, empty)]


@contextmanager
def _sites(place: Place, coalition: Coalition) -> Iterator[tuple[Served, Served]]:
    """The dashboard, and beside it the empty page."""
    coalition.services.read_models.refresh(coalition.id)
    ours = coalition.services.settings
    settings = {
        "GROUNDSWELL_DATABASE_URL": ours.database_url,
        "GROUNDSWELL_MASTER_KEY_FILE": str(ours.master_key_path),
    }
    with (
        served(APP, settings, place.folder / "dashboard.log") as site,
        served(EMPTY, AS_OURS, place.folder / "empty.log") as empty,
    ):
        yield site, empty


def _scripts(site: Served, empty: Served, choices: dict[str, str], coalition: Coalition, much: Much) -> list[Finding]:
    warm, nothing = pages.warm(site, choices, much.warm), pages.warm(empty, choices, much.warm)
    cold = pages.cold(site, choices, much.cold, lambda: _news(coalition))
    each, limit = pages.table(warm, cold), pages.worst(nothing)
    beside = f"an empty page {duration(limit)}; {len(warm)} pages, the median one"
    medians = [median(median(times) for times in found.values()) for found in (warm, cold)]
    return [
        Finding(target, DATABASES[0], 1e3 * pages.worst(found), f"{beside} {duration(middle)}", profile=each)
        for target, found, middle in zip((WARM, COLD), (warm, cold), medians, strict=True)
    ]


def _news(coalition: Coalition) -> None:
    """One more fact, counted."""
    told = Interaction(id=uuid4(), kind=Kind.MEETING, occurred_at=datetime.now(UTC), recorded_by="bench", tone=1)
    coalition.services.recording.record(coalition.name, stakeholder(0), told)
    coalition.follow()
    coalition.services.read_models.refresh(coalition.id)


def _crowd(site: Served, empty: Served, choices: dict[str, str], much: Much) -> list[Finding]:
    pages.seen_once(site, choices)
    together = [pages.at_once(each, choices, much.people, much.clicks) for each in (site, empty)]
    apart = [pages.in_their_time(each, choices, much.people, much.clicks, much.pace) for each in (site, empty)]
    return [_crowded(CROWD, *together), _crowded(READERS, *apart)]


def _crowded(target: Target, ours: list[float], theirs: list[float]) -> Finding:
    told = f"median {duration(median(ours))}; {len(ours)} clicks; on an empty page {duration(pages.p95(theirs))}"
    told = f"{told}; {os.cpu_count()} cores, this program's included"
    return Finding(target, DATABASES[0], 1e3 * pages.p95(ours), told)


def _paint(site: Served, empty: Served, choices: dict[str, str], looks: int) -> list[Finding]:
    if not looks or not paint.is_there():
        return []
    with browsing() as chromium:
        paint.painted(chromium, empty, {}, chart=False)  # Chromium itself starts by this: no page is to blame for it
        headline, chart = (
            [paint.painted(chromium, site, choices, chart=it) for _ in range(looks)] for it in (False, True)
        )
        theirs = [paint.painted(chromium, empty, choices, chart=False) for _ in range(looks)]
    told = (
        f"median {duration(median(headline))} of {looks}; until the first chart, too, {duration(median(chart))}; "
        f"the heading of an empty page {duration(median(theirs))}"
    )
    return [Finding(PAINT, DATABASES[0], 1e3 * pages.p95(headline), told)]


def _memory(site: Served, empty: Served) -> Finding:
    told = f"the process of an empty page {empty.peak / MEGABYTE:.0f} MB"
    return Finding(MEMORY, DATABASES[0], site.peak / MEGABYTE, told)
