"""`groundswell import`: bring a CSV file or a workbook in, all rows or none."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.csv_files import content, tell_rejected
from gateway.cli.errors import BAD_INPUT, FAILED
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson, RecordedBy
from gateway.cli.output import err, print_json, progress, say
from gateway.cli.recorder import named
from service.figures_in_words import many

if TYPE_CHECKING:
    from service.rejections import Imported

File = Annotated[str, typer.Argument(help="A CSV file in UTF-8 or a workbook (XLSX); - reads stdin.", metavar="FILE")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; record nothing.")]
KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Record the good rows even if others are bad.")]


def import_(
    file: File,
    dry_run: DryRun = False,
    keep_going: KeepGoing = False,
    as_json: AsJson = False,
    recorded_by: RecordedBy = None,
) -> None:
    """Record every row of a CSV file or a workbook's first sheet with rows, or none if one is bad.

    The first line names the columns: external_id, coalition, stakeholder, kind, occurred_on; and, where there
    are any: bloc, influence, detail, note_for, tone, visibility, recorded_by, format, to, stance, trade, due_on, gave,
    gave_worth, got, got_worth. Other names are understood once the dashboard was told what they hold; it remembers
    that for all files with the same names. The same file again adds nothing.

    Exit code 0: all rows are recorded, now or before; 1: --keep-going recorded some and rejected some;
    2: rows were rejected and nothing was recorded.
    """
    given = content(file)
    with up_to_date() as workplace:
        services = workplace.services
        with progress("Recording") as bar:
            result = services.importing.run(
                given,
                source=_source(file),
                recorder=named(services, recorded_by),
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


def _source(file: str) -> str:
    """The name under which the file's facts say where they came from."""
    name = "stdin" if file == "-" else Path(file).name
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:200]


def _tell(result: "Imported", *, dry_run: bool) -> None:
    if result.rejected:
        tell_rejected(result.rejected, more="; --json lists all")
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
