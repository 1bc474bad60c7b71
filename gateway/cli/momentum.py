"""`groundswell momentum`: where a coalition is going, how fast, and who drives or drags it."""

from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.errors import BadInput
from gateway.cli.opening import up_to_date
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import print_json

if TYPE_CHECKING:
    from domain.drivers import Movement
    from gateway.cli.daily import Day
    from service.use_cases import UseCases

AsCsv = Annotated[bool, typer.Option("--csv", help="For spreadsheets: day, strength, momentum.")]
Days = Annotated[int | None, typer.Option(help="Only the last so many days.", min=1, metavar="N")]
Top = Annotated[int, typer.Option(help="How many drivers and drags to name.", min=1)]


def momentum(name: Coalition, as_json: AsJson = False, as_csv: AsCsv = False, days: Days = None, top: Top = 5) -> None:
    """Strength and momentum by day, as a chart; direction, acceleration, and who drives or drags it."""
    from gateway.cli import daily, movers

    if as_json and as_csv:
        raise BadInput("--json and --csv exclude each other; give one.")
    with up_to_date() as workplace:
        reading = workplace.services.reading
        summary, marks = reading.coalition(name), reading.marks(name)
        series = daily.days(reading.series(name), marks)
        moves = _movement(workplace.services, name, series, top) if series and not as_csv else None
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


def _movement(services: "UseCases", name: str, series: "list[Day]", top: int) -> "Movement":
    """How the coalition moves on the last day of the series."""
    from domain.drivers import movement

    return movement(services.situations.of(name, series[-1].day), top)
