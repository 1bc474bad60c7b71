"""Log: tell of one interaction, and see at once what it changed."""

import streamlit as st

from dashboard import choices, data, desk, forms, panels, tables, words
from domain.errors import GroundswellError

panels.headline("Log", "What happened?")
coalition = choices.coalition().name
desk.show_last()
told = forms.interaction(desk.turn())
if told:
    try:
        desk.take(coalition, *told.interaction())
    except GroundswellError as error:  # what was typed stays in the form
        st.error(words.escaped(str(error)))
desk.ask()

st.subheader("Recent interactions")
recent = data.recent(coalition)
if recent:
    tables.facts(recent, coalition)
else:
    st.caption("None yet.")
