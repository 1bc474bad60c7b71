"""The chart of a brief: strength over half a year, its last week the stronger line."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.edges import LEFT
from dashboard.theme import FOR, QUIET


def strength(days: pd.DataFrame, threshold: float | None) -> Any:
    """Strength by day, the week marked, and the share of influence that wins, where one does."""
    base = alt.Chart(days).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(tickCount=6, grid=False, labelOverlap=True)),
        y=alt.Y("strength:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(format="%", tickCount=4)),
        tooltip=[
            alt.Tooltip("day:T", title="Day", format="%-d %b %Y"),
            alt.Tooltip("strength:Q", title="Strength", format=".1%"),
        ],
    )
    whole = base.mark_line(color=FOR, strokeWidth=2, opacity=0.85)
    week = base.transform_filter("datum.week").mark_line(color=FOR, strokeWidth=4.5, strokeCap="round")
    layers = [whole, week, *([] if threshold is None else _wins(threshold))]
    return alt.layer(*layers, height=170)


def _wins(threshold: float) -> list[Any]:
    level = alt.Chart(pd.DataFrame({"level": [threshold], "label": [f"{threshold:.0%} wins"]})).encode(
        y=alt.Y("level:Q")
    )
    text = level.mark_text(align="left", dx=4, dy=-7, color=QUIET, fontSize=11)
    return [level.mark_rule(strokeDash=[5, 4], color=QUIET), text.encode(x=LEFT, text=alt.Text("label:N"))]
