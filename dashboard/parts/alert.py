"""An alert as a card: what, how bad, what to do, and the facts behind it."""

from functools import partial
from typing import Literal

import streamlit as st

from dashboard import links, words
from dashboard.parts import decisions, facts
from dashboard.shown.alerts import Shown
from domain.alert import Level

BADGES: dict[Level, tuple[str, Literal["orange", "blue", "gray"]]] = {
    Level.NOW: (":material/priority_high:", "orange"),
    Level.SOON: (":material/schedule:", "blue"),
    Level.WATCH: (":material/visibility:", "gray"),
}


def card(coalition: str, alert: Shown) -> None:
    """One alert."""
    icon, colour = BADGES[alert.level]
    with st.container(border=True):
        st.badge(alert.level.capitalize(), icon=icon, color=colour)
        st.markdown(f"**{words.escaped(alert.what)}**")
        st.caption(words.escaped(f"{alert.stake}."))
        expected = f" :small[{words.escaped(alert.gain)}]" if alert.gain else ""
        st.markdown(f"What to do: **{words.escaped(alert.answer)}**{expected}")
        _ways(coalition, alert)
        if alert.facts or alert.reasons:
            facts.unfolding(alert.name, "What is behind it", partial(_behind, alert))


def _ways(coalition: str, alert: Shown) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if alert.log:
            links.to("log", "Log it", icon=":material/edit_note:", **alert.log)
        if alert.milestone is not None:
            decisions.reach_milestone(coalition, alert.milestone, f"reach {alert.milestone}")
            decisions.plan_milestone(coalition, f"plan {alert.milestone}", alert.milestone, "Plan it anew")
        for name in alert.names:
            links.to("stakeholder", words.escaped(name), icon=":material/person:", stakeholder=name)


def _behind(alert: Shown) -> None:
    if alert.reasons:
        st.markdown("\n".join(f"- {words.escaped(reason)}" for reason in alert.reasons))
    for each in alert.facts:
        links.to("facts", words.escaped(each.told), icon=":material/receipt_long:", fact=str(each.position))
