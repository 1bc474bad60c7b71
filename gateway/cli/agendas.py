"""`groundswell stakeholder agenda`, `cadence`, `condition`: what holds between a stakeholder and a coalition."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli import asking, typed, viewing
from gateway.cli.errors import BadInput
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson
from gateway.cli.output import AGAINST, out, print_json, say, table
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.agenda import Agenda, Marking
    from service.recording import Recording
    from service.use_cases import UseCases

Name = Annotated[str, typer.Argument(help="The stakeholder's name.")]
CoalitionOf = Annotated[str | None, typer.Option("--coalition", "-c", help="The coalition's name.")]
New = Annotated[bool, typer.Option("--new", help="The stakeholder may be new.")]
AGAIN = "May be repeated; what is given replaces the list, an empty text empties it."
Interests = Annotated[list[str] | None, typer.Option("--interest", help=f"What they care about. {AGAIN}")]
Wants = Annotated[list[str] | None, typer.Option("--want", help="What they want of the coalition.")]
Offers = Annotated[list[str] | None, typer.Option("--offer", help="What they would trade.")]
Conditions = Annotated[list[str] | None, typer.Option("--condition", help="When they would withdraw.")]
Days = Annotated[int | None, typer.Option(help="How many days may pass between two contacts.", min=1, max=3650)]
NoCadence = Annotated[bool, typer.Option("--none", help="No cadence is agreed any more.")]
Condition = Annotated[str, typer.Argument(help="The condition, as the agenda states it.", metavar="CONDITION")]
On = Annotated[str, typer.Option("--on", help="From which day on.", metavar="DATE")]
Met = Annotated[bool, typer.Option("--met/--not-met", help="Whether it is met.")]


def agenda(
    name: Name,
    *,
    coalition: CoalitionOf = None,
    interests: Interests = None,
    wants: Wants = None,
    offers: Offers = None,
    conditions: Conditions = None,
    new: New = False,
    on: viewing.On = None,
    known: viewing.Known = None,
    as_json: AsJson = False,
) -> None:
    """Say what a stakeholder wants of a coalition; with no list, show what is known.

    Lists that are left out stay as they were.
    """
    given = {"interests": interests, "wants": wants, "offers": offers, "conditions": conditions}
    stated = {key: _lines(lines) for key, lines in given.items() if lines is not None}
    _tell(
        name,
        coalition,
        (lambda to, home, who: to.state_agenda(home, who, **stated)) if stated else None,
        new=new,
        then=(on, known),
        as_json=as_json,
    )


def cadence(
    name: Name,
    *,
    coalition: CoalitionOf = None,
    days: Days = None,
    none: NoCadence = False,
    new: New = False,
    on: viewing.On = None,
    known: viewing.Known = None,
    as_json: AsJson = False,
) -> None:
    """Agree how often to be in touch; with no option, show what is agreed."""
    if days is not None and none:
        raise BadInput("--days and --none exclude each other; give one.")
    agreed = days is not None or none
    _tell(
        name,
        coalition,
        (lambda to, home, who: to.agree_cadence(home, who, days)) if agreed else None,
        new=new,
        then=(on, known),
        as_json=as_json,
    )


def condition(
    name: Name,
    condition: Condition,
    *,
    coalition: CoalitionOf = None,
    on: On = "today",
    met: Met = True,
    as_json: AsJson = False,
) -> None:
    """Mark a condition of withdrawal as met, or as no longer met."""

    def tell(to: "Recording", home: str, who: str) -> bool:
        return to.mark_condition(home, who, condition, typed.past_day(on, "--on", to.clock().date()), met=met)

    _tell(name, coalition, tell, new=False, as_json=as_json)


def _lines(given: Iterable[str]) -> list[str]:
    return [line for line in given if line.strip()]


@dataclass(frozen=True)
class _Held:
    """What holds between a stakeholder and a coalition."""

    coalition: str
    stakeholder: str
    agenda: "Agenda"
    marks: "tuple[Marking, ...]"
    cadence: int | None

    def as_json(self) -> dict[str, Any]:
        """The stable form for programs."""
        return {
            "coalition": self.coalition,
            "stakeholder": self.stakeholder,
            "interests": self.agenda.interests,
            "wants": self.agenda.wants,
            "offers": self.agenda.offers,
            "conditions": [self._condition(stated) for stated in self.agenda.conditions],
            "cadence": self.cadence,
        }

    def _condition(self, stated: str) -> dict[str, Any]:
        mark = self._mark(stated)
        return {"condition": stated, "met": bool(mark and mark.met), "on": mark.on if mark else None}

    def _mark(self, stated: str) -> "Marking | None":
        return next((mark for mark in self.marks if mark.condition == stated), None)

    def print(self) -> None:
        """The form for people."""
        shown = table("what", "how", whole=("what",))
        shown.show_header = False
        for label, lines in (
            ("interests", self.agenda.interests),
            ("wants", self.agenda.wants),
            ("would trade", self.agenda.offers),
        ):
            shown.add_row(label, Text("\n".join(lines) or "–"))
        conditions = [self._told(stated) for stated in self.agenda.conditions]
        shown.add_row("would withdraw if", Text("\n").join(conditions) if conditions else Text("–"))
        agreed = f"a contact every {many(self.cadence, 'day')}" if self.cadence else "none agreed"
        shown.add_row("cadence", agreed)
        out().print(shown)

    def _told(self, stated: str) -> Text:
        mark = self._mark(stated)
        if mark is None:
            return Text(stated)
        return (
            Text(f"{stated}  (met since {mark.on})", AGAINST) if mark.met else Text(f"{stated}  (not since {mark.on})")
        )


def _tell(
    name: str,
    coalition: str | None,
    tell: Callable[["Recording", str, str], bool] | None,
    *,
    new: bool,
    as_json: bool,
    then: tuple[str | None, str | None] = (None, None),
) -> None:
    """Record what is to be told, if anything, and show what holds, or held `then`."""
    if tell and any(then):
        raise BadInput("--on and --known look back, and what is told holds from now on; give one or the other.")
    with up_to_date() as workplace:
        asker = asking.Asker(workplace.services, may_ask=asking.on_a_terminal() and not as_json)
        home = asker.coalition(coalition)
        (who,) = asker.stakeholders(home, [name], new=new)
        news = tell(workplace.services.recording, home, who) if tell else False
        counted = wait_until_counted(workplace, home) if tell else True
        held = _held(workplace.services, home, who, then)
    if as_json:
        print_json(held.as_json() | {"recorded": news, "counted": counted})
        return
    was = "" if tell is None else " (recorded)" if news else " (no news)"
    say(f"{held.stakeholder} in {held.coalition}{was}", "bold")
    held.print()
    say_if_not_counted(workplace, counted=counted)


def _held(services: "UseCases", home: str, who: str, then: tuple[str | None, str | None]) -> _Held:
    if not any(then):
        return _Held(home, who, *services.recording.wishes(home, who))
    from domain.agenda import Agenda
    from domain.hypotheses import partnership_of

    situation = services.situations.of(home, *viewing.cut(services, *then))
    profile = situation.profiles.get(partnership_of(situation, who))
    if profile is None:
        return _Held(home, who, Agenda(), (), None)
    return _Held(home, who, profile.agenda or Agenda(), profile.marks, profile.cadence)
