"""`python -m benchmarks [names] [--database sqlite|postgresql]`; all of it writes report.md."""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from benchmarks import auditing, dashboard, figures, importing, latency, modelling, rebuilding, record, report, timeline
from benchmarks.findings import Finding
from benchmarks.places import DATABASES, Place, place

BENCHMARKS: dict[str, Callable[[Place], list[Finding]]] = {
    "record": record.run,
    "import": importing.run,
    "timeline": timeline.against_reading,
    "projection": timeline.against_projection,
    "model": modelling.run,
    "figures": figures.run,
    "latency": latency.run,
    "rebuild": rebuilding.run,
    "audit": auditing.run,
    "dashboard": dashboard.run,
}


def main() -> None:
    """Run what is asked for; write the report if that is everything."""
    asked = _asked()
    names, databases = asked.names or list(BENCHMARKS), asked.database or DATABASES
    begin = time.monotonic()
    with ExitStack() as opened:
        places = [opened.enter_context(place(database)) for database in databases]
        findings = [finding for name in names for where in places for finding in _measured(name, where)]
    took = time.monotonic() - begin
    print(f"all took {took:.0f} s")
    if set(names) == set(BENCHMARKS) and set(databases) == set(DATABASES):
        report.write(findings, took)
        print(f"written to {report.FILE}")


def _measured(name: str, where: Place) -> Iterator[Finding]:
    print(f"-- {name} on {where.database} ...", flush=True)
    begin = time.monotonic()
    for finding in BENCHMARKS[name](where):
        print(finding.line, *filter(None, [finding.profile]), sep="\n", flush=True)
        yield finding
    print(f"   {time.monotonic() - begin:.0f} s", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}; all if none is named")
    parser.add_argument("--database", choices=DATABASES, action="append", help="both if left out")
    asked = parser.parse_args()
    for unknown in set(asked.names) - set(BENCHMARKS):
        parser.error(f"there is no benchmark '{unknown}'; choose from {', '.join(BENCHMARKS)}")
    return asked


if __name__ == "__main__":
    main()
