"""What would be beside what is: the bands of the whip count, and whose share of the difference is whose."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import NAME, ROW, STANCE, STANCES
from dashboard.theme import AGAINST, FOR, QUIET, SIGNED

WHEN = ["today", "then"]


def bands(shown: pd.DataFrame) -> Any:
    """Each band twice: pale as it is today, full as it would be."""
    room = alt.Scale(domain=[0, max(0.01, float(shown["share"].max())) * 1.6], nice=False)
    base = alt.Chart(shown).encode(
        x=alt.X("share:Q", scale=room, axis=None),
        y=alt.Y("stance:N", sort=STANCES, axis=NAME),
        yOffset=alt.YOffset("when:N", sort=WHEN),
        tooltip=[alt.Tooltip("stance:N", title="Stance"), alt.Tooltip("label:N", title="Influence · stakeholders")],
    )
    bars = base.mark_bar(height=14, cornerRadiusEnd=3).encode(
        color=alt.Color("stance:N", scale=STANCE, legend=None),
        opacity=alt.Opacity("when:N", scale=alt.Scale(domain=WHEN, range=[0.45, 1.0]), legend=None),
    )
    text = base.mark_text(align="left", dx=6, color=QUIET, fontSize=11).encode(text=alt.Text("label:N"))
    return alt.layer(bars, text, height=shown["stance"].nunique() * 2 * (ROW - 6))


def shares(shown: pd.DataFrame) -> Any:
    """Points of chance that each brings, up to the right, down to the left."""
    names: list[Any] = list(shown["who"])
    return (
        alt.Chart(shown, height=max(2, len(shown)) * (ROW + 4) + 36)
        .mark_bar(height=18, cornerRadiusEnd=3)
        .encode(
            x=alt.X("Chance:Q", axis=alt.Axis(title=None, labelExpr=SIGNED, tickCount=4)),
            y=alt.Y("who:N", sort=names, axis=NAME),
            color=alt.ColorValue(AGAINST, condition={"test": "datum.Chance > 0", "value": FOR}),
            tooltip=[
                alt.Tooltip("who:N", title="Through"),
                alt.Tooltip("Chance:Q", title="Points of chance", format="+.2f"),
                alt.Tooltip("Strength:Q", title="Points of strength", format="+.2f"),
            ],
        )
    )
