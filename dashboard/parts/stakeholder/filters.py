"""A filter that stands in the address: one of some people, or anybody."""

from collections.abc import Sequence

import streamlit as st

from dashboard import choices


def whom(label: str, name: str, people: Sequence[str]) -> str | None:
    """One of these people, or None for anybody."""
    wanted = choices.asked(name)
    if st.session_state.get(name, wanted) in people:
        st.session_state[name] = st.session_state.get(name, wanted)
    else:
        st.session_state[name] = None
    chosen: str | None = st.selectbox(label, people, index=None, key=name, placeholder="Anybody", width=220)
    choices.keep(name, chosen)
    return chosen
