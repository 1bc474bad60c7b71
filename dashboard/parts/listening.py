"""A small form: who listens to whom."""

from collections.abc import Sequence

import streamlit as st

from dashboard import data, words
from domain.errors import GroundswellError
from domain.roles import Right

LISTENS, NO_LONGER = "listens to", "no longer listens to"
SAID = "listening_said"


def form(names: Sequence[str]) -> None:
    """Tell that somebody listens to somebody, or no longer does; an influencer may be new."""
    if Right.LOG not in data.guard().somewhere():
        return
    if said := st.session_state.pop(SAID, None):
        st.toast(said, icon=":material/check:")
    with st.form("listening", clear_on_submit=True):
        who, how, whom = st.columns([3, 2, 3], vertical_alignment="bottom")
        listener = who.selectbox("Who", names, index=None, placeholder="Type a name")
        kind = how.selectbox("How", [LISTENS, NO_LONGER])
        influencer = whom.selectbox("To whom", names, index=None, placeholder="Type a name", accept_new_options=True)
        pressed = st.form_submit_button("Record", icon=":material/hearing:")
    if not pressed:
        return
    if not listener or not influencer:
        st.error("Choose who listens, and to whom.")
        return
    _record(listener, kind, influencer)


def _record(listener: str, kind: str, influencer: str) -> None:
    recording = data.services().recording
    tell = recording.listens_to if kind == LISTENS else recording.no_longer_listens_to
    try:
        news = tell(listener, influencer)
    except GroundswellError as error:
        st.error(words.escaped(str(error)))
        return
    known = "" if news else " That was known already."
    st.session_state[SAID] = words.escaped(f"{listener} {kind} {influencer}.{known}")
    st.rerun()
