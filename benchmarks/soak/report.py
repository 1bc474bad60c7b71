"""What a soak was and what came of it, as a page of Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.report import machine
from benchmarks.soak.judging import Thirds
from benchmarks.soak.story import BEFORE, COALITIONS, PARTICIPANTS, PEOPLE

FILE = Path(__file__).parents[1] / "soak.md"


WHAT = """\
Written by `make soak` on {when} UTC: {minutes} minutes of load and faults on PostgreSQL and Redis as in production,
with sealed facts, on a log in use ({coalitions} coalitions of {people:,} stakeholders, {before} earlier facts of each),
and then writers of a SQLite file killed in the midst of saves."""

HEAD = "| figure | first third | last third | may be at most | |\n| --- | --- | --- | --- | --- |"

LIMITS = """\
Killed processes show that no half-made save is ever seen. They do not show what a loss of power leaves: that is for
`fsync` and the disk."""


@dataclass(frozen=True)
class Told:
    """The outcome: all of it held, or the soak would have failed."""

    minutes: float
    rate: float
    kept: float
    saved: int
    caught_up: float
    whole: str
    thirds: Sequence[Thirds]
    done: Sequence[str]
    small: str
    killed: str

    @property
    def stable(self) -> bool:
        """Whether nothing became much slower or larger."""
        return all(each.stable for each in self.thirds)


def page(told: Told) -> str:
    """The whole report."""
    rows = [
        f"| {each.what} | {each.first:.1f} {each.unit} | {each.last:.1f} {each.unit} | {each.most:g} times | "
        f"{'stable' if each.stable else '**not stable**'} |"
        for each in told.thirds
    ]
    parts = [
        "# Soak",
        WHAT.format(
            when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
            minutes=f"{told.minutes:g}",
            coalitions=len(COALITIONS),
            people=PEOPLE,
            before=BEFORE,
        ),
        "\n".join(f"- {each}" for each in _outcome(told)),
        "\n".join([HEAD, *rows]),
        "## What was done to it\n\n" + "\n".join(f"- {each}" for each in told.done),
        f"{told.small} {LIMITS}",
        "## On what\n\n" + "\n".join(machine()),
    ]
    return "\n\n".join(parts) + "\n"


def _outcome(told: Told) -> list[str]:
    return [
        f"asked for {told.rate:g} facts a second, {PARTICIPANTS} with each save; kept {told.kept:.0f}, faults included",
        f"{told.saved:,} facts acknowledged: none lost, none twice",
        told.whole,
        f"all was counted {told.caught_up:.0f} s after the last fact",
        told.killed,
    ]


def write(told: Told) -> None:
    """Write `soak.md`."""
    FILE.write_text(page(told), encoding="utf-8")
