"""`groundswell stakeholder`: add, listens-to, agenda, cadence, condition."""

from typing import Annotated

import typer

from domain.values import Relationship
from gateway.cli import agendas
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson
from gateway.cli.output import print_json, say

app = typer.Typer(help="Make stakeholders known, whom they listen to and what they want.", no_args_is_help=True)

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
    no_longer: Annotated[bool, typer.Option("--no-longer", help="They listen to them no longer.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say whom a stakeholder listens to; both become known by it. Or that they no longer do."""
    with up_to_date() as workplace:
        recording = workplace.services.recording
        news = (recording.no_longer_listens_to if no_longer else recording.listens_to)(name, other)
        counted = wait_until_counted(workplace)
    who, whom = name.strip(), other.strip()
    if as_json:
        told = {"stakeholder": who, "influencer": whom, "listens": not no_longer}
        print_json(told | {"recorded": news, "counted": counted})
        return
    how = "no longer listens to" if no_longer else "listens to"
    say(f"'{who}' {how} '{whom}'{'' if news else ', as was known already'}.")
    say_if_not_counted(workplace, counted=counted)


app.command()(agendas.agenda)
app.command()(agendas.cadence)
app.command()(agendas.condition)
