"""`groundswell log`: record one interaction, and show what it changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID, uuid4

import typer

from domain.identity import coalition_id, partnership_id, stakeholder_id
from gateway.cli import asking, telling
from gateway.cli.changed import Level, Logged, level
from gateway.cli.errors import BadInput
from gateway.cli.opening import up_to_date, wait_until_counted
from gateway.cli.options import AsJson, RecordedBy
from gateway.cli.recorder import named

if TYPE_CHECKING:
    from gateway.cli.opening import Opened

CoalitionOf = Annotated[str | None, typer.Option("--coalition", "-c", help="The coalition's name.")]
With = Annotated[list[str] | None, typer.Option("--with", "-w", help="The stakeholder; several times for several.")]
New = Annotated[bool, typer.Option("--new", help="The stakeholders named may be new.")]
Id = Annotated[str | None, typer.Option("--id", help="An id of your own; the same again records nothing twice.")]


def log(
    *,
    coalition: CoalitionOf = None,
    with_: With = None,
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
    id_: Id = None,
    recorded_by: RecordedBy = None,
    new: New = False,
    as_json: AsJson = False,
) -> None:
    """Record one interaction, and show what it changed.

    On a terminal, what is missing is asked for; elsewhere --coalition, --with and --kind are needed.
    The date is today where none is given.
    """
    with up_to_date() as workplace:
        services = workplace.services
        asker = asking.Asker(services, may_ask=asking.on_a_terminal() and not as_json)
        home = asker.coalition(coalition)
        whom = asker.stakeholders(home, with_ or [], new=new)
        what = asker.kind(kind)
        if asker.has_asked:
            on, note, tone = asker.day(on), asker.note(note), asker.tone(what, tone)
        stated = telling.fields(
            services.clock(),
            kind=what,
            on=on or "today",
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
            recorded_by=named(services, recorded_by),
        )
        logged = _Logging(workplace, home, stated, id_, trade).record(whom)
    if as_json:
        logged.print_json()
    else:
        logged.print()


@dataclass(frozen=True)
class _Logging:
    """One thing that happened, with one stakeholder or with several."""

    workplace: "Opened"
    coalition: str
    stated: dict[str, Any]
    given_id: str | None
    trade: str | None

    def record(self, whom: list[str]) -> Logged:
        if self.given_id and len(whom) > 1 and _is_uuid(self.given_id):
            raise BadInput("One --id cannot stand for several interactions; give one --with, or leave --id out.")
        told = [(name, self._interaction(name)) for name in whom]
        before = self._level(whom)
        news = self.workplace.services.recording.record_all(self.coalition, told)
        counted = wait_until_counted(self.workplace, self.coalition)
        ids = [(name, interaction.id) for name, interaction in told]
        return Logged(self.coalition, told[0][1], ids, news, before, self._level(whom), counted=counted)

    def _interaction(self, name: str) -> Any:
        key = partnership_id(coalition_id(self.coalition), stakeholder_id(name))
        values = self.stated | {"id": telling.id_in(key, self.given_id) if self.given_id else uuid4()}
        if self.trade:
            values["trade_id"] = telling.id_in(key, self.trade)
        return telling.interaction(values)

    def _level(self, whom: list[str]) -> Level:
        return level(self.workplace.services.reading, self.coalition, whom)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
