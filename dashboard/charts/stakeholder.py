"""The charts of one stakeholder: support through time, and who is around them."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.bars import STANCE
from dashboard.charts.edges import LEFT
from dashboard.charts.time import DRAGGED
from dashboard.theme import AGAINST, FOR, QUIET
from domain.support import BANDS

SIDES = ["For it", "Against it", "Neither"]


def support(days: pd.DataFrame, acts: pd.DataFrame) -> Any:
    """Support with its interval between the lines of the stances, and acts as marks; a span can be dragged."""
    ends = [str(days["day"].min().date()), str(days["day"].max().date())]
    x = alt.X("day:T", scale=alt.Scale(domain=ends), axis=alt.Axis(title=None, tickCount=6, labelOverlap=True))
    y = alt.Y("support:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=_percent())
    base = alt.Chart(days).encode(x=x, y=y)
    interval = base.mark_area(color=FOR, opacity=0.18).encode(y=alt.Y("low:Q", title=None), y2=alt.Y2("high:Q"))
    line = base.mark_line(color=FOR, strokeWidth=2.25)
    dragged = alt.selection_interval(name=DRAGGED, encodings=["x"])
    layers = [*_stances(), interval.add_params(dragged), line, *_pointed_at(base)]
    return alt.layer(*layers, *([_acts(acts, x)] if len(acts) else []), height=300)


def _percent() -> alt.Axis:
    return alt.Axis(format="%", values=[low for low, _ in BANDS] + [1.0], grid=False)


def _stances() -> list[Any]:
    """A line at the beginning of each stance, and its name in its middle."""
    bands = pd.DataFrame([(low, low + 0.1, band.value) for low, band in BANDS], columns=["low", "middle", "stance"])
    base = alt.Chart(bands)
    lines = base.mark_rule(strokeDash=[3, 4], color=QUIET, opacity=0.45).encode(y=alt.Y("low:Q"))
    names = base.mark_text(align="left", dx=4, color=QUIET, fontSize=11, opacity=0.9)
    return [lines, names.encode(x=LEFT, y=alt.Y("middle:Q"), text=alt.Text("stance:N"))]


def _pointed_at(base: alt.Chart) -> list[Any]:
    """A rule at the day nearest to the pointer, with its figures."""
    pointer = alt.selection_point(fields=["day"], nearest=True, on="pointermove", clear="pointerout", empty=False)
    tips = [
        alt.Tooltip("day:T", title="Day", format="%-d %b %Y"),
        alt.Tooltip("support:Q", title="Support", format=".0%"),
    ]
    tips += [alt.Tooltip(f"{end}:Q", title=f"80 % interval, {end}", format=".0%") for end in ("low", "high")]
    seen = alt.OpacityValue(0, condition={"param": pointer.name, "empty": False, "value": 0.8})
    return [base.mark_rule(color=QUIET).encode(y=alt.Undefined, opacity=seen, tooltip=tips).add_params(pointer)]


def _acts(acts: pd.DataFrame, x: alt.X) -> Any:
    """Interactions: triangles up for the initiative, down against it, circles for neither."""
    shown = [side for side in SIDES if side in set(acts["side"])]
    shapes = dict(zip(SIDES, ("triangle-up", "triangle-down", "circle"), strict=True))
    colours = dict(zip(SIDES, (FOR, AGAINST, QUIET), strict=True))
    legend = alt.Legend(title=None, orient="top")
    return (
        alt.Chart(acts)
        .mark_point(filled=True, size=75, opacity=0.95)
        .encode(
            x=x,
            y=alt.Y("support:Q"),
            shape=alt.Shape(
                "side:N", scale=alt.Scale(domain=shown, range=[shapes[each] for each in shown]), legend=legend
            ),
            color=alt.Color(
                "side:N", scale=alt.Scale(domain=shown, range=[colours[each] for each in shown]), legend=legend
            ),
            tooltip=[
                alt.Tooltip("day:T", title="Happened", format="%-d %b %Y"),
                alt.Tooltip("what:N", title="What"),
                alt.Tooltip("side:N", title="Counts"),
                alt.Tooltip("tone:N", title="Tone"),
            ],
        )
    )


def network(nodes: pd.DataFrame, links: pd.DataFrame) -> Any:
    """Whom they listen to on the left, themselves in the middle, who listens to them on the right."""
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.55, 1.55]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.2, 1.2]))
    lines = (
        alt.Chart(links)
        .mark_rule(color=QUIET, opacity=0.55, strokeWidth=1.4)
        .encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))
    )
    base = alt.Chart(nodes).encode(x=x, y=y)
    dots = base.mark_circle(opacity=1, stroke=QUIET, strokeWidth=1).encode(
        color=alt.Color("stance:N", scale=STANCE, legend=None),
        size=alt.Size("influence:Q", scale=alt.Scale(range=[90, 700]), legend=None),
        tooltip=[
            alt.Tooltip("name:N", title="Stakeholder"),
            alt.Tooltip("stance:N", title="Stance"),
            alt.Tooltip("support:Q", title="Support, %", format=".0f"),
            alt.Tooltip("influence:Q", title="Share of influence, %", format=".1f"),
        ],
    )
    names = [
        base.mark_text(dy=dy, fontSize=12, color=QUIET).transform_filter(which).encode(text=alt.Text("label:N"))
        for dy, which in ((-20, alt.datum.x != 0), (24, alt.datum.x == 0))  # apart, where a page is narrow
    ]
    tall = 70 + 48 * int(max(nodes["x"].lt(0).sum(), nodes["x"].gt(0).sum(), 1))
    return alt.layer(lines, dots, *names, height=tall)
