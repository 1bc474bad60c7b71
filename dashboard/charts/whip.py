"""The charts of the whip count: how far it is to what wins, where the trend leads, what would flip it."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import NAME
from dashboard.theme import FOR, QUIET

HALF = 0.5
ROW = 28


def distance(row: pd.DataFrame) -> Any:
    """What is expected to be held with its bounds, beside what is needed."""
    whole = float(row["whole"].iloc[0])
    scale = alt.Scale(domain=[0, whole], nice=False)
    axis = alt.Axis(title=None, format="%" if whole <= 1 else "d", tickCount=5, tickMinStep=0.1 if whole <= 1 else 1)
    base = alt.Chart(row)
    bar = base.mark_bar(height=22, color=FOR, opacity=0.8, cornerRadiusEnd=3).encode(
        x=alt.X("held:Q", scale=scale, axis=axis)
    )
    bounds = base.mark_rule(color=QUIET, strokeWidth=3).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"))
    needed = base.mark_tick(color=QUIET, thickness=3, height=52).encode(x=alt.X("needed:Q"))
    left = float(row["needed"].iloc[0]) > HALF * whole
    label = base.mark_text(align="right" if left else "left", dx=-6 if left else 6, dy=-24, color=QUIET, fontSize=12)
    labelled = label.encode(x=alt.X("needed:Q"), text=alt.Text("wins:N"))
    return alt.layer(bar, bounds, needed, labelled, height=120)


def outlook(weeks: pd.DataFrame) -> Any:
    """The chance in each week, on the present trend."""
    chance = alt.Y("chance:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5))
    line = (
        alt.Chart(weeks)
        .mark_line(color=FOR, strokeWidth=2.25, strokeDash=[6, 3])
        .encode(x=alt.X("day:T", axis=alt.Axis(title=None, tickCount=5, labelOverlap=True)), y=chance)
    )
    points = line.mark_point(filled=True, size=200, opacity=0).encode(
        tooltip=[
            alt.Tooltip("day:T", title="Day", format="%-d %b %Y"),
            alt.Tooltip("chance:Q", title="Chance on this trend", format=".1%"),
        ]
    )
    today = line.mark_point(filled=True, size=70, color=FOR).transform_filter(f"datum.day == {_first(weeks)}")
    return alt.layer(line, today, points, height=200)


def _first(weeks: pd.DataFrame) -> int:
    return int(weeks["day"].iloc[0].timestamp() * 1000)


def flip(steps: pd.DataFrame) -> Any:
    """What is held today and after each one who changes sides, beside what is needed."""
    names: list[Any] = list(steps["step"])
    most = float(max(steps["held"].max(), steps["needed"].max()))
    base = alt.Chart(steps).encode(
        x=alt.X("held:Q", axis=None, scale=alt.Scale(domain=[0, 1.25 * most], nice=False)),
        y=alt.Y("step:N", sort=names, axis=NAME),
    )
    bars = base.mark_bar(height=16, color=FOR, opacity=0.8, cornerRadiusEnd=3)
    text = base.mark_text(align="left", dx=6, color=QUIET, fontSize=12).encode(
        x=alt.X("edge:Q", axis=None), text=alt.Text("told:N")
    )
    needed = alt.Chart(steps).mark_rule(color=QUIET, strokeDash=[5, 4]).encode(x=alt.X("needed:Q", axis=None))
    return alt.layer(bars, needed, text, height=len(steps) * ROW + 8)
