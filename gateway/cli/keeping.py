"""`groundswell rebuild`, `verify`, `export` and `settings`: keep the records, and prove them."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.errors import FAILED, BadInput
from gateway.cli.opening import opened, up_to_date
from gateway.cli.options import AsJson
from gateway.cli.output import err, out, print_json, progress, say, table
from service.figures_in_words import many

if TYPE_CHECKING:
    from service.verifying import Verdict

Out = Annotated[str | None, typer.Option("--out", help="Write to a file instead of stdout.", metavar="FILE")]


def rebuild() -> None:
    """Throw the read models away and compute them from the facts."""
    with opened(whatever_version=True) as workplace, progress("Rebuilding") as bar:
        facts = workplace.services.keeping.rebuild(bar)
    say(f"The read models are rebuilt from {many(facts, 'fact')}.")


def verify(as_json: AsJson = False) -> None:
    """Rebuild aside and compare row for row with what is live; exit code 1 on a difference."""
    with up_to_date() as workplace, progress("Verifying") as bar:
        verdict = workplace.services.keeping.verify(bar)
    if as_json:
        print_json({"identical": verdict.identical} | asdict(verdict))
    else:
        _tell(verdict)
    if not verdict.identical:
        raise typer.Exit(FAILED)


def export(to: Out = None) -> None:
    """All facts as JSON lines, in the order in which they were recorded."""
    with opened(whatever_version=True) as workplace:
        facts = workplace.services.keeping.export()
        if to is None:
            _write(facts, sys.stdout)
            return
        total = workplace.services.keeping.status().facts
        with progress("Exporting") as bar:
            number = _write_file(facts, Path(to), lambda done: bar(done, total))
    say(f"{many(number, 'fact')} written to {to}.")


def settings() -> None:
    """Every setting: its variable, its default, what it means, and whether it is set."""
    from service.settings import Settings
    from service.settings import table as markdown

    if not sys.stdout.isatty():
        sys.stdout.write(f"{markdown()}\n")
        return
    shown = table("variable", "default", "meaning", whole=("variable",))
    for name, field in Settings.model_fields.items():
        variable = f"GROUNDSWELL_{name.upper()}"
        mark = "  (set)" if variable in os.environ else ""
        meaning = (field.description or "").replace("`", "")
        shown.add_row(variable + mark, Text("–" if field.default is None else str(field.default)), Text(meaning))
    out().print(shown)


def _tell(verdict: "Verdict") -> None:
    if verdict.identical:
        say(f"Identical: {verdict.rows:,} rows are what {many(verdict.facts, 'fact')} say.")
        return
    shown = table("table", "key", "live", "rebuilt", whole=("table",))
    for each in verdict.differences:
        cells = (each.key, each.live, each.rebuilt)
        shown.add_row(each.table, *(Text(cell, overflow="fold") for cell in cells))
    out().print(shown)
    way_out = "'groundswell rebuild' makes them what the facts say"
    err().print(f"{verdict.found:,} of {verdict.rows:,} rows are not what the facts say; {way_out}.", soft_wrap=True)


def _write(facts: Iterable[dict[str, Any]], stream: IO[str], tell: Any = lambda _: None) -> int:
    number = 0
    for number, fact in enumerate(facts, 1):
        stream.write(f"{json.dumps(fact, ensure_ascii=False, default=str)}\n")
        if number % 1000 == 0:
            tell(number)
    return number


def _write_file(facts: Iterable[dict[str, Any]], path: Path, tell: Any) -> int:
    """Write beside the file and then take its place, so that no half export looks whole."""
    if path.is_dir():
        raise BadInput(f"'{path}' is a folder; name a file in it.")
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8") as stream:
            number = _write(facts, stream, tell)
        beside.replace(path)
    except FileNotFoundError as error:
        raise BadInput(f"There is no folder '{path.parent}'; make it first.") from error
    finally:
        beside.unlink(missing_ok=True)
    return number
