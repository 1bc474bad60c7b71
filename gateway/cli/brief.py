"""`groundswell brief`: the week of a coalition on one page."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.errors import BadInput
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import err, out, print_json
from gateway.cli.viewing import Known, On, looked_at, moment_as_json

if TYPE_CHECKING:
    from domain.situation import Situation
    from service.brief.content import Brief


class Format(StrEnum):
    """What a brief can be written as."""

    MARKDOWN = "md"
    PDF = "pdf"
    JSON = "json"


Wanted = Annotated[
    Format | None, typer.Option("--format", "-f", help="md, pdf or json; by the name of --out, or md, if left out.")
]
Out = Annotated[Path | None, typer.Option("--out", "--output", "-o", help="The file to write; stdout if left out.")]


def brief(
    name: Coalition,
    *,
    on: On = None,
    known: Known = None,
    wanted: Wanted = None,
    file: Out = None,
    as_json: AsJson = False,
) -> None:
    """The week that ends with a day on one page: what moved, why, risks, next moves.

    As PDF it is one page A4: groundswell brief "Open data" --out brief.pdf
    """
    from service.brief.making import brief_of

    chosen = _format(wanted, file, as_json=as_json)
    situation = looked_at(name, on, known)
    told = brief_of(situation)
    if chosen is Format.JSON and file is None:
        print_json(_as_json(situation, told))
    elif file is None:
        _print(told, chosen)
    else:
        file.write_bytes(_written(situation, told, chosen))
        err().print(f"The brief of the week of {told.week} is in {file}.", soft_wrap=True, markup=False)


def _format(wanted: Format | None, file: Path | None, *, as_json: bool) -> Format:
    if as_json and wanted not in {None, Format.JSON}:
        raise BadInput(f"--json and --format {wanted} exclude each other; give one.")
    by_name = file.suffix.removeprefix(".").lower() if file else ""
    chosen = wanted or (Format.JSON if as_json else Format(by_name) if by_name in set(Format) else Format.MARKDOWN)
    if chosen is Format.PDF and file is None and sys.stdout.isatty():
        raise BadInput("A PDF is nothing for a terminal; give --out FILE.")
    return chosen


def _print(told: "Brief", chosen: Format) -> None:
    from rich.markdown import Markdown

    from service.brief.as_markdown import markdown
    from service.brief.as_pdf import pdf

    if chosen is Format.PDF:
        sys.stdout.buffer.write(pdf(told))
    elif sys.stdout.isatty():
        out().print(Markdown(markdown(told)))
    else:
        sys.stdout.write(markdown(told))


def _written(situation: "Situation", told: "Brief", chosen: Format) -> bytes:
    import json

    from service.brief.as_markdown import markdown
    from service.brief.as_pdf import pdf

    match chosen:
        case Format.PDF:
            return pdf(told)
        case Format.JSON:
            return f"{json.dumps(_as_json(situation, told), indent=2, ensure_ascii=False, default=str)}\n".encode()
        case Format.MARKDOWN:
            return markdown(told).encode()


def _as_json(situation: "Situation", told: "Brief") -> dict[str, object]:
    from dataclasses import asdict

    return moment_as_json(situation) | {
        name: value for name, value in asdict(told).items() if name not in {"coalition", "last", "known"}
    }
