"""The charts over time: strength, the facts that mark it, and momentum, one below the other.

They are three charts and not one, because only a chart of its own adapts to the width of the page;
one span and one room for the axis keep their days in line.
"""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.edges import LEFT, RIGHT
from dashboard.theme import AGAINST, FOR, QUIET, SIGNED
from dashboard.words import headed
from domain.coalition import PolicyAdopted
from domain.values import Kind

HALF = 0.5
ROOM = 68
"""Width kept for the labels of the vertical axis, in pixels."""

SHAPES = {
    Kind.MILESTONE: "diamond",
    Kind.RETURN: "triangle-up",
    Kind.DEFECTION: "triangle-down",
    Kind.LAPSE: "circle",
    PolicyAdopted.TOPIC: "square",
}
COLOURS = {
    Kind.MILESTONE: QUIET,
    Kind.RETURN: FOR,
    Kind.DEFECTION: AGAINST,
    Kind.LAPSE: "#b3b8be",
    PolicyAdopted.TOPIC: QUIET,
}


DRAGGED = "span"
"""The selection that holds the span of days that a reader dragged."""


def strength(days: pd.DataFrame, trail: pd.DataFrame, threshold: float | None) -> Any:
    """Strength by day with its interval, the half line, and the share of influence that wins, where one does."""
    levels = [HALF, *([] if threshold is None else [threshold])]
    known = pd.concat([days["strength"], trail["low"], trail["high"]]).dropna()
    scale = alt.Scale(domain=_tens_around([*known, *levels]), nice=False, zero=False)
    y = alt.Y("strength:Q", title=None, scale=scale, axis=_vertical(format="%", tickCount=5))
    line = _base(days, labelled=False).mark_line(color=FOR, strokeWidth=2.25).encode(y=y)
    interval = (
        alt.Chart(trail)
        .mark_area(color=FOR, opacity=0.18)
        .encode(x=_days(days, labelled=False), y=alt.Y("low:Q", title=None, scale=scale), y2=alt.Y2("high:Q"))
    )
    dragged = line.mark_line(opacity=0).add_params(alt.selection_interval(name=DRAGGED, encodings=["x"]))
    layers = [*_levels(days["strength"], threshold), interval, line, *_pointed_at(line), dragged]
    return alt.layer(*layers, height=240, title=_title("Strength: mean support, weighted by influence"))


def marks(found: pd.DataFrame, days: pd.DataFrame) -> Any:
    """What happened: one line for each kind, one mark for facts close together."""
    shown = {headed(kind): kind for kind in SHAPES if headed(kind) in set(found["kind"])}
    shapes = alt.Scale(domain=list(shown), range=[SHAPES[kind] for kind in shown.values()])
    colours = alt.Scale(domain=list(shown), range=[COLOURS[kind] for kind in shown.values()])
    return (
        alt.Chart(found, height=24 * len(shown) + 20)
        .mark_point(filled=True, opacity=0.9)
        .encode(
            x=_days(days, labelled=False),
            y=alt.Y("kind:N", sort=list(shown), title=None, axis=_vertical(ticks=False, domain=False, grid=True)),
            color=alt.Color("kind:N", scale=colours, legend=None),
            shape=alt.Shape("kind:N", scale=shapes, legend=None),
            size=alt.Size("facts:Q", scale=alt.Scale(domain=[1, 12], range=[70, 240], clamp=True), legend=None),
            tooltip=[alt.Tooltip("kind:N", title="What"), alt.Tooltip("facts:Q"), alt.Tooltip("what:N", title="Which")],
        )
    )


def share(trail: pd.DataFrame, of: str, title: str) -> Any:
    """One of the figures of a trail, a share of 1, along its days."""
    y = alt.Y(f"{of}:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=_vertical(format="%", tickCount=5))
    base = alt.Chart(trail).encode(x=_days(trail, labelled=True), y=y)
    tips = [alt.Tooltip("day:T", title="Day", format="%-d %b %Y"), alt.Tooltip(f"{of}:Q", title=title, format=".0%")]
    points = base.mark_point(size=150, opacity=0).encode(tooltip=tips)
    half = alt.Chart(pd.DataFrame({"half": [HALF]})).mark_rule(strokeDash=[5, 4], color=QUIET).encode(y=alt.Y("half:Q"))
    line = base.mark_line(color=FOR, strokeWidth=2.25)
    return alt.layer(half, line, points, height=150, title=_title(title))


def momentum(days: pd.DataFrame) -> Any:
    """Momentum by day, blue above nothing and orange below."""
    base = _base(days, labelled=True)
    least, most = min(-1.0, days["momentum"].min()), max(1.0, days["momentum"].max())  # noise stays small
    scale = alt.Scale(domain=[least, most])
    y = alt.Y("part:Q", title=None, axis=_vertical(labelExpr=SIGNED, tickCount=4), scale=scale)
    up = base.transform_calculate(part="max(datum.momentum, 0)").mark_area(color=FOR, opacity=0.75).encode(y=y)
    down = base.transform_calculate(part="min(datum.momentum, 0)").mark_area(color=AGAINST, opacity=0.8).encode(y=y)
    zero = alt.Chart(pd.DataFrame({"level": [0]})).mark_rule(color=QUIET).encode(y=alt.Y("level:Q"))
    line = base.mark_line(opacity=0).encode(y=alt.Y("momentum:Q"))
    title = _title("Momentum: points of strength in four weeks")
    return alt.layer(up, down, zero, *_pointed_at(line), height=190, title=title)


def _levels(values: pd.Series, threshold: float | None) -> list[Any]:
    """The half line and the threshold; one line where they are the same."""
    levels = {HALF: "half"} | ({} if threshold is None else {threshold: f"{threshold:.0%} wins"})
    return [layer for level, label in levels.items() for layer in _level(values.dropna(), level, label)]


def _level(values: pd.Series, level: float, label: str) -> list[Any]:
    """A line, labelled at the end where the strength is farther away."""
    left = len(values) > 0 and abs(values.iloc[0] - level) > abs(values.iloc[-1] - level)
    base = alt.Chart(pd.DataFrame({"level": [level], "label": [label]})).encode(y=alt.Y("level:Q"))
    text = base.mark_text(align="left" if left else "right", dx=4 if left else -4, dy=-7, color=QUIET, fontSize=11)
    place = LEFT if left else RIGHT
    return [base.mark_rule(strokeDash=[5, 4], color=QUIET), text.encode(x=place, text=alt.Text("label:N"))]


def _pointed_at(line: alt.Chart) -> list[Any]:
    """A rule and a point at the day nearest to the pointer, with its figures."""
    pointer = alt.selection_point(fields=["day"], nearest=True, on="pointermove", clear="pointerout", empty=False)
    tips = [
        alt.Tooltip("day:T", title="Day", format="%-d %b %Y"),
        alt.Tooltip("strength:Q", title="Strength", format=".1%"),
        alt.Tooltip("momentum:Q", title="Momentum, points", format="+.2f"),
    ]
    seen = alt.OpacityValue(0, condition={"param": pointer.name, "empty": False, "value": 0.8})
    rule = line.mark_rule(color=QUIET).encode(y=alt.Undefined, opacity=seen, tooltip=tips)
    return [rule.add_params(pointer), line.mark_point(filled=True, size=60, color=FOR).encode(opacity=seen)]


def _base(days: pd.DataFrame, *, labelled: bool) -> alt.Chart:
    return alt.Chart(days).encode(x=_days(days, labelled=labelled))


def _days(days: pd.DataFrame, *, labelled: bool) -> alt.X:
    """The time axis; only the lowest chart labels it."""
    domain = [str(days["day"].min().date()), str(days["day"].max().date())]
    axis = alt.Axis(title=None, labels=labelled, ticks=labelled, domain=labelled, tickCount=6, labelOverlap=True)
    return alt.X("day:T", scale=alt.Scale(domain=domain), axis=axis)


def _vertical(**options: Any) -> alt.Axis:
    return alt.Axis(minExtent=ROOM, maxExtent=ROOM, **options)


def _title(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", frame="group", fontSize=13, fontWeight=600, offset=8)


def _tens_around(values: list[float]) -> tuple[float, float]:
    """The tens of percent below and above all of the values, with a little room."""
    low, high = min(values) - 0.03, max(values) + 0.03
    return max(0.0, low * 10 // 1 / 10), min(1.0, -(-high * 10 // 1) / 10)
