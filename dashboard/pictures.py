"""Drawing charts: Altair makes a chart's description once for the same data, and Streamlit shows it.

Making a description takes Altair some 50 milliseconds, which is more than all else on a page.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils import schemapi

alt.data_transformers.disable_max_rows()  # what is shown is bounded by the pages

CHECKED = False
"""Whether charts are checked against Altair's schema, which takes as long as all else; tests do so."""


def show(
    chart: Callable[..., Any],
    *given: Any,
    alt: str,
    key: str | None = None,
    selection: Sequence[str] = (),
    frames: Mapping[str, pd.DataFrame] | None = None,
) -> Any:
    """Show the chart made of what is given; `alt` says in words what it shows.

    With the names of selections of the chart, the page runs again when the reader selects, and
    what is selected is returned as `{name: value}`.

    `frames`: data that the chart goes by name for (`alt.NamedData`). They are no part of its description:
    where only they change, as from one day to the next, the browser keeps the chart and moves its marks.
    """
    spec = described(chart, *given)
    if frames:
        spec = spec | {"datasets": spec.get("datasets", {}) | dict(frames)}
    if not selection:
        return st.vega_lite_chart(spec=spec, alt=alt, key=key)
    return st.vega_lite_chart(spec=spec, alt=alt, key=key, on_select="rerun", selection_mode=list(selection)).selection


def described(chart: Callable[..., Any], *given: Any) -> dict[str, Any]:
    """The Vega-Lite description of a chart."""
    return _described(f"{chart.__module__}.{chart.__qualname__}", given, chart)


@st.cache_data(max_entries=600, show_spinner=False)
def _described(name: str, given: Sequence[Any], _chart: Callable[..., Any]) -> dict[str, Any]:  # noqa: ARG001  part of the key
    with schemapi.debug_mode(CHECKED):
        described: dict[str, Any] = _chart(*given).to_dict(validate=CHECKED)
    described["config"]["mark"] = {"aria": False}  # the words of `alt` tell it; marks one by one tell nobody anything
    if any(_is_brush(param) for param in described.get("params", [])):
        described["usermeta"] = {"embedOptions": {"renderer": "canvas"}}  # as SVG, a brush cannot be hidden so
    return described


def _is_brush(param: dict[str, Any]) -> bool:
    return "interval" in str(param.get("select", ""))
