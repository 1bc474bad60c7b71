"""Everything recorded about somebody, narrowed by kind, by who saw it, and by who recorded it."""

import streamlit as st

from dashboard import choices, links, words
from dashboard.parts.stakeholder import filters
from dashboard.shown.stakeholder import timeline as shown
from dashboard.shown.stakeholder.person import Person
from dashboard.shown.stakeholder.timeline import Wanted
from dashboard.tables import DATE, WHAT

POINTS = st.column_config.NumberColumn(
    "Points",
    help="By how many points of support it moves them today; what is old has faded. Empty: it says neither.",
    format="%+.2f",
)


def show(it: Person) -> None:
    """The table, newest first, and the way to all that is kept of each fact."""
    told = shown.entries(it)
    with st.container(horizontal=True):
        what = {"format_func": words.headed, "placeholder": "All kinds", "width": 320}
        kinds = choices.several("What", "kinds", shown.kinds(told), (), **what)
        seen = choices.one("Seen by", "seen", [shown.ANY, shown.PUBLIC, shown.PRIVATE], shown.ANY)
        by = filters.whom("Recorded by", "by_whom", shown.recorders(told))
    table = shown.table(it, told, Wanted(kinds, seen, by))
    if len(table):
        st.dataframe(
            table,
            hide_index=True,
            placeholder="",
            column_config={
                "Happened": DATE,
                "Known": DATE,
                "What": WHAT,
                "Points": POINTS,
                "Note": st.column_config.TextColumn(width="large"),
            },
            alt=f"Facts about {it.name}, newest first, with the points of support that each is worth today.",
        )
    else:
        st.info("No fact is like that; take a filter away.")
    _below(it, len(table), len(told))


def _below(it: Person, shown_now: int, of: int) -> None:
    st.caption(f"{shown_now:,} of {words.count(of, 'fact')}{', the latest' if of == shown.MOST else ''}.")
    with st.container(horizontal=True):
        links.to("log", "Log an interaction", icon=":material/edit_note:", stakeholder=it.name)
        links.to("facts", "Each fact in full", icon=":material/database:", stakeholder=it.name)
