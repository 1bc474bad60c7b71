"""Drawing charts: Altair makes a chart's description once for the same data, and Streamlit shows it.

Making a description takes Altair some 20 milliseconds, which is more than all else on a page. It would be
twice that if charts gave Altair texts and `alt.value` for its channels (`y="level:Q"`): for each of these it looks
through all of its classes for 7 milliseconds. So they give it channels: `y=alt.Y("level:Q")`.
"""

import pickle  # nosec B403 # only written, never read
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st
from altair.utils import schemapi

from dashboard import frames

APART = "apart"
"""The way in which the dashboard hands data to charts."""

ALONE = Lock()
"""Altair's settings are those of the process: one chart is described at a time."""

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


# a frame's pickle tells it apart as well as Streamlit's own way does, in a twentieth of the time
@st.cache_data(max_entries=200, show_spinner=False, hash_funcs={pd.DataFrame: pickle.dumps})
def _described(name: str, given: Sequence[Any], _chart: Callable[..., Any]) -> dict[str, Any]:  # noqa: ARG001  part of the key
    with ALONE, schemapi.debug_mode(CHECKED):
        aside = _Aside()
        with alt.data_transformers.enable(APART, aside=aside):
            described: dict[str, Any] = _chart(*given).to_dict(validate=CHECKED)
    described["config"]["mark"] = {"aria": False}  # the words of `alt` tell it; marks one by one tell nobody anything
    if any(_is_brush(param) for param in described.get("params", [])):
        described["usermeta"] = {"embedOptions": {"renderer": "canvas"}}  # as SVG, a brush cannot be hidden so
    written = {name: pd.DataFrame(rows) for name, rows in described.get("datasets", {}).items()}
    together = written | aside.named  # what the chart holds itself, and what it goes for
    described["datasets"] = {name: _in_bytes(frame) for name, frame in together.items()}
    return described


def _in_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as browsers get it, an Arrow stream; Streamlit would make it anew each time the chart is shown."""
    table, sink = frames.as_sent(frame), pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    sent: bytes = sink.getvalue().to_pybytes()
    return sent


class _Aside:
    """The data of a chart, each frame once, under the names by which its layers go for them."""

    def __init__(self) -> None:
        self.frames: list[pd.DataFrame] = []
        self.named: dict[str, pd.DataFrame] = {}

    def name(self, data: pd.DataFrame) -> str:
        place = next((place for place, frame in enumerate(self.frames) if frame is data), len(self.frames))
        if place == len(self.frames):
            self.frames.append(data)
            days = data.select_dtypes("datetime")
            self.named[f"data {place}"] = data.assign(**{str(each): _as_text(data[each]) for each in days})
        return f"data {place}"


def _set_aside(data: Any, aside: _Aside) -> Any:
    """Altair names the data, instead of writing each row of each layer out."""
    return {"name": aside.name(data)} if isinstance(data, pd.DataFrame) else data


alt.data_transformers.register(APART, _set_aside)


def _as_text(days: pd.Series) -> pd.Series:
    """Days as a browser reads them in its own time, so that midnight is midnight everywhere."""
    text: pd.Series = days.dt.strftime("%Y-%m-%dT00:00:00")
    return text


def _is_brush(param: dict[str, Any]) -> bool:
    return "interval" in str(param.get("select", ""))
