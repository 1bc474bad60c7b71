"""The edges of a chart, as places of a layer that has no horizontal axis of its own."""

import altair as alt

LEFT = alt.XValue(0)  # type: ignore[no-untyped-call]  # Altair leaves it untyped
RIGHT = alt.XValue("width")  # type: ignore[no-untyped-call]
