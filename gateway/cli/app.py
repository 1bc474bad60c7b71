"""All commands put together."""

import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from gateway.cli import (
    access,
    alerts,
    amending,
    auditing,
    backing_up,
    believing,
    brief,
    calibrating,
    coalitions,
    erasing,
    evaluating,
    explain,
    health,
    importing,
    influence,
    keeping,
    keys,
    looking,
    momentum,
    moves,
    readiness,
    risk,
    serving,
    stakeholders,
    supposing,
    tokens,
    whip,
)
from gateway.cli.errors import exit_code_of
from gateway.cli.log import log
from gateway.cli.output import say
from gateway.demo import demo


class Sentences(TyperGroup):
    """A group of commands whose errors are sentences; see `gateway.cli.errors`."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run, and exit with the code that tells what came of it."""
        options["standalone_mode"] = False
        run = super().main
        sys.exit(exit_code_of(lambda: run(*args, **options)))


app = typer.Typer(
    cls=Sentences,
    help="Who is with you on an initiative, how firmly, and what changed that.",
    no_args_is_help=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RUN, TELL, LOOK, KEEP = "Run", "Tell", "Look", "Keep"


def _version(wanted: bool) -> None:
    if wanted:
        say(f"groundswell {version('groundswell')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def groundswell(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Who is with you on an initiative, how firmly, and what changed that."""
    if context.invoked_subcommand is None:
        sys.stdout.write(f"{context.get_help()}\n")


app.command(rich_help_panel=RUN)(demo)
app.command(rich_help_panel=RUN)(serving.up)
app.command(rich_help_panel=RUN)(serving.worker)
app.command(rich_help_panel=RUN)(serving.scheduler)
app.command(rich_help_panel=RUN)(serving.dashboard)

app.command(rich_help_panel=TELL)(log)
app.add_typer(coalitions.app, name="coalition", rich_help_panel=TELL)
app.add_typer(stakeholders.app, name="stakeholder", rich_help_panel=TELL)
app.command("import", rich_help_panel=TELL)(importing.import_)
app.command(rich_help_panel=TELL)(amending.correct)
app.command(rich_help_panel=TELL)(amending.retract)


app.command(rich_help_panel=LOOK)(momentum.momentum)
app.command(rich_help_panel=LOOK)(explain.explain)
app.command(rich_help_panel=LOOK)(whip.whip)
app.command(rich_help_panel=LOOK)(health.health)
app.command(rich_help_panel=LOOK)(readiness.readiness)
app.command(rich_help_panel=LOOK)(influence.network)
app.command(rich_help_panel=LOOK)(risk.risk)
app.command(rich_help_panel=LOOK)(alerts.alerts)
app.command(rich_help_panel=LOOK)(moves.moves)
app.command(rich_help_panel=LOOK)(brief.brief)
app.command("what-if", rich_help_panel=LOOK)(supposing.what_if)
app.command(rich_help_panel=LOOK)(looking.replay)
app.command(rich_help_panel=LOOK)(believing.belief)
app.command(rich_help_panel=LOOK)(looking.status)
app.command(rich_help_panel=LOOK)(evaluating.evaluate)
app.command(rich_help_panel=LOOK)(calibrating.calibrate)

app.command(rich_help_panel=KEEP)(keeping.verify)
app.add_typer(auditing.app, name="audit", rich_help_panel=KEEP)
app.command(rich_help_panel=KEEP)(keeping.rebuild)
app.command(rich_help_panel=KEEP)(keeping.export)
app.command(rich_help_panel=KEEP)(backing_up.backup)
app.command(rich_help_panel=KEEP)(backing_up.restore)
app.command(rich_help_panel=KEEP)(erasing.subject)
app.command(rich_help_panel=KEEP)(erasing.erase)
app.add_typer(keys.app, name="keys", rich_help_panel=KEEP)
app.add_typer(access.app, name="access", rich_help_panel=KEEP)
app.add_typer(tokens.app, name="token", rich_help_panel=KEEP)
app.command(rich_help_panel=KEEP)(keeping.settings)
