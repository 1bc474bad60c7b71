"""What comes out: people get aligned figures in few colours, programs get JSON, and never both."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

FOR, AGAINST, QUIET = "#4c9be8", "#e8963c", "dim"
"""Blue and orange: a pair that colour-blind readers can tell apart."""

PIPE_WIDTH = 100
"""Columns where no terminal says how many it has."""


def out() -> Console:
    """Where answers go."""
    return _console(stderr=False)


def err() -> Console:
    """Where errors, prompts and progress go."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    fixed = stream.isatty() or "COLUMNS" in os.environ
    return Console(stderr=stderr, highlight=False, width=None if fixed else PIPE_WIDTH)


def say(text: str = "", style: str = "") -> None:
    """A line for a person; what is in it is never taken for markup."""
    out().print(Text(text, style=style))


def print_json(value: Any) -> None:
    """The stable form for programs; see docs/json.md."""
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, indent=2, ensure_ascii=ascii_only, allow_nan=False, default=str)
    sys.stdout.write(f"{text}\n")


def table(*columns: str, right: tuple[str, ...] = (), whole: tuple[str, ...] = ()) -> Table:
    """An empty table with quiet lines; `right` columns hold figures, `whole` ones are never broken."""
    made = Table(box=None, header_style=QUIET, pad_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", no_wrap=name in (*right, *whole))
    return made


def percent(share: float | None) -> str:
    """A share of 1 as a percentage."""
    return "–" if share is None else f"{100 * share:.0f} %"


def points(strength: float | None) -> str:
    """Strength on the scale to 100."""
    return "–" if strength is None else f"{100 * strength:.1f}"


def signed(momentum: float | None, decimals: int = 1) -> Text:
    """Momentum, or another change in points, with its sign, in the colour of its direction."""
    if momentum is None:
        return Text("–")
    rounded = round(momentum, decimals) or 0.0  # no -0.0
    return Text(f"{rounded:+.{decimals}f}", style=direction(rounded))


def direction(value: float) -> str:
    """The colour of a change for the better or the worse."""
    return FOR if value > 0 else AGAINST if value < 0 else ""


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr for work that tells how far it is; nothing where stderr is no terminal."""
    bar_column = BarColumn(complete_style=FOR, finished_style=FOR, pulse_style=FOR)
    columns = (TextColumn("{task.description}"), bar_column, MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """A sign of life on stderr for work of unknown length; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    with err().status(Text(label)):
        yield
