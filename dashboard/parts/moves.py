"""A move as a card: what to do, what it brings, why, and one click to log it."""

from collections.abc import Sequence

import streamlit as st

from dashboard import links, words
from dashboard.shown.moves import Told


def cards(moves: Sequence[Told], whose: str | None = None) -> None:
    """Moves one below the other; each reason is told once, and nobody on their own page is linked to."""
    said: set[str] = set()
    for move in moves:
        card(move._replace(why=[reason for reason in move.why if reason not in said]), whose)
        said.update(move.why)


def card(told: Told, whose: str | None) -> None:
    """One move, with the way to log it once it is done."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{words.escaped(told.what)}**")
        st.caption(words.escaped(told.gain))
        st.markdown("\n".join(f"- {words.escaped(reason)}" for reason in told.why))
        with st.container(horizontal=True):
            if len(told.names) == 1:
                links.to("log", "Log it", icon=":material/edit_note:", stakeholder=told.names[0], kind=told.kind.value)
            for name in told.names[:3]:
                if name != whose:
                    links.to("stakeholder", words.escaped(name), icon=":material/person:", stakeholder=name)
