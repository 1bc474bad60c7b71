"""`groundswell evaluate`: the support model judged by what happened, beside simple habits of guessing."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.csv_files import content, tell_rejected
from gateway.cli.errors import BadInput
from gateway.cli.options import AsJson
from gateway.cli.output import FOR, QUIET, err, out, percent, print_json, progress, say, table
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.acts import Acts
    from domain.evaluation import Evaluation
    from domain.scores import Scores

Files = Annotated[list[str], typer.Argument(help="CSV files as for import; - reads stdin.", metavar="FILE...")]
Plots = Annotated[
    Path | None,
    typer.Option(
        "--plots", help="Draw how far probabilities can be taken at their word, as SVG and PNG.", metavar="DIR"
    ),
]

PREDICTORS = {
    "model": "support model",
    "lifetime": "lifetime rate",
    "last": "last act",
    "bloc": "bloc rate",
    "coalition": "coalition rate",
}
"""What people read for the names in the figures."""

FIGURES = {
    "auc": "AUC",
    "log_loss": "log loss",
    "brier": "Brier",
    "calibration_error": "calibration error",
    "auc_within_day": "AUC within a day",
}
"""The figures of `domain.scores`; those named AUC are better the higher, the others the lower."""

Judged = list[tuple[str, "Evaluation"]]
"""Each file's name as typed, and its figures."""


def evaluate(files: Files, as_json: AsJson = False, plots: Plots = None) -> None:
    """Judge the support model by files of what happened; nothing is recorded.

    Each act for or against is predicted from strictly earlier days with the default parameters, and compared with
    what it was, beside four simple habits of guessing: the stakeholder's lifetime rate, their last act, the rate of
    their bloc, and of the whole coalition. Rows may be in any order. The column detail is never read.
    """
    into = folder(plots) if plots else None
    judged = _judged(files)
    if as_json:
        print_json([record(file, told) for file, told in judged])
    else:
        _tell(judged)
    if into:
        from gateway.cli.reliability import draw

        draw(judged, into)
        err().print(f"Reliability plots are in {into}.", markup=False, soft_wrap=True)


def folder(path: Path) -> Path:
    """The folder to draw into, made if need be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInput(f"--plots: '{path}' is no folder; name one that is, or is to be made.") from error
    return path


def record(file: str, told: "Evaluation") -> dict[str, Any]:
    """The stable form for programs; see docs/json.md."""
    return {
        "file": file,
        "scored": told.scored,
        "model": asdict(told.model),
        "baselines": {name: asdict(scores) for name, scores in told.baselines.items()},
        "risk": asdict(told.risk) if told.risk else None,
    }


def predictors(told: "Evaluation") -> dict[str, "Scores"]:
    """The figures of the model and of each baseline, by name."""
    return {"model": told.model, **told.baselines}


def best(told: "Evaluation", figure: str) -> float | None:
    """The best value of a figure among all predictors; None where nobody has one."""
    values = [getattr(scores, figure) for scores in predictors(told).values()]
    found = [value for value in values if value is not None]
    return (max if "auc" in figure else min)(found, default=None)


def _judged(files: list[str]) -> Judged:
    """Read every file before judging any, so that a bad one is told at once."""
    from domain.evaluation import evaluation

    judged: Judged = []
    with progress("Evaluating") as bar:
        told = []
        for done, file in enumerate(files, 1):
            told.append(_histories(file))
            bar(done, 2 * len(files))
        for done, (file, histories) in enumerate(zip(files, told, strict=True), 1):
            judged.append((file, evaluation(histories)))
            bar(len(files) + done, 2 * len(files))
    return judged


def _histories(file: str) -> "list[Acts]":
    from domain.policy import Policy
    from service.evaluating import RowsRejected, histories
    from service.rejections import FileRejected

    try:
        return histories(content(file), Policy())
    except RowsRejected as error:
        tell_rejected(error.rejected)
        raise BadInput(f"'{file}': {error}") from error
    except FileRejected as error:
        reason = str(error)
        raise BadInput(f"'{file}' cannot be evaluated: {reason[0].lower()}{reason[1:]}") from error


def _tell(judged: Judged) -> None:
    for file, told in judged:
        out().print(Text.assemble((file, "bold"), f" · {many(told.scored, 'act')} scored"), soft_wrap=True)
        if told.scored:
            _tell_figures(told)
        else:
            say("  No act counts for or against, so there is nothing to judge.")
        say(f"  {risk_line(told)}")
        say()
    say("Each act is predicted from strictly earlier days. AUC: the higher the better; the others: the lower.", QUIET)


def _tell_figures(told: "Evaluation") -> None:
    shown = table("", *FIGURES.values(), right=tuple(FIGURES.values()))
    marks = {figure: best(told, figure) for figure in FIGURES}
    for name, scores in predictors(told).items():
        values = {figure: getattr(scores, figure) for figure in FIGURES}
        cells = (Text(number(each), FOR if each == marks[figure] else "") for figure, each in values.items())
        shown.add_row(f"  {PREDICTORS[name]}", *cells)
    out().print(shown)


def risk_line(told: "Evaluation") -> str:
    """One sentence on the defection risk: how it did against always naming the base rate."""
    risk = told.risk
    if risk is None:
        return "Defection risk: nobody's departure to judge it by."
    return (
        f"Defection risk within {risk.horizon_days} days: {risk.n:,} judged, {percent(risk.base_rate)} left; "
        f"AUC {number(risk.auc)}, log loss {number(risk.log_loss)} (base rate {number(risk.base_log_loss)})."
    )


def number(value: float | None) -> str:
    """A figure as people compare it."""
    return "–" if value is None else f"{value:.3f}"
