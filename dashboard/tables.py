"""Tables, with each column told what it holds."""

from collections.abc import Sequence

import pyarrow as pa
import streamlit as st

from dashboard import frames
from service.projections.entries import Entry

PERCENT = st.column_config.ProgressColumn(
    "Support",
    help="Chance that the next act of this stakeholder is for the initiative.",
    format="%.0f %%",
    min_value=0,
    max_value=100,
)
DRIVE = st.column_config.NumberColumn("Drive", help="Their part of the momentum, in points.", format="%+.2f")
INFLUENCE = st.column_config.NumberColumn("Influence", format="%.2f")
WHAT = st.column_config.TextColumn(width=175)
DATE = st.column_config.DateColumn(format="D MMM YYYY", width=100)


FACTS = {"Happened": DATE, "Known": DATE, "What": WHAT, "Note": st.column_config.TextColumn(width="large")}
"""The columns of a table of facts."""


def standings(rows: pa.Table, of: str) -> None:
    """Everybody with support and interval, the most influential first."""
    st.dataframe(
        rows,
        hide_index=True,
        column_config={"Support": PERCENT, "Drive": DRIVE, "Influence": INFLUENCE},
        alt=f"Every stakeholder of {of} with bloc, influence, stance, support and its interval.",
    )


def facts(entries: Sequence[Entry], of: str) -> None:
    """Facts, newest first."""
    st.dataframe(
        frames.facts(entries),
        hide_index=True,
        column_config=FACTS,
        alt=f"Facts of {of}, newest first.",
    )
