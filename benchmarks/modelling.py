"""Refreshing, support and explanation of one large coalition, which is written once for all of them."""

from benchmarks import explaining, refreshing, supporting
from benchmarks.coalition import LARGE, written
from benchmarks.findings import Finding
from benchmarks.logs import Log
from benchmarks.places import Place


def run(place: Place, log: Log = LARGE, rounds: int = 5) -> list[Finding]:
    """Each in turn, on the same database."""
    measures = (refreshing.run, supporting.run, explaining.run)
    with written(place, log) as coalition:
        return [finding for measure in measures for finding in measure(coalition, place.database, rounds)]
