"""Explaining what changed in the last four weeks, for everybody in a large coalition."""

from statistics import median

from benchmarks.coalition import SIZE, Coalition
from benchmarks.findings import Finding
from benchmarks.limits import clocked, within
from benchmarks.sides import duration, timed
from domain.acts import acts
from domain.explanation import explanation
from domain.momentum import WINDOW
from domain.policy import DEFAULT
from domain.record import evidence

TARGET = within(f"explanation of a month, from arrays in memory, of {SIZE}", 200)


def run(coalition: Coalition, database: str, rounds: int = 5) -> list[Finding]:
    """From the arrays on; beside it, what it takes to read the situation first."""
    told, today = evidence(acts(coalition.rows(), DEFAULT)), coalition.today
    whole = median(timed(lambda: _from_reading(coalition)).passed for _ in range(rounds))
    beside = f"; with reading the situation and making the arrays first {duration(whole)}"
    return [clocked(TARGET, database, lambda: explanation(told, today - WINDOW, today), rounds, beside)]


def _from_reading(coalition: Coalition) -> None:
    situation = coalition.services.situations.of(coalition.name)
    explanation(situation.evidence, situation.day - WINDOW, situation.day)
