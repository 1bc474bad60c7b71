"""The favour ledger of one stakeholder."""

import streamlit as st

from dashboard import links, words
from dashboard.shown.stakeholder import favours as shown
from dashboard.shown.stakeholder.person import Person
from dashboard.tables import DATE
from domain.trades import Trade
from domain.values import Kind

WORTH = "Sum of worth, 1 to 5 for each trade."


def show(it: Person) -> None:
    """Who owes whom, what is open, what was settled."""
    if not shown.trades(it):
        st.info("No trade with them is recorded. What they want, and would give, stands in their agenda.")
        links.to("log", "Log a trade", icon=":material/handshake:", stakeholder=it.name, kind=Kind.TRADE.value)
        return
    told = shown.balance(it)
    st.markdown(f"**{shown.sentence(told)}**")
    with st.container(horizontal=True):
        st.metric("We owe", told.we_owe, help=f"What we promised in open trades. {WORTH}", width=120)
        st.metric("They owe", told.they_owe, help=f"What they promised in open trades. {WORTH}", width=120)
        balance = f"{told.balance:+d}".replace("-", words.MINUS) if told.balance else "0"
        st.metric("Balance", balance, help="What we got less what we gave, in honoured trades.", width=120)
        st.metric("Overdue", told.overdue, help="Open trades whose due date has passed.", width=120)
    for trade in shown.open_ones(it):
        _open(it, trade)
    _settled(it)


def _open(it: Person, trade: Trade) -> None:
    with st.container(border=True):
        late = trade.overdue(it.situation.day)
        st.markdown(f"**{words.escaped(shown.promised(trade))}**")
        told = words.escaped(shown.term(trade, it.situation.day))
        st.markdown(f":material/schedule: :orange[{told}]" if late else f":material/schedule: {told}")
        with st.container(horizontal=True):
            for kind, icon in ((Kind.TRADE_HONOURED, "check_circle"), (Kind.TRADE_BROKEN, "cancel")):
                label = f"Log it as {kind.value.rpartition('_')[2]}"
                links.to("log", label, icon=f":material/{icon}:", stakeholder=it.name, kind=kind.value)


def _settled(it: Person) -> None:
    settled = shown.settled(it)
    if len(settled):
        st.header("Settled")
        st.dataframe(
            settled,
            hide_index=True,
            column_config={"Settled": DATE, "Balance": st.column_config.NumberColumn(format="%+d")},
            alt=f"Trades with {it.name} that were honoured or broken, the latest first.",
        )
