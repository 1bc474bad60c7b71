"""`groundswell momentum`: where a coalition is going, how fast, and who drives or drags it."""

from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.errors import BadInput
from gateway.cli.opening import up_to_date
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import print_json
from gateway.cli.viewing import Known, On, cut

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.drivers import Movement
    from service.use_cases import UseCases

AsCsv = Annotated[bool, typer.Option("--csv", help="For spreadsheets: day, strength, momentum.")]
Days = Annotated[int | None, typer.Option(help="Only the last so many days.", min=1, metavar="N")]
Top = Annotated[int, typer.Option(help="How many drivers and drags to name.", min=1)]


def momentum(
    name: Coalition,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    days: Days = None,
    top: Top = 5,
    *,
    on: On = None,
    known: Known = None,
) -> None:
    """Strength and momentum by day, as a chart; direction, acceleration, and who drives or drags it."""
    from gateway.cli import daily, movers

    if as_json and as_csv:
        raise BadInput("--json and --csv exclude each other; give one.")
    with up_to_date() as workplace:
        services, reading = workplace.services, workplace.services.reading
        then = cut(services, on, known)
        summary, marks = reading.coalition(name, *then), reading.marks(name, *then)
        series = daily.days(reading.series(name, *then), marks)
        moves = _movement(services, name, (series[-1].day, then[1]), top) if series and not as_csv else None
    shown = series[-(days or 0) :]
    if as_json:
        print_json(daily.as_json(shown, movers.as_json(moves)))
    elif as_csv:
        daily.print_csv(shown)
    elif moves is None or shown[-1].strength is None:
        movers.print_nothing(summary.name)
    else:
        movers.print_headline(summary.name, shown[-1].strength, moves)
        daily.print_chart(shown, marks)
        movers.print_movers(moves)


def _movement(services: "UseCases", name: str, then: "tuple[date, datetime | None]", top: int) -> "Movement":
    """How the coalition moves on the last day of the series, as known at an instant."""
    from domain.drivers import movement

    return movement(services.situations.of(name, *then), top)
