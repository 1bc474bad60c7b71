# ruff: noqa: INP001  a script beside the page it writes, no package
"""Writes the measurements into docs/model.md: `python -m docs.measured.make DIR`.

Every CSV file in DIR is evaluated as `groundswell evaluate` does it. What stands between the two
marks of the page is replaced, and nothing else.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from domain.errors import GroundswellError
from domain.evaluation import Evaluation, evaluation
from domain.policy import Policy
from gateway.cli.evaluating import FIGURES, PREDICTORS, best, number, predictors
from service.evaluating import histories

PAGE = Path(__file__).parents[1] / "model.md"
BEGIN, END = "<!-- measured:begin -->", "<!-- measured:end -->"

Judged = Sequence[tuple[str, Evaluation]]
"""Each file's name, and its figures."""


def main(folder: Path, page: Path = PAGE) -> None:
    """Evaluate the files of a folder, and write the figures into a page."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        sys.exit(f"There is no CSV file in '{folder}'; name a folder that has some: make measured DATA=DIR")
    told = list(measured(files))
    page.write_text(replaced(page.read_text(encoding="utf-8"), tables(told)), encoding="utf-8")


def measured(files: Iterable[Path]) -> Iterator[tuple[str, Evaluation]]:
    """The figures of each file, with the default parameters."""
    for file in files:
        print(f"Evaluating {file.name}", file=sys.stderr)  # noqa: T201  a sign of life
        try:
            yield file.stem, evaluation(histories(file.read_bytes(), Policy()))
        except GroundswellError as error:
            sys.exit(f"{file}: {error}")


def replaced(page: str, tables: str) -> str:
    """The page with the tables between its marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"The page lacks the marks {BEGIN} and {END}; set them where the figures belong.")
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def tables(told: Judged) -> str:
    """One table for each figure, the best in bold, and one for the defection risk."""
    parts = [f"**{name[0].upper()}{name[1:]}**\n\n{_table(told, figure)}" for figure, name in FIGURES.items()]
    return "\n\n".join([*parts, f"**Defection risk**\n\n{_risks(told)}"])


def _table(told: Judged, figure: str) -> str:
    rows = [[file, f"{each.scored:,}", *_cells(each, figure)] for file, each in told]
    return _markdown(["file", "acts", *PREDICTORS.values()], rows)


def _cells(told: Evaluation, figure: str) -> Iterator[str]:
    top = number(best(told, figure))
    for name in PREDICTORS:
        shown = number(getattr(predictors(told)[name], figure))
        yield f"**{shown}**" if shown == top and shown != number(None) else shown


def _risks(told: Judged) -> str:
    rows = [[file, *_risk(each)] for file, each in told]
    return _markdown(["file", "horizon", "judged", "base rate", "AUC", "log loss", "log loss of the base rate"], rows)


def _risk(told: Evaluation) -> list[str]:
    risk = told.risk
    if risk is None:
        return [number(None)] * 6
    figures = (risk.base_rate, risk.auc, risk.log_loss, risk.base_log_loss)
    return [f"{risk.horizon_days} days", f"{risk.n:,}", *map(number, figures)]


def _markdown(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004  itself and the folder
        sys.exit("Name one folder of CSV files: make measured DATA=DIR")
    main(Path(sys.argv[1]))
