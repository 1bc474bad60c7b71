"""The map: support to the right, influence upwards, a tail to where each one stood four weeks before.

What stands on it goes by the name `people`, so that from one day to the next only that changes.
"""

from typing import Any, Literal

import altair as alt

from dashboard.charts.bars import STANCES
from dashboard.shown.labels import GAP, LONGEST
from dashboard.shown.map import AWAY, INFLUENCE
from dashboard.theme import AGAINST, QUIET, STANCE_COLOURS

PEOPLE, CHOSEN = "people", "chosen"
HALF = 0.5
ROOM = 1.15
"""Height of the map beside the greatest influence: the words in the corners stand above it."""

NARROW = "windowSize()[0] < 640"
CROWD = 200

LEGEND = alt.Legend(orient="top", title=None, columns=alt.ExprRef(f"{NARROW} ? 2 : 7"), symbolOpacity=1)
COLOUR = alt.Color(
    "Stance:N",
    scale=alt.Scale(domain=[*STANCES, AWAY], range=[*STANCE_COLOURS.values(), AGAINST]),
    legend=LEGEND,
)
SHAPES = alt.Scale(domain=[*STANCES, AWAY], range=[*("circle" for _ in STANCES), "cross"])
"""By the same field as the colours, so that one legend tells both."""

CORNERS: list[dict[str, Any]] = [
    {"x": 0.99, "y": 0.97, "word": "keep close", "align": "right"},
    {"x": 0.01, "y": 0.97, "word": "win over", "align": "left"},
    {"x": 0.99, "y": 0.03, "word": "keep informed", "align": "right"},
    {"x": 0.01, "y": 0.03, "word": "watch", "align": "left"},
]
"""What the four quarters of the map ask for."""


def stage(most: float, many: int, upwards: str) -> Any:
    """The map of up to so many people whose influence is at most this; `upwards` says what the height is."""
    top = ROOM * most
    y = alt.Y("height:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=_upwards(upwards))
    x = alt.X("Support:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=_support())
    chosen = alt.selection_point(name=CHOSEN, fields=["Stakeholder"])
    base = alt.Chart().encode(x=x, y=y)
    tails = base.mark_rule(strokeWidth=2, opacity=0.45).encode(
        x=alt.X("support_before:Q"),
        x2=alt.X2("Support:Q"),
        y=alt.Y("height_before:Q"),
        y2=alt.Y2("height:Q"),
        color=COLOUR,
    )
    points = base.mark_point(filled=True, size=130 if many <= CROWD else 40, opacity=0.9).encode(
        color=COLOUR,
        shape=alt.Shape("Stance:N", scale=SHAPES, legend=LEGEND),
        tooltip=TOOLTIP,
    )
    layers = [*_quarters(top), tails, points.add_params(chosen), _names(base, "left"), _names(base, "right")]
    return alt.layer(*layers, data=alt.NamedData(PEOPLE), height=460)


TOOLTIP = [
    alt.Tooltip("Stakeholder:N"),
    alt.Tooltip("Bloc:N"),
    alt.Tooltip("Stance:N"),
    alt.Tooltip("Support:Q", format=".0%"),
    alt.Tooltip("Interval:N", title="80 % interval"),
    alt.Tooltip("Was:N", title="Four weeks before"),
    alt.Tooltip("Influence:Q", format=".2~f"),
]


def _support() -> alt.Axis:
    return alt.Axis(title="Support", format="%", tickCount=5, grid=False)


def _upwards(title: str) -> alt.Axis:
    figures = title == INFLUENCE
    return alt.Axis(title=title, tickCount=5, grid=False, labels=figures, ticks=figures)


def _quarters(top: float) -> list[Any]:
    """Lines through the middle, and a word in each corner."""
    middle = alt.Chart(alt.InlineData([{"x": HALF, "y": top / 2}]))
    lines = [
        middle.mark_rule(strokeDash=[5, 4], color=QUIET, opacity=0.5).encode(x=alt.X("x:Q")),
        middle.mark_rule(strokeDash=[5, 4], color=QUIET, opacity=0.5).encode(y=alt.Y("y:Q")),
    ]
    return [*lines, *(_corner(corner, top) for corner in CORNERS)]


def _corner(corner: dict[str, Any], top: float) -> Any:
    at = alt.Chart(alt.InlineData([{"x": corner["x"], "y": corner["y"] * top, "word": corner["word"]}]))
    text = at.mark_text(align=corner["align"], color=QUIET, fontSize=13, fontStyle="italic")
    return text.encode(x=alt.X("x:Q"), y=alt.Y("y:Q"), text=alt.Text("word:N"))


def _names(base: alt.Chart, side: Literal["left", "right"]) -> Any:
    """The names that stand on one side of their points."""
    room = f"({NARROW} ? datum.narrow : datum.wide) == '{side}'"
    align: Any = "right" if side == "left" else "left"
    text = base.mark_text(align=align, dx=-GAP if side == "left" else GAP, fontSize=11, limit=LONGEST * 7, color=QUIET)
    return text.encode(text=alt.Text("Stakeholder:N")).transform_filter(room)
