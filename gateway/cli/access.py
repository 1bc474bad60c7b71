"""`groundswell access`: grant, revoke and list roles."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from domain.roles import Role
from gateway.cli import typed
from gateway.cli.errors import BadInput
from gateway.cli.opening import Opened, say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson
from gateway.cli.output import out, print_json, say, table

if TYPE_CHECKING:
    from service.access import Held

app = typer.Typer(help="Who may do what: grant and revoke roles, and see who has or had which.", no_args_is_help=True)

RoleOf = Annotated[Role, typer.Argument(help="What they are to be.", metavar="ROLE")]
Person = Annotated[str, typer.Argument(help="The email address they sign in with.", metavar="PERSON")]
In = Annotated[str | None, typer.Option("--coalition", "-c", help="In this coalition.", metavar="NAME")]
Everywhere = Annotated[bool, typer.Option("--everywhere", help="In all coalitions, those to come included.")]
OnDay = Annotated[
    str | None, typer.Option("--on", help="As it was at the end of a day; now if left out.", metavar="DATE")
]


@app.command()
def grant(role: RoleOf, person: Person, coalition: In = None, everywhere: Everywhere = False) -> None:
    """Give somebody a role: manager, leader, auditor or admin. It counts at once, and stays on record."""
    where = _where(coalition, everywhere=everywhere)
    with up_to_date() as command:
        news = command.services.roles.grant(where, person, role)
        counted = _counted(command, news=news)
    say(f"{person.strip().lower()} is {'' if news else 'already '}{role} {_told(where)}.")
    say_if_not_counted(command, counted=counted)


@app.command()
def revoke(role: RoleOf, person: Person, coalition: In = None, everywhere: Everywhere = False) -> None:
    """Take a role away. It counts at once, in every process; that they had it stays on record."""
    where = _where(coalition, everywhere=everywhere)
    with up_to_date() as command:
        news = command.services.roles.revoke(where, person, role)
        counted = _counted(command, news=news)
    say(f"{person.strip().lower()} is {'no longer' if news else 'not'} {role} {_told(where)}.")
    say_if_not_counted(command, counted=counted)


@app.command("list")
def list_(on: OnDay = None, as_json: AsJson = False) -> None:
    """Who has which role, granted by whom and when; with --on, who had it at the end of that day (UTC)."""
    with up_to_date() as command:
        services = command.services
        day = typed.past_day(on, "--on", services.clock().date()) if on else None
        held = services.roles.listed(day)
    if as_json:
        print_json([_as_json(each) for each in held])
        return
    if not held:
        way_out = "grant one with: groundswell access grant ROLE PERSON --coalition NAME"
        say("Nobody had a role then." if on else f"Nobody has a role yet; {way_out}")
        return
    shown = table("coalition", "person", "role", "granted by", "since", whole=("role", "since"))
    for each in held:
        cells = (Text(each.coalition or "everywhere"), Text(each.person), each.role, Text(each.granted_by))
        shown.add_row(*cells, f"{each.since:%Y-%m-%d}")
    out().print(shown)


def _where(coalition: str | None, *, everywhere: bool) -> str | None:
    if (coalition is None) is not everywhere:
        raise BadInput("Say where: give --coalition NAME or --everywhere, and not both.")
    return coalition


def _told(where: str | None) -> str:
    return "everywhere" if where is None else f"in '{where}'"


def _counted(command: Opened, *, news: bool) -> bool:
    return wait_until_counted(command) if news else True


def _as_json(held: "Held") -> dict[str, Any]:
    return held._asdict() | {"since": held.since.isoformat()}
