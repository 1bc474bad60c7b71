"""Parts of the page Network: the picture, and its tables."""

import streamlit as st

from dashboard import pictures, words
from dashboard.charts import network as charts
from dashboard.shown import network as shown_of
from dashboard.shown import network_tables as tables
from dashboard.shown.network import Web
from service.influence_in_words import worth_in_words

KEY = (
    "A line is thick at who is listened to and runs out towards the listener. Size: influence; ring: stands between "
    "blocs; cross: broke away; diamond: no partner yet. Click somebody to see whom winning them over would reach."
)
PERCENT = st.column_config.NumberColumn(format="%.1f %%")
POINTS = st.column_config.NumberColumn(format="%+.2f")
PICKED = "network_picked"


def picture(it: Web) -> None:
    """The network; a click on somebody chooses them."""
    st.caption(f"{shown_of.scope(it)} {KEY}")
    people = shown_of.nodes(it)
    picked = pictures.show(
        charts.network,
        people,
        shown_of.links(it),
        shown_of.blocs(people),
        alt=f"The influence network: {shown_of.scope(it)} The tables below hold the same.",
        key="network",
        selection=[charts.CHOSEN],
    )[charts.CHOSEN]
    name = picked[0]["Stakeholder"] if picked else None
    if name and name != st.session_state.get(PICKED):
        st.query_params["winning"] = name
    if name != st.session_state.get(PICKED):
        st.session_state[PICKED] = name
        st.rerun()


def winning(it: Web) -> None:
    """What winning the person over would bring, and to whom."""
    if it.person is None:
        return
    st.markdown(words.escaped(worth_in_words(it.told, it.person)))
    st.dataframe(
        tables.gainers(it),
        hide_index=True,
        column_config={
            "Support": PERCENT,
            "Gain": st.column_config.NumberColumn("Gain of support, points", format="%+.1f"),
            "Strength": st.column_config.NumberColumn("Gain of strength, points", format="%+.2f"),
        },
        alt=f"Who gains if {it.told.names[it.person]} is won over.",
    )


def lists(it: Web) -> None:
    """The blocs, who stands between them, and whom it pays to win over."""
    st.header("Blocs")
    shares = dict.fromkeys(("Influence", "Support"), PERCENT)
    st.dataframe(tables.blocs(it), hide_index=True, column_config=shares, alt="The blocs with support and links.")
    st.header("Whom to win over")
    st.caption(
        "Worth: points of strength expected if they are won over; voice: part of all listening, near and far; "
        "reach: share of influence that listens to them directly."
    )
    config = dict.fromkeys(("Support", "Influence", "Voice", "Reach"), PERCENT) | {"Worth": POINTS}
    st.dataframe(tables.people(it), hide_index=True, column_config=config, alt="Everybody, the most worth first.")
    if it.brokers:
        st.header("Between the blocs")
        st.caption("Ways: how many ways between blocs run through them.")
        ways = {"Ways": st.column_config.NumberColumn(format="%.1f")}
        st.dataframe(tables.brokers(it), hide_index=True, column_config=ways, alt="Who stands between the blocs.")
