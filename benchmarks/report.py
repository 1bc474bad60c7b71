"""The report: what was measured, on what, and where the time goes in what is missed."""

import platform
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.findings import Finding

FILE = Path(__file__).with_name("report.md")
LIBRARIES = ("eventsourcing", "SQLAlchemy", "psycopg", "pydantic", "numpy", "scipy", "dramatiq", "redis", "streamlit")

HOW = """\
Each ratio compares two ways of doing the same, in turns (A B A B) in one run on one new database of each kind; the
medians of the rounds are compared, their extremes stand in brackets. The garbage collector is on and sees only what the
measured work itself makes. SQLite is a file in WAL mode; PostgreSQL has `fsync` and `synchronous_commit` on. Process
time is what the measuring process itself computed, without the database server and without waiting.

- **record**: 40 partnerships with 50 earlier interactions each. Ours includes waking the workers (through Redis where
  the database is PostgreSQL). The bare application uses the library's standard aggregate, mapper and recorder.
- **import**: 23,016 rows of 432 stakeholders. Ours reads the CSV, checks every row, decides in order of date and saves
  in one transaction. The baseline has its aggregates, ids and dates ready; inside it are triggering the same events and
  saving them: at once on SQLite, on PostgreSQL in saves of some 600 KB, because around a megabyte the library hangs.
- **timeline**: a log of 50,000 interactions; reading uses the same mapper and the same page size. The library's
  projection takes one event, row and tracking in one transaction; its events are pulled, its rows made as ours.
- **refresh**: cold, nothing of the series is written; warm, one fact of the last week has come.
- **support** and **explanation**: of the same coalition. Support is computed for 1,000 partnerships on each of 1,096
  days, from rows in memory to months as arrays. An explanation owes every change of four weeks to acts, fading, peers
  and influence, for everybody, from arrays in memory; what it takes with reading them first is told beside it.
- **chance**: influence is log-normal, half of it wins. **Cascade**: everybody may listen to anybody, so that nearly all
  are in cycles. **Risk**, **trial**: acts of all kinds on any day, few departures. From arrays in memory, all of them.
- **audit**: a bundle of a million facts, verified offline by processes on all cores, each time read from the disk anew;
  SHA-256 reads the same facts in blocks, in one process. Recording: a fact is sealed, recorded, followed and
  hashed into the tree; beside it one is recorded and followed, neither sealed nor hashed.
- **rebuild**: a new process that only rebuilds; its peak is the kernel's (`VmHWM`).
- **latency**: ten coalitions of 60 stakeholders, `dramatiq workers.main --processes 2 --threads 4`.
- **dashboard**: what `groundswell dashboard` serves, in a process of its own, spoken to over its websocket as a
  browser does, from the click until the script has run through and all of the page has arrived. Warm: everything on
  the page was shown before. Cold: a fact was recorded and counted, and this page is the first to show it. Twenty
  sessions click at the same instant, each on another page, one page after another, all warm; then each in their own
  time, after three seconds of reading in the mean; they share the cores with the server. First meaningful paint: from
  the address to the second frame with the headline. Beside each, a page with nothing but a title, which collects no
  garbage after each run either.
"""


def write(findings: Sequence[Finding], seconds: float) -> None:
    """Write `report.md`."""
    FILE.write_text(report(findings, seconds), encoding="utf-8")


def report(findings: Sequence[Finding], seconds: float) -> str:
    """The whole report."""
    parts = [
        "# Benchmarks",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; it took {seconds / 60:.1f} minutes.",
        "\n".join(_table(findings)),
        "## How it was measured\n\n" + HOW.rstrip(),
        "## On what\n\n" + "\n".join(machine()),
        *_profiles(findings),
    ]
    return "\n\n".join(parts) + "\n"


def _table(findings: Iterable[Finding]) -> list[str]:
    rows = [
        f"| {each.target.what}{each.where} | {each.target.against} | {each.database} | {each.target} "
        f"| **{each.value:.3g}** {each.target.unit} | {'met' if each.met else '**missed**'} | {each.detail} |"
        for each in findings
    ]
    head = "| what | against | database | target | measured | | medians (extremes) |"
    return [head, "| --- | --- | --- | --- | --- | --- | --- |", *rows]


def machine() -> list[str]:
    """What it was measured on, line by line."""
    memory = psutil.virtual_memory().total / 1024**3
    load = " ".join(f"{each:.1f}" for each in psutil.getloadavg())
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"- {_processor()}, {psutil.cpu_count()} cores, {memory:.0f} GiB; {platform.system()} {platform.release()}",
        f"- load when it ended, over 1, 5 and 15 minutes: {load}",
        f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, groundswell {version('groundswell')}",
        f"- {libraries}",
    ]


def _processor() -> str:
    """The processor's name, where Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _profiles(findings: Iterable[Finding]) -> list[str]:
    """Where the time goes, for every target that is missed."""
    missed = [each for each in findings if not each.met and each.profile]
    heads = [f"### {each.target.what}{each.where}, on {each.database}\n\n{each.profile}" for each in missed]
    return ["## Where the time goes in what is missed", *heads] if heads else []
