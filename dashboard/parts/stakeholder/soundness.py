"""Health with its parts, and the risk that they depart with its reasons."""

import streamlit as st

from dashboard.parts import meter
from dashboard.shown.stakeholder import soundness as shown
from dashboard.shown.stakeholder.person import Person

TIMES = st.column_config.NumberColumn("Times", help="What it makes of the risk: 2 doubles it.", format="× %.2f")


def show(it: Person) -> None:
    """Both, each with what it was counted from."""
    st.html(meter.STYLE)
    st.header(shown.health_headline(it))
    st.html(meter.rows(shown.parts(it)))
    st.header("Risk of departing")
    st.markdown(shown.risk_headline(it))
    reasons = shown.reasons(it)
    if len(reasons):
        st.dataframe(
            reasons,
            hide_index=True,
            column_config={"Times": TIMES, "Reason": st.column_config.TextColumn(width="large")},
            alt=f"What makes {it.name} likelier to depart, or less likely, and how many times.",
        )
