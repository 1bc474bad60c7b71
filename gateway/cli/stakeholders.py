"""`groundswell stakeholder`: add, listens-to."""

from typing import Annotated

import typer

from domain.values import Relationship
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.output import say

app = typer.Typer(help="Make stakeholders known, and whom they listen to.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The stakeholder's name.")]


@app.command()
def add(
    name: Name,
    relationship: Annotated[Relationship | None, typer.Option(help="In which direction they stand to us.")] = None,
) -> None:
    """Make a stakeholder known, or say in which direction they stand to us."""
    with up_to_date() as workplace:
        news = workplace.services.recording.register(name, relationship)
        counted = wait_until_counted(workplace)
    stand = f" as {relationship}" if relationship else ""
    say(f"'{name.strip()}' {'is known' if news else 'was known'}{stand}{'' if news else ' already'}.")
    say_if_not_counted(workplace, counted=counted)


@app.command("listens-to")
def listens_to(
    name: Name,
    other: Annotated[str, typer.Argument(help="Whom they listen to.", metavar="OTHER")],
) -> None:
    """Say whom a stakeholder listens to; both become known by it."""
    with up_to_date() as workplace:
        news = workplace.services.recording.listens_to(name, other)
        counted = wait_until_counted(workplace)
    say(f"'{name.strip()}' listens to '{other.strip()}'{'' if news else ', as was known already'}.")
    say_if_not_counted(workplace, counted=counted)
