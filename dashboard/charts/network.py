"""The network: people as points, influence as lines that run out towards the listener."""

from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts.map import COLOUR, LEGEND, NARROW, SHAPES
from dashboard.shown.labels import GAP, LONGEST
from dashboard.shown.network import LARGEST, OUTSIDE, SMALLEST
from dashboard.theme import FOR, QUIET, RING

CHOSEN = "person"
MARGIN = 0.06


def network(nodes: pd.DataFrame, links: pd.DataFrame, blocs: pd.DataFrame) -> Any:
    """The network; what flows from who is chosen stands out, the rest fades."""
    chosen = alt.selection_point(name=CHOSEN, fields=["Stakeholder"])
    layers = [
        _links(links[~links["flows"]], QUIET, 0.3 if nodes["chosen"].any() else 0.5),
        _links(links[links["flows"]], FOR, 0.9),
        _blocs(blocs),
        _rings(nodes),
        _people(nodes).add_params(chosen),
        _names(nodes, "left"),
        _names(nodes, "right"),
    ]
    return alt.layer(*layers, height=600).resolve_scale(size="independent")


def _at(rows: pd.DataFrame) -> alt.Chart:
    scale = alt.Scale(domain=[-MARGIN, 1 + 2 * MARGIN], nice=False)
    return alt.Chart(rows).encode(x=alt.X("x:Q", axis=None, scale=scale), y=alt.Y("y:Q", axis=None, scale=scale))


def _blocs(rows: pd.DataFrame) -> Any:
    """The names of the blocs that cover nobody."""
    text = _at(rows).mark_text(color=QUIET, fontSize=12, fontStyle="italic").encode(text=alt.Text("Bloc:N"))
    return text.transform_filter(f"{NARROW} ? datum.narrow : datum.wide")


def _links(rows: pd.DataFrame, colour: str, opacity: float) -> Any:
    width = alt.Size("width:Q", scale=alt.Scale(domain=[0, 1], range=[0.4, 5]), legend=None)
    return _at(rows).mark_trail(color=colour, opacity=opacity).encode(size=width, detail=alt.Detail("link:N"))


SIZE = alt.Size("share:Q", scale=alt.Scale(domainMin=0, range=[SMALLEST, LARGEST]), legend=None)


def _people(nodes: pd.DataFrame) -> Any:
    outside: Any = {"test": f"datum.kind == '{OUTSIDE}'", "value": "diamond"}
    return (
        _at(nodes)
        .mark_point(filled=True)
        .encode(
            color=COLOUR,
            shape=alt.Shape("Stance:N", scale=SHAPES, legend=LEGEND, condition=outside),
            size=SIZE,
            opacity=alt.OpacityValue(0.25, condition={"test": "datum.lit", "value": 1}),
            tooltip=[
                alt.Tooltip("Stakeholder:N"),
                alt.Tooltip("Bloc:N"),
                alt.Tooltip("Stance:N"),
                alt.Tooltip("Support:N"),
                alt.Tooltip("share:Q", title="Influence", format=".1%"),
                alt.Tooltip("listeners:Q", title="Listeners"),
                alt.Tooltip("worth:Q", title="If won over, points of strength", format="+.2f"),
                alt.Tooltip("between:Q", title="Ways between blocs", format=".1f"),
                alt.Tooltip("gain:Q", title="Gains, points of support", format="+.1f"),
            ],
        )
    )


def _rings(nodes: pd.DataFrame) -> Any:
    """A ring around those who stand between blocs, and a thick one around who is chosen."""
    ringed = nodes[nodes["ringed"] | nodes["chosen"]]
    width = alt.SizeValue(3, condition={"test": "datum.chosen", "value": 6})
    return _at(ringed).mark_point(filled=False, color=RING, opacity=1).encode(size=SIZE, strokeWidth=width)


def _names(nodes: pd.DataFrame, side: Literal["left", "right"]) -> Any:
    align: Any = "right" if side == "left" else "left"
    beside = alt.ExprRef(f"{'-' if side == 'left' else ''}(datum.half + {GAP / 2})")
    text = _at(nodes).mark_text(align=align, dx=beside, fontSize=11, limit=LONGEST * 7, color=QUIET)
    return text.encode(text=alt.Text("Stakeholder:N")).transform_filter(
        f"({NARROW} ? datum.narrow : datum.wide) == '{side}'"
    )
