"""Coalitions beside each other along the time."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.theme import APART, QUIET, SIGNED

DASHES = [[1, 0], [6, 3], [2, 2], [9, 3, 2, 3]]
"""Lines are told apart by dashes as well as by colour."""


def compared(days: pd.DataFrame, figure: str, title: str) -> Any:
    """One line for each coalition: `figure` is strength or momentum."""
    strength = figure == "strength"
    names = list(dict.fromkeys(days["coalition"]))
    axis = alt.Axis(format="%", tickCount=5) if strength else alt.Axis(labelExpr=SIGNED, tickCount=5)
    legend = alt.Legend(title=None, orient="top", columns=alt.ExprRef("windowSize()[0] < 640 ? 1 : 4"), labelLimit=260)
    least, most = days[figure].min(), days[figure].max()
    room = alt.Scale(zero=False) if strength else alt.Scale(domain=[min(-1.0, least), max(1.0, most)])
    base = alt.Chart(days).encode(
        x=alt.X("day:T", axis=alt.Axis(title=None, tickCount=6, labelOverlap=True)),
        y=alt.Y(f"{figure}:Q", title=None, scale=room, axis=axis),
        color=alt.Color("coalition:N", scale=alt.Scale(domain=names, range=APART[: len(names)]), legend=legend),
        strokeDash=alt.StrokeDash(
            "coalition:N", scale=alt.Scale(domain=names, range=DASHES[: len(names)]), legend=legend
        ),
    )
    tips = [
        alt.Tooltip("coalition:N", title="Coalition"),
        alt.Tooltip("day:T", title="Day", format="%-d %b %Y"),
        alt.Tooltip("strength:Q", title="Strength", format=".1%"),
        alt.Tooltip("momentum:Q", title="Momentum, points", format="+.2f"),
    ]
    lines = base.mark_line(strokeWidth=2.25).encode(tooltip=tips)
    level = alt.Chart(pd.DataFrame({"level": [0.5 if strength else 0.0]})).mark_rule(strokeDash=[5, 4], color=QUIET)
    titled = alt.TitleParams(title, anchor="start", frame="group", fontSize=13, fontWeight=600, offset=8)
    return alt.layer(level.encode(y=alt.Y("level:Q")), lines, height=260, title=titled)
