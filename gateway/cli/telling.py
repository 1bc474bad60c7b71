"""From options to an interaction: what `log` and `correct` have in common."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import typer
from pydantic import ValidationError

from domain.identity import interaction_id
from domain.values import Interaction, Kind, Readers, Stance
from gateway.cli import typed
from gateway.cli.errors import BadInput

OPTION_OF = {
    "occurred_at": "--on",
    "due_on": "--due",
    "trade_id": "--trade",
    "recorded_by": "--recorded-by",
    "note_for": "--note-for",
}
"""Options that are called otherwise than the field they fill."""

KindOf = Annotated[Kind | None, typer.Option("--kind", "-k", help="What it was.")]
On = Annotated[str | None, typer.Option("--on", help="When it happened: a date, or an instant.", metavar="DATE")]
Tone = Annotated[int | None, typer.Option(help="From -2 (hostile) to 2 (warm).", min=-2, max=2)]
Note = Annotated[str | None, typer.Option(help="What was said or done, in your words.")]
NoteFor = Annotated[
    Readers | None, typer.Option("--note-for", help="Who may read the note; others see that there is one.")
]
Visibility = Annotated[str | None, typer.Option(help="private or public.")]
Bloc = Annotated[str | None, typer.Option(help="The stakeholder's bloc from that day on.")]
Influence = Annotated[float | None, typer.Option(help="The stakeholder's influence from that day on; 0 or more.")]
Gave = Annotated[
    str | None,
    typer.Option(
        help="A trade: what we gave (people, capital, ideas, access, other), worth 1-5.", metavar="WHAT:WORTH"
    ),
]
Got = Annotated[str | None, typer.Option(help="A trade: what we got.", metavar="WHAT:WORTH")]
Trade = Annotated[str | None, typer.Option(help="The id of the trade that is honoured or broken.", metavar="ID")]
To = Annotated[str | None, typer.Option(help="A defection: the counter-coalition they went to.", metavar="NAME")]
Format = Annotated[str | None, typer.Option("--format", help="A meeting: one-on-one or group.")]
StanceOf = Annotated[Stance | None, typer.Option("--stance", help="An assessment: where they stand.")]
Due = Annotated[str | None, typer.Option(help="A trade: when it falls due.", metavar="DATE")]


def fields(now: datetime, **given: Any) -> dict[str, Any]:
    """The fields of an interaction that these options state; those left out are not among them."""
    stated = {name: value for name, value in given.items() if value is not None}
    for name, understand in _UNDERSTAND.items():
        if name in stated:
            stated[name] = understand(stated[name], f"--{name}", now)
    renamed = {"on": "occurred_at", "due": "due_on", "trade": "trade_id"}
    return {renamed.get(name, name): value for name, value in stated.items()}


_UNDERSTAND: dict[str, Callable[[str, str, datetime], Any]] = {
    "on": typed.happened,
    "due": lambda text, option, now: typed.day(text, option, now.date()),
    "gave": lambda text, option, _: typed.side(text, option),
    "got": lambda text, option, _: typed.side(text, option),
}


def interaction(values: Mapping[str, Any]) -> Interaction:
    """The interaction of these fields; a wrong one is named by its option."""
    try:
        return Interaction.model_validate(dict(values))
    except ValidationError as error:
        raise _bad(error) from error


def id_in(partnership: UUID, text: str) -> UUID:
    """An id as it stands, or the one that follows from a source's own id."""
    try:
        return UUID(text)
    except ValueError:
        return interaction_id(partnership, text)


def _bad(error: ValidationError) -> BadInput:
    detail = error.errors(include_url=False)[0]
    name = str(detail["loc"][0]) if detail["loc"] else "kind"
    option = OPTION_OF.get(name, f"--{name}")
    limit = detail.get("ctx", {}).get("max_length")
    if limit is not None:
        return BadInput(f"{option} is longer than {limit:,} characters; shorten it.")
    reason = f"{detail['msg'][0].lower()}{detail['msg'][1:]}"
    if detail["type"] == "string_pattern_mismatch":
        reason = "it has characters that cannot be shown; leave them out"
    return BadInput(f"{option} '{str(detail['input'])[:40]}' cannot be taken: {reason}.")
