"""The charts over time, one below the other: a reader drags a span on the first to have it explained."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import pictures, words
from dashboard.charts import time as charts

BRUSHED = "last dragged span"


def over_time(days: pd.DataFrame, trail: pd.DataFrame, marks: pd.DataFrame, threshold: float | None) -> None:
    """Strength, what happened, momentum, chance and public share, day below day."""
    when = f"{words.day(days['day'].min())} to {words.day(days['day'].max())}"
    with st.container(gap=None):
        dragged = pictures.show(
            charts.strength,
            days,
            trail,
            threshold,
            alt=f"Strength by day, {when}. Drag a span to have it explained, or choose its days below.",
            key="strength over time",
            selection=[charts.DRAGGED],
        )
        if len(marks):
            pictures.show(charts.marks, marks, days, alt=f"Milestones, departures and changes of policy, {when}.")
        pictures.show(charts.momentum, days, alt=f"Momentum by day, {when}.")
    chance, public = st.columns(2, gap="large")
    with chance:
        title = "Chance of winning, by what wins today"
        pictures.show(charts.share, trail, "chance", title, alt=f"Chance of winning, {when}.")
    with public:
        title = "Public share: backing that was given in public"
        pictures.show(charts.share, trail, "public", title, alt=f"Public share, {when}.")
    _take(dragged)


def _take(selected: Mapping[str, Any]) -> None:
    """Have the fields below show the span that was dragged, once."""
    days = selected.get(charts.DRAGGED, {}).get("day")
    if days and days != st.session_state.get(BRUSHED):
        st.session_state[BRUSHED] = days
        for name, when in zip(("from", "to"), days, strict=True):
            st.session_state[name] = _date(when)


def _date(milliseconds: float) -> date:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
