"""What the commands that look at a coalition's figures share: the day, the title, a few cells."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli import typed
from gateway.cli.opening import up_to_date
from gateway.cli.output import FOR, QUIET, out, percent

if TYPE_CHECKING:
    from rich.table import Table

    from domain.situation import Situation
    from service.projections.lists import CoalitionSummary
    from service.use_cases import UseCases

On = Annotated[
    str | None, typer.Option("--on", help="The day whose end is looked at; today if left out.", metavar="DATE")
]
Known = Annotated[
    str | None,
    typer.Option(help="By what was known at an instant; a date means its end in UTC.", metavar="DATETIME"),
]
Top = Annotated[int, typer.Option(help="How many stakeholders to show in each table; --json has all.", min=1)]

BAR = 20
"""Columns of a full bar."""


def looked_at(name: str, on: str | None, known: str | None) -> "Situation":
    """The situation of a coalition at the end of a day, by what was known at an instant."""
    with up_to_date() as workplace:
        return _situation(workplace.services, name, on, known)


def looked_at_with_summary(name: str, on: str | None, known: str | None) -> "tuple[Situation, CoalitionSummary]":
    """The same, and where the coalition stands now."""
    with up_to_date() as workplace:
        services = workplace.services
        return _situation(services, name, on, known), services.reading.coalition(name)


def _situation(services: "UseCases", name: str, on: str | None, known: str | None) -> "Situation":
    return services.situations.of(name, *cut(services, on, known))


def cut(services: "UseCases", on: str | None, known: str | None) -> tuple[date | None, datetime | None]:
    """What was typed as the day looked at, and as the instant by which it was known; None where nothing was."""
    day = typed.past_day(on, "--on", services.clock().date()) if on else None
    return day, typed.known_by(known, "--known") if known else None


def print_title(situation: "Situation", known: str | None) -> None:
    """Which coalition this is, on which day, and by what was known when, if that was asked for."""
    as_known = f", as known on {instant_of(situation)}" if known else ""
    out().print(Text.assemble((situation.coalition, "bold"), (f" · {day_of(situation)}{as_known}", QUIET)))


def moment_as_json(situation: "Situation") -> dict[str, Any]:
    """What the JSON of all these commands begins with."""
    from domain.time import moment_of

    known = moment_of(situation.known).isoformat()
    return {"coalition": situation.coalition, "on": day_of(situation).isoformat(), "known": known}


def day_of(situation: "Situation") -> date:
    """The day looked at."""
    from domain.time import day_of

    return day_of(situation.day)


def instant_of(situation: "Situation") -> str:
    """By what was known when, for people."""
    from domain.time import moment_of

    return f"{moment_of(situation.known):%Y-%m-%d %H:%M} UTC"


def whole(score: float | None) -> str:
    """A figure from 0 to 100."""
    return "–" if score is None else f"{score:.0f}"


def bar(score: float | None) -> Text:
    """A figure from 0 to 100 as a bar."""
    return Text("█" * round(BAR * (score or 0.0) / 100), style=FOR)


def interval(low: float, high: float) -> str:
    """Where a share lies with a probability of 80 %."""
    return f"{100 * low:.0f} – {percent(high)}"


def narrow(shown: "Table") -> "Table":
    """The same table with less between its columns, where they are many, and the first one readable."""
    shown.padding = (0, 1, 0, 0)
    shown.columns[0].min_width = 16
    return shown


def rest(shown: int, of: int) -> Text:
    """How many a table leaves out."""
    return Text(f"… and {of - shown:,} more; --top {of} shows all" if of > shown else "", QUIET)
