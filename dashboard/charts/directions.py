"""Health by direction: a bar for the whole, a sign for each of its four parts."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import NAME, ROW
from dashboard.theme import FOR, QUIET

SHAPES = {"Support": "circle", "Firmness": "square", "Engagement": "triangle-up", "Reciprocity": "diamond"}


def directions(parts: pd.DataFrame) -> Any:
    """A row for each direction: its health as a bar, and its parts as signs told apart by shape."""
    names = list(dict.fromkeys(parts["direction"]))
    whole = alt.Scale(domain=[0, 100])
    base = alt.Chart(parts).encode(y=alt.Y("direction:N", sort=names, axis=NAME))
    bars = base.mark_bar(height=16, cornerRadiusEnd=3, color=QUIET, opacity=0.35).encode(
        x=alt.X("health:Q", scale=whole, stack=None, aggregate="max", axis=alt.Axis(title=None, tickCount=5)),
        tooltip=[
            alt.Tooltip("direction:N", title="Direction"),
            alt.Tooltip("health:Q", title="Health", format=".0f", aggregate="max"),
            alt.Tooltip("told:N", title="Behind it"),
        ],
    )
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    legend = alt.Legend(
        title=None,
        orient="top",
        symbolFillColor=FOR,
        symbolStrokeColor=FOR,
        columns=alt.ExprRef("windowSize()[0] < 640 ? 2 : 4"),
    )
    signs = base.mark_point(filled=True, size=95, opacity=0.9, color=FOR).encode(
        x=alt.X("score:Q", scale=whole),
        shape=alt.Shape("part:N", scale=shapes, legend=legend),
        tooltip=[
            alt.Tooltip("direction:N", title="Direction"),
            alt.Tooltip("part:N", title="Part"),
            alt.Tooltip("score:Q", title="Of 100", format=".0f"),
        ],
    )
    return alt.layer(bars, signs, height=max(2, len(names)) * (ROW + 10) + 60)
