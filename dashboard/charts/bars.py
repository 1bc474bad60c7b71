"""The charts of one moment: the whip count, who moved most, where each stakeholder stands."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.theme import AGAINST, FOR, QUIET, SIGNED, STANCE_COLOURS

ROW = 26
"""Height of one line of a bar chart."""

NAME = alt.Axis(
    title=None,
    ticks=False,
    domain=False,
    grid=False,
    labelOverlap=False,
    labelPadding=8,
    labelLimit=alt.ExprRef("windowSize()[0] < 640 ? 130 : 220"),  # a telephone has less room for names
)

STANCES = [stance.capitalize() for stance in STANCE_COLOURS]
STANCE = alt.Scale(domain=STANCES, range=list(STANCE_COLOURS.values()))


def whip_count(bands: pd.DataFrame) -> Any:
    """Share of influence in each band, with its heads."""
    room = alt.Scale(domain=[0, max(0.01, float(bands["share"].max())) * 1.4], nice=False)
    base = alt.Chart(bands).encode(
        x=alt.X("share:Q", scale=room, axis=None),
        y=alt.Y("stance:N", sort=STANCES, axis=NAME),
        tooltip=[
            alt.Tooltip("stance:N", title="Stance"),
            alt.Tooltip("share:Q", title="Share of influence", format=".1%"),
            alt.Tooltip("heads:Q", title="Stakeholders", format=","),
        ],
    )
    bars = base.mark_bar(height=18, cornerRadiusEnd=3).encode(color=alt.Color("stance:N", scale=STANCE, legend=None))
    text = base.mark_text(align="left", dx=6, color=QUIET, fontSize=12).encode(text=alt.Text("label:N"))
    return alt.layer(bars, text, height=len(bands) * (ROW + 2))


def movers(moved: pd.DataFrame) -> Any:
    """Points that each stakeholder gave to the momentum: up to the right, down to the left."""
    return (
        _named(moved)
        .mark_bar(height=18, cornerRadiusEnd=3)
        .encode(
            x=alt.X("Drive:Q", axis=alt.Axis(title=None, labelExpr=SIGNED, tickCount=4)),
            color=alt.ColorValue(AGAINST, condition={"test": "datum.Drive > 0", "value": FOR}),
        )
        .properties(height=max(2, len(moved)) * ROW + 36)
    )


def standings(each: pd.DataFrame) -> Any:
    """Support of each stakeholder with its interval."""
    percent = alt.Axis(title=None, format="%", tickCount=5)
    whole = alt.Scale(domain=[0, 1])
    half = alt.Chart(pd.DataFrame({"half": [0.5]})).mark_rule(strokeDash=[5, 4], color=QUIET).encode(x=alt.X("half:Q"))
    stance = alt.Color("Stance:N", scale=STANCE, legend=None)
    base = _named(each)
    ranges = base.mark_bar(height=7, cornerRadius=3, opacity=0.45).encode(
        x=alt.X("low:Q", scale=whole, axis=percent), x2=alt.X2("high:Q"), color=stance
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(x=alt.X("Support:Q"), color=stance)
    return alt.layer(half, ranges, points, height=max(2, len(each)) * ROW + 36)


def _named(each: pd.DataFrame) -> alt.Chart:
    names: list[Any] = list(each["Stakeholder"])
    return alt.Chart(each).encode(
        y=alt.Y("Stakeholder:N", sort=names, axis=NAME),
        tooltip=[
            alt.Tooltip("Stakeholder:N"),
            alt.Tooltip("Bloc:N"),
            alt.Tooltip("stands:N", title="Stance"),
            alt.Tooltip("Support:Q", format=".0%"),
            alt.Tooltip("80 % interval:N"),
            alt.Tooltip("Influence:Q", format=".2~f"),
            alt.Tooltip("Drive:Q", title="Drive, points", format="+.2f"),
        ],
    )
