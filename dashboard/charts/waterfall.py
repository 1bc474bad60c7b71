"""The waterfall: what a change is made of, one part after another, from the first figure to the last."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import NAME, ROW
from dashboard.theme import AGAINST, FOR, QUIET

TOTAL, CHANGE = "total", "change"


def waterfall(steps: pd.DataFrame) -> Any:
    """Bars from `begin` to `end`, one a `part` in the order given; `kind` tells totals from changes.

    Totals are ticks and no bars: the axis begins near them, so that a length from there would tell nothing.
    """
    order: list[Any] = list(steps["part"])
    ends = [*steps["begin"].dropna(), *steps["end"]]
    room = max(0.5, 0.18 * (max(ends) - min(ends)))
    scale = alt.Scale(domain=[min(ends) - room, max(ends) + 2 * room], nice=False, zero=False)
    base = alt.Chart(steps.assign(begin=steps["begin"].fillna(steps["end"]))).encode(
        y=alt.Y("part:N", sort=order, axis=NAME),
        tooltip=[alt.Tooltip("part:N", title="Part"), alt.Tooltip("label:N", title="Points"), alt.Tooltip("why:N")],
    )
    colour = alt.Color(
        "sign:N", scale=alt.Scale(domain=["up", "down", TOTAL], range=[FOR, AGAINST, QUIET]), legend=None
    )
    along = alt.X("begin:Q", scale=scale, axis=alt.Axis(title=None, tickCount=5, grid=True))
    bars = base.transform_filter(alt.datum.kind == CHANGE).mark_bar(height=16, cornerRadius=2)
    ticks = base.transform_filter(alt.datum.kind == TOTAL).mark_tick(size=20, thickness=4)
    right = base.transform_calculate(edge="max(datum.begin, datum.end)")
    text = right.mark_text(align="left", dx=5, fontSize=12, color=QUIET).encode(
        x=alt.X("edge:Q"), text=alt.Text("label:N")
    )
    drawn = [bars.encode(x=along, x2=alt.X2("end:Q"), color=colour), ticks.encode(x=along, color=colour)]
    return alt.layer(*drawn, text, height=len(steps) * ROW + 30)
