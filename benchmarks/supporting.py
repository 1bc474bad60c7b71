"""Support of everybody on every day, from rows already read, against reading these rows."""

from collections import deque

from benchmarks.coalition import READING, SIZE, Coalition
from benchmarks.findings import Finding, Target
from benchmarks.profiling import profile
from benchmarks.sides import Sides
from domain.acts import acts
from domain.by_column import Row
from domain.momentum import months
from domain.policy import DEFAULT
from domain.record import evidence

TARGET = Target(f"support on each day, from rows in memory, of {SIZE}", READING, 2)


def run(coalition: Coalition, database: str, rounds: int = 5) -> list[Finding]:
    """Each round computes the whole series, and reads."""
    rows, today, sides = coalition.rows(), coalition.today, Sides()
    for _ in range(rounds):
        sides.turn(lambda: support(rows, today), coalition.read)
    finding = Finding(TARGET, database, sides.ratio, sides.detail)
    return [finding if finding.met else finding.explained(profile(lambda: support(rows, today)))]


def support(rows: list[Row], through: int) -> None:
    """Support, strength and momentum of each day, by everybody."""
    deque(months(evidence(acts(rows, DEFAULT)), through), maxlen=0)
