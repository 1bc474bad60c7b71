"""`groundswell explain`: why strength, momentum or somebody's support changed between two dates."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli import typed
from gateway.cli.errors import BadInput
from gateway.cli.opening import up_to_date
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import print_json
from gateway.cli.viewing import Known

if TYPE_CHECKING:
    from domain.situation import Situation

From = Annotated[
    str | None,
    typer.Option("--from", help="From the end of this day; four weeks before --to if left out.", metavar="DATE"),
]
To = Annotated[str | None, typer.Option("--to", help="To the end of this day; today if left out.", metavar="DATE")]
Stakeholder = Annotated[
    str | None, typer.Option("--stakeholder", "-s", help="Of one stakeholder: why their support changed.")
]
Momentum = Annotated[bool, typer.Option("--momentum", help="Why momentum changed, not strength.")]
Top = Annotated[int, typer.Option(help="How many stakeholders and facts to show; --json has all.", min=1)]


def explain(
    name: Coalition,
    begin: From = None,
    to: To = None,
    known: Known = None,
    *,
    stakeholder: Stakeholder = None,
    momentum: Momentum = False,
    top: Top = 10,
    as_json: AsJson = False,
) -> None:
    """Why strength changed: parts that add up, by stakeholder and down to single facts."""
    from gateway.cli.explain_json import as_json_of
    from gateway.cli.explain_tables import print_all, print_alone
    from service.explained import explained

    situation, first = _looked_at(name, begin, to, known)
    told = explained(situation, first, momentum=momentum)
    place = situation.place(stakeholder) if stakeholder is not None else None
    if as_json:
        print_json(as_json_of(told, place))
    elif place is not None:
        print_alone(told, place, top, known)
    else:
        print_all(told, top, known)


def _looked_at(name: str, begin: str | None, to: str | None, known: str | None) -> "tuple[Situation, int]":
    """The situation at the end of the last day, and the number of the first."""
    from domain.time import day_number

    instant = typed.known_by(known, "--known") if known else None
    with up_to_date() as workplace:
        today = workplace.services.clock().date()
        first, last = _span(begin, to, today)
        return workplace.services.situations.of(name, last, instant), day_number(first)


def _span(begin: str | None, to: str | None, today: date) -> tuple[date, date]:
    from domain.momentum import WINDOW

    last = typed.past_day(to, "--to", today) if to else today
    first = typed.past_day(begin, "--from", today) if begin else _before(last, WINDOW)
    if first >= last:
        raise BadInput(f"--from: a change ends later than it begins; give a day before {last}, not {first}.")
    return first, last


def _before(last: date, days: int) -> date:
    """So many days earlier, or as many as the calendar has."""
    return date.fromordinal(max(1, last.toordinal() - days))
