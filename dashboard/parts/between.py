"""The days between which a change is explained: dragged on a chart, or chosen."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard import choices
from dashboard.charts.time import DRAGGED
from domain.momentum import WINDOW

SINCE, UNTIL = "from", "to"
"""The names of the days in the address."""


def take(selected: Mapping[str, Any], chart: str) -> None:
    """Have the fields show the span that was dragged on a chart, once: the chart keeps telling of it."""
    days, taken = selected.get(DRAGGED, {}).get("day"), f"last span dragged on {chart}"
    if days and days != st.session_state.get(taken):
        st.session_state[taken] = days
        for name, when in zip((SINCE, UNTIL), days, strict=True):
            st.session_state[name] = _date(when)


def _date(milliseconds: float) -> date:
    """The day in the reader's own time, in which their browser draws."""
    zone = st.context.timezone
    return datetime.fromtimestamp(milliseconds / 1000, ZoneInfo(zone) if zone else UTC).date()


def chosen(first: date, last: date) -> tuple[date, date]:
    """The two days, from the first to the last there is: four weeks until the last unless others are chosen."""
    since, until = st.columns(2)
    with until:
        to = choices.day("To the end of", UNTIL, first, last, "Drag a span on the chart above, or choose its days.")
    with since:
        before = max(first, to - timedelta(days=WINDOW))
        begin = choices.day("From the end of", SINCE, first, last, "The day to compare with.", otherwise=before)
    return begin, to
