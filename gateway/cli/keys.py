"""`groundswell keys`: new, rotate, list: the master keys, which wrap all others."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.errors import BadInput
from gateway.cli.opening import opened, settings
from gateway.cli.options import AsJson
from gateway.cli.output import out, print_json, progress, say, table
from service.figures_in_words import listed, many

app = typer.Typer(help="Look after the master keys, which names and notes are sealed with.", no_args_is_help=True)

File = Annotated[
    Path | None,
    typer.Argument(help="The file to make; where the settings name one, that is it.", metavar="FILE"),
]


@app.command()
def new(file: File = None) -> None:
    """Make a file with a new master key, which only you may read.

    Keep a copy of it in another place than the database and its backups:
    without it nobody can read the names and notes on record.
    """
    from service.sealing.master_keys import MasterKey
    from service.secret_file import write_secret

    file = file or settings().master_key_path
    if file is None:
        raise BadInput("Name the file to make, and then name it in GROUNDSWELL_MASTER_KEY_FILE for every process.")
    if not write_secret(file, f"{MasterKey.new().line}\n", anew=False):
        raise BadInput(f"'{file}' is there already, and stays as it is; 'groundswell keys rotate' adds a key to it.")
    say(f"A new master key is in {file}. Keep a copy of it apart from the database and its backups.")


@app.command()
def rotate(as_json: AsJson = False) -> None:
    """Put a new master key first and wrap all data keys by it.

    The log stays as it is. Stopped half-way, run it again: it completes what
    was begun. The old keys stay in the file for backups made before.
    """
    with opened(whatever_version=True) as workplace, progress("Wrapping keys") as bar:
        done = workplace.services.keys.rotate(bar)
    if as_json:
        print_json(asdict(done))
        return
    begun = "A new master key" if done.new else "The master key that was first already"
    say(f"{begun}, {done.name}, now wraps all data keys; {many(done.taken_over, 'data key')} taken over.")
    if done.broken:
        say(f"{many(done.broken, 'data key')} could not be unwrapped, and stay as they are: they were changed.")
    if done.old:
        them = "it" if len(done.old) == 1 else "them"
        say(f"Only older backups need {listed(done.old)}; remove {them} from the file when those have expired.")
    say("Copy the file to wherever you keep the copy of the master keys.")


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The master keys by name, and how many data keys each has wrapped. The keys themselves are never shown."""
    with opened(whatever_version=True) as workplace:
        there = workplace.services.keys.listed()
    if as_json:
        print_json([asdict(each) for each in there])
        return
    shown = table("master key", "use", "data keys", right=("data keys",), whole=("master key",))
    for each in there:
        shown.add_row(each.name, "wraps new ones" if each.first else "unwraps old ones", f"{each.wraps:,}")
    out().print(shown)
