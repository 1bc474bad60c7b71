"""Reliability plots: what was predicted against what happened, as SVG and PNG."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from domain.scores import BINS
from gateway.cli.output import AGAINST, FOR
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.evaluation import Evaluation

CURVES = {"model": "support model", "lifetime": "lifetime rate"}
COLOURS = alt.Color("by:N", title=None, scale=alt.Scale(domain=list(CURVES.values()), range=[FOR, AGAINST]))
SHARES, FIFTHS = alt.Scale(domain=[0, 1]), alt.Axis(format="%", values=[n / 5 for n in range(6)])
SIZE, QUIET = 360, "#7b8896"
GAP, BAR = 0.01, 0.04
"""Parts of a bin, each a tenth wide: the room left and right, and the bar of one curve."""

UNSAFE = re.compile(r"[^\w.-]+")


def draw(judged: Sequence[tuple[str, "Evaluation"]], into: Path) -> list[Path]:
    """Two pictures of each file's curves, an SVG and a PNG; the paths written."""
    written = []
    for name, (file, told) in zip(names(file for file, _ in judged), judged, strict=True):
        picture = chart(file, told)
        for path, options in ((into / f"{name}.svg", {}), (into / f"{name}.png", {"scale_factor": 2})):
            picture.save(path, **options)
            written.append(path)
    return written


def names(files: Iterable[str]) -> list[str]:
    """A safe name for each file's pictures, no two alike even where letter case does not count."""
    found: list[str] = []
    for file in files:
        stem = UNSAFE.sub("_", Path(file).stem).strip("._-")[:100] or "file"
        tries = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(found) + 2))
        found.append(next(name for name in tries if name.casefold() not in {each.casefold() for each in found}))
    return found


def chart(file: str, told: "Evaluation") -> Any:
    """Curves of the model and the lifetime rate over the diagonal, and how many acts each point stands for."""
    points = pd.DataFrame(_points(told), columns=["by", "bin", "predicted", "observed", "acts"])
    title = alt.Title(
        Path(file).stem,
        subtitle=[
            f"{many(told.scored, 'act')}, each predicted from strictly earlier days; bins a tenth wide.",
            "On the dashed line a probability means what it says.",
        ],
        anchor="start",
        subtitleColor=QUIET,
    )
    return alt.vconcat(_curves(points), _counts(points), title=title, spacing=12).configure_view(stroke=None)


def _points(told: "Evaluation") -> list[dict[str, Any]]:
    """One for each bin of each curve."""
    return [{"by": label, **each._asdict()} for name, label in CURVES.items() for each in told.curves[name]]


def _curves(points: pd.DataFrame) -> Any:
    """Observed rate over mean prediction, and the diagonal on which both agree."""
    ends = pd.DataFrame({"predicted": [0, 1], "observed": [0, 1]})
    x = alt.X("predicted:Q", title="mean predicted probability of an act for", scale=SHARES, axis=FIFTHS)
    y = alt.Y("observed:Q", title="observed share of acts for", scale=SHARES, axis=FIFTHS)
    diagonal = alt.Chart(ends).mark_line(strokeDash=[5, 4], color=QUIET).encode(x=x, y=y)
    lines = alt.Chart(points).mark_line(point=True).encode(x=x, y=y, color=COLOURS)
    return alt.layer(diagonal, lines).properties(width=SIZE, height=SIZE)


def _counts(points: pd.DataFrame) -> Any:
    """How many acts stand behind each point, side by side in each bin."""
    number = {label: place for place, label in enumerate(CURVES.values())}
    left = points["bin"] / BINS + points["by"].map(number) * BAR + GAP
    bars = points.assign(left=left, right=left + BAR)
    x = alt.X("left:Q", title="predicted probability, in bins", scale=SHARES, axis=FIFTHS)
    y = alt.Y("acts:Q", title="acts", axis=alt.Axis(tickCount=4, format=",d"))
    drawn = alt.Chart(bars).mark_rect().encode(x=x, x2=alt.X2("right:Q"), y=y, y2=alt.datum(0), color=COLOURS)
    return drawn.properties(width=SIZE, height=90)
