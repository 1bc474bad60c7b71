"""Choosing what might happen: the best moves, and whatever else the reader thinks of."""

from collections.abc import Sequence

import streamlit as st

from dashboard import choices, words
from dashboard.shown import assumptions as shown
from dashboard.shown.assumptions import Assumption
from domain.moves import Move, Moves
from domain.values import Kind

ADDRESS = "if"
KINDS = [kind for kind in Kind if kind not in {Kind.TRADE, Kind.TRADE_HONOURED, Kind.TRADE_BROKEN, Kind.MILESTONE}]

STYLE = "<style>.stCheckbox label p { white-space: normal !important; }</style>"
"""Moves are told in full, however narrow the page."""


def assumed() -> list[Assumption]:
    """What is assumed, as the address says."""
    return shown.read(choices.asked(ADDRESS))


def moves(found: Moves) -> None:
    """The best moves, each to be chosen: to do all that it hopes for."""
    st.header("Moves", anchor=False)
    if not found.ranked:
        st.caption("There is no move that is expected to gain anything.")
        return
    st.caption("The best next moves. Chosen ones are assumed to go well, whatever the odds.")
    st.html(STYLE)
    told = set(assumed())
    for number, move in enumerate(found.ranked):
        key = f"move {number} {shown.written(shown.of_move(move))}"
        st.session_state[key] = told.issuperset(shown.of_move(move))
        st.checkbox(shown.label(move), key=key, on_change=_choose, args=(move, key))


def own(names: Sequence[str]) -> None:
    """Anything else, of anybody: who breaks away, who endorses it."""
    st.header("Anything else", anchor=False)
    with st.form("suppose", border=True, clear_on_submit=True):
        who = st.selectbox("Stakeholder", names, index=None, placeholder="Type a name", accept_new_options=True)
        kind = st.selectbox("What happens", KINDS, index=KINDS.index(Kind.ENDORSEMENT), format_func=words.headed)
        seen = st.segmented_control("Seen by", ["private", "public"], format_func=str.capitalize)
        if st.form_submit_button("Suppose it", icon=":material/add:"):
            if who:
                _keep([*assumed(), Assumption(who.strip(), kind.value, None, seen)])
                st.rerun()
            st.error("Choose of whom to suppose it.")


def supposed() -> None:
    """What is assumed, in order, each to be taken back; and all at once."""
    told = assumed()
    if not told:
        return
    with st.container(border=True):
        st.markdown("**If**")
        for number, each in enumerate(told):
            label, take_back = words.escaped(each.words), "Suppose it no longer"
            st.button(
                label, icon=":material/close:", key=f"not {number}", help=take_back, on_click=_drop, args=(number,)
            )
        st.button("Reset", icon=":material/restart_alt:", on_click=_keep, args=([],))


def _choose(move: Move, key: str) -> None:
    told, hoped = assumed(), shown.of_move(move)
    rest = [each for each in told if each not in hoped]
    _keep([*rest, *hoped] if st.session_state[key] else rest)


def _drop(number: int) -> None:
    told = assumed()
    _keep(told[:number] + told[number + 1 :])


def _keep(told: Sequence[Assumption]) -> None:
    choices.keep(ADDRESS, shown.written(told[: shown.MOST]))
