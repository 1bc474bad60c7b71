"""Drawing charts: Altair makes a chart's description once for the same data, and Streamlit shows it.

Making a description takes Altair some 50 milliseconds, which is more than all else on a page.
"""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import streamlit as st

alt.data_transformers.disable_max_rows()  # what is shown is bounded by the pages


def show(
    chart: Callable[..., Any],
    *given: Any,
    alt: str,
    key: str | None = None,
    selection: Sequence[str] = (),
    height: int | None = None,
) -> Any:
    """Show the chart made of what is given; `alt` says in words what it shows.

    With the names of selections of the chart, the page runs again when the reader selects, and
    what is selected is returned as `{name: value}`.
    """
    spec = described(chart, *given)
    size: Any = {} if height is None else {"height": height}
    if not selection:
        return st.vega_lite_chart(spec=spec, alt=alt, key=key, **size)
    return st.vega_lite_chart(
        spec=spec, alt=alt, key=key, on_select="rerun", selection_mode=list(selection), **size
    ).selection


def described(chart: Callable[..., Any], *given: Any) -> dict[str, Any]:
    """The Vega-Lite description of a chart."""
    return _described(f"{chart.__module__}.{chart.__qualname__}", given, chart)


@st.cache_data(max_entries=600, show_spinner=False)
def _described(name: str, given: Sequence[Any], _chart: Callable[..., Any]) -> dict[str, Any]:  # noqa: ARG001  part of the key
    described: dict[str, Any] = _chart(*given).to_dict()
    return described
