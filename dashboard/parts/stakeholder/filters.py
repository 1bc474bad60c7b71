"""Filters that stand in the address: several of some options, or one of some people."""

from collections.abc import Sequence

import streamlit as st

from dashboard import choices

BETWEEN = "|"


def several(label: str, name: str, options: Sequence[str]) -> list[str]:
    """Some of the options; none means all."""
    wanted = (choices.asked(name) or "").split(BETWEEN)
    if name not in st.session_state:
        st.session_state[name] = [each for each in wanted if each in options]
    st.session_state[name] = [each for each in st.session_state[name] if each in options]
    chosen: list[str] = st.multiselect(label, options, key=name, placeholder="All kinds", width=320)
    choices.keep(name, BETWEEN.join(chosen) or None)
    return chosen


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
