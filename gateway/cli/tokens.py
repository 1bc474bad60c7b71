"""`groundswell token`: make, list and revoke access tokens."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from domain.roles import Scope
from gateway.cli import typed
from gateway.cli.opening import opened
from gateway.cli.options import AsJson
from gateway.cli.output import err, out, print_json, say, table

if TYPE_CHECKING:
    from domain.tokens import Issued

app = typer.Typer(help="Access tokens for commands and programs: make, list and revoke them.", no_args_is_help=True)

Label = Annotated[str, typer.Argument(help="What it is for, to know it by later.", metavar="LABEL")]
ScopeOf = Annotated[
    list[Scope] | None,
    typer.Option("--scope", help="What it lets do at most; several times for several. read if left out."),
]
Days = Annotated[int, typer.Option(help="How many days it is good for.", min=1, max=365)]
For = Annotated[
    str | None, typer.Option("--for", help="Whose it is, by email address; needed at the server.", metavar="PERSON")
]
Id = Annotated[str, typer.Argument(help="The token's id, as 'token list' shows it.", metavar="ID")]


@app.command()
def new(label: Label, scope: ScopeOf = None, days: Days = 90, for_: For = None, as_json: AsJson = False) -> None:
    """Make a token and show it, this once: only a hash of it is kept. Set it as GROUNDSWELL_TOKEN to act by it.

    What it lets do: read; write (read and record); or all that one role may: manager, leader, auditor, admin. Never
    more than its holder may.
    """
    with opened() as command:
        made = command.services.tokens.new(label, scope or [Scope.READ], days, for_)
    if as_json:
        print_json(_as_json(made.issued) | {"token": made.text})
        return
    out().print(made.text, markup=False, soft_wrap=True)
    until = f"good until {made.issued.expires_at:%Y-%m-%d %H:%M} UTC"
    err().print(f"This is shown once; keep it as you keep a password. Its id is {made.issued.token_id}; {until}.")


@app.command("list")
def list_(for_: For = None, as_json: AsJson = False) -> None:
    """The tokens that are good for something, the newest first; never the tokens themselves."""
    with opened() as command:
        found = command.services.tokens.listed(for_)
    if as_json:
        print_json([_as_json(each) for each in found])
        return
    if not found:
        say("There is no token; make one with: groundswell token new LABEL")
        return
    shown = table("id", "label", "scope", "made", "expires", "made by", whole=("id", "made", "expires"))
    for each in found:
        days = (f"{day:%Y-%m-%d}" for day in (each.issued_at, each.expires_at))
        shown.add_row(str(each.token_id), Text(each.label), ", ".join(sorted(each.scopes)), *days, Text(each.issued_by))
    out().print(shown)


@app.command()
def revoke(id_: Id, for_: For = None) -> None:
    """Make a token good for nothing, at once and for ever."""
    with opened() as command:
        news = command.services.tokens.revoke(typed.uuid(id_), for_)
    say(f"The token {id_} is {'revoked' if news else 'revoked already'}.")


def _as_json(issued: "Issued") -> dict[str, Any]:
    return {
        "id": str(issued.token_id),
        "label": issued.label,
        "scopes": sorted(issued.scopes),
        "issued_at": issued.issued_at.isoformat(),
        "expires_at": issued.expires_at.isoformat(),
        "issued_by": issued.issued_by,
    }
