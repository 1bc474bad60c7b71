"""`groundswell retract` and `groundswell correct`: take an interaction back, or tell it anew."""

from typing import Annotated, Any
from uuid import UUID

import typer

from gateway.cli import telling, typed
from gateway.cli.errors import BadInput
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import Reason, RecordedBy
from gateway.cli.output import say
from gateway.cli.recorder import named

Id = Annotated[str, typer.Argument(help="The interaction's id, as 'coalition show' lists it.", metavar="ID")]
CLEARABLE = ("tone", "visibility", "bloc", "influence", "gave", "got", "due", "trade", "to", "format", "stance", "note")
Clear = Annotated[
    list[str] | None,
    typer.Option("--clear", help="A field to leave empty; several times for several.", metavar="FIELD"),
]


def retract(id_: Id, reason: Reason, recorded_by: RecordedBy = None) -> None:
    """Say that an interaction never happened. Its record stays; it counts no more."""
    with up_to_date() as workplace:
        services = workplace.services
        entry = services.reading.interaction(typed.uuid(id_))
        by = named(services, recorded_by)
        services.recording.retract(UUID(entry.partnership_id), UUID(entry.interaction_id), _given(reason), by)
        counted = wait_until_counted(workplace, entry.coalition)
    say(f"Retracted: the interaction with {entry.stakeholder} counts no more; its record stays.")
    say_if_not_counted(workplace, counted=counted)


def correct(
    id_: Id,
    reason: Reason,
    *,
    kind: telling.KindOf = None,
    on: telling.On = None,
    note: telling.Note = None,
    note_for: telling.NoteFor = None,
    tone: telling.Tone = None,
    visibility: telling.Visibility = None,
    bloc: telling.Bloc = None,
    influence: telling.Influence = None,
    gave: telling.Gave = None,
    got: telling.Got = None,
    due: telling.Due = None,
    trade: telling.Trade = None,
    to: telling.To = None,
    format_: telling.Format = None,
    stance: telling.StanceOf = None,
    clear: Clear = None,
    recorded_by: RecordedBy = None,
) -> None:
    """Tell an interaction anew: what is given replaces what was told, the rest stays as it was."""
    with up_to_date() as workplace:
        services = workplace.services
        entry = services.reading.interaction(typed.uuid(id_))
        changes = telling.fields(
            services.clock(),
            kind=kind,
            on=on,
            note=note,
            note_for=note_for,
            tone=tone,
            visibility=visibility,
            bloc=bloc,
            influence=influence,
            gave=gave,
            got=got,
            due=due,
            to=to,
            format=format_,
            stance=stance,
            trade=telling.id_in(UUID(entry.partnership_id), trade) if trade else None,
        )
        changes |= _cleared(clear or [])
        if not changes:
            raise BadInput("Nothing to correct was given; name at least one field, such as --tone 1.")
        before = services.recording.telling(UUID(entry.partnership_id), UUID(entry.interaction_id))
        anew = telling.interaction(before.model_dump() | changes)
        by = named(services, recorded_by)
        news = services.recording.correct(UUID(entry.partnership_id), anew, _given(reason), by)
        counted = wait_until_counted(workplace, entry.coalition)
    say(f"{'Corrected' if news else 'It was told just so already'}: the interaction with {entry.stakeholder}.")
    say_if_not_counted(workplace, counted=counted)


def _cleared(names: list[str]) -> dict[str, Any]:
    unknown = [name for name in names if name not in CLEARABLE]
    if unknown:
        raise BadInput(f"--clear: there is no field '{unknown[0]}'; choose from {', '.join(CLEARABLE)}.")
    field = {"due": "due_on", "trade": "trade_id"}
    return {field.get(name, name): "" if name == "note" else None for name in names}


def _given(reason: str) -> str:
    if not reason.strip():
        raise BadInput("--reason is empty; say why, for it stays on record.")
    return reason.strip()
