"""Where the time goes, for targets that are missed."""

import cProfile
import pstats
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = 14


def profile(work: Callable[[], object]) -> str:
    """The functions that the work spends most of its own time in, as a table."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    stats = pstats.Stats(profiler)
    entries = [(own, calls, place) for place, (_, calls, own, _, _) in stats.stats.items()]  # type: ignore[attr-defined]
    total = sum(own for own, _, _ in entries) or 1.0
    rows = [
        f"| {own / total:.0%} | {calls:,} | `{_name(*place)}` |"
        for own, calls, place in sorted(entries, reverse=True)[:SHOWN]
    ]
    return "\n".join(["| own time | calls | function |", "| ---: | ---: | --- |", *rows])


def _name(file: str, line: int, function: str) -> str:
    if file == "~":
        return re.sub(r" at 0x[0-9a-f]+", "", function.strip("<>"))
    path = Path(file)
    short = (
        path.relative_to(ROOT) if path.is_relative_to(ROOT) and ".venv" not in path.parts else Path(*path.parts[-2:])
    )
    return f"{short}:{line} {function}"
