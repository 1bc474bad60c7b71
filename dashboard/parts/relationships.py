"""Who has told us nothing yet of how they stand to us: a form to tell it, one after the other."""

from collections.abc import Sequence

import streamlit as st

from dashboard import data, words
from domain.errors import GroundswellError
from domain.roles import Right
from domain.values import Relationship


def tell(names: Sequence[str]) -> None:
    """Ask how one of these stands to us; the next one comes as soon as that is told."""
    st.header("How they stand to us")
    untold = words.count(len(names), "stakeholder")
    st.caption(f"Of {untold} no relationship is told, so they count in no direction. The most influential come first.")
    if Right.LOG not in data.guard().somewhere():
        return
    with st.form("relationship", border=True):
        who = st.selectbox("Stakeholder", names, key="relationship of")
        how = st.pills("Relationship to us", list(Relationship), key="relationship to us", format_func=str.capitalize)
        if st.form_submit_button("Save", type="primary", icon=":material/check:"):
            _save(who, how)


def _save(who: str, how: Relationship | None) -> None:
    if how is None:
        st.error("Choose how they stand to us.")
        return
    try:
        data.services().recording.register(who, how)
    except GroundswellError as error:
        st.error(words.escaped(str(error)))
    else:
        st.toast(f"{words.escaped(who)} is known as {how}. It counts in a moment.", icon=":material/check:")
