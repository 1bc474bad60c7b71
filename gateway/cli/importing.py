"""`groundswell import`: bring a CSV file in, all rows or none."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from gateway.cli.errors import BAD_INPUT, FAILED, BadInput
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson, RecordedBy
from gateway.cli.output import err, many, print_json, progress, say, table

if TYPE_CHECKING:
    from service.rejections import Imported, Rejection

SHOWN = 40
"""Most rejected rows that are shown to a person."""

File = Annotated[str, typer.Argument(help="A CSV file in UTF-8; - reads it from stdin.", metavar="FILE")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; record nothing.")]
KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Record the good rows even if others are bad.")]


def import_(
    file: File,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    as_json: AsJson = False,
    recorded_by: RecordedBy = None,
) -> None:
    """Record every row of a CSV file, or none if one is bad.

    The first line names the columns: external_id, coalition, stakeholder, kind, occurred_on; and, where there
    are any: bloc, influence, detail, tone, visibility, recorded_by, format, to, stance, trade, due_on, gave,
    gave_worth, got, got_worth. The same file again adds nothing.

    Exit code 0: all rows are recorded, now or before; 1: --keep-going recorded some and rejected some;
    2: rows were rejected and nothing was recorded.
    """
    content = _content(file)
    with up_to_date() as workplace:
        services = workplace.services
        with progress("Recording") as bar:
            result = services.importing.run(
                content,
                source=_source(file),
                recorder=recorded_by or services.settings.recorder,
                keep_going=keep_going,
                dry_run=dry_run,
                progress=bar,
            )
        counted = dry_run or not result.recorded or wait_until_counted(workplace)
    if as_json:
        print_json(asdict(result))
    else:
        _tell(result, dry_run=dry_run)
    say_if_not_counted(workplace, counted=counted)
    if result.rejected:
        raise typer.Exit(FAILED if result.recorded else BAD_INPUT)


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    path = Path(file)
    if path.is_dir():
        raise BadInput(f"'{file}' is a folder; give a CSV file in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(f"There is no file '{file}'; check the path.") from error
    except PermissionError as error:
        raise BadInput(f"The file '{file}' may not be read; ask its owner for the permission.") from error


def _source(file: str) -> str:
    """The name under which the file's facts say where they came from."""
    name = "stdin" if file == "-" else Path(file).name
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:200]


def _tell(result: "Imported", *, dry_run: bool) -> None:
    if result.rejected:
        _tell_rejected(result.rejected)
    would = "would be " if dry_run else ""
    if result.rejected and not result.recorded:
        way_out = "mend the rows above, or give --keep-going to take the good ones"
        bad = len(result.rejected)
        rows = f"{bad:,} of {many(result.read, 'row')} {'is' if bad == 1 else 'are'} bad"
        err().print(f"{rows}: nothing {would or 'was '}recorded; {way_out}.", soft_wrap=True)
        return
    already = (
        f", {result.already:,} {'were' if result.already != 1 else 'was'} recorded before" if result.already else ""
    )
    rejected = f", {len(result.rejected):,} rejected" if result.rejected else ""
    say(f"{many(result.read, 'row')} read: {result.recorded:,} {would}recorded{already}{rejected}.")


def _tell_rejected(rejected: "list[Rejection]") -> None:
    shown = table("line", "column", "value", "reason", right=("line",), whole=("column",))
    for each in rejected[:SHOWN]:
        shown.add_row(f"{each.line:,}", each.column, Text(each.value, overflow="fold"), Text(each.reason))
    err().print(shown)
    if len(rejected) > SHOWN:
        err().print(f"… and {len(rejected) - SHOWN:,} more; --json lists all.", style="dim")
