"""The dashboard's entry: the pages of the menu around one coalition. `groundswell dashboard` runs it."""

import streamlit as st

from dashboard import menu, words
from domain.errors import GroundswellError
from service.patience import AWAY

st.set_page_config(
    "Groundswell", ":material/waves:", layout="wide", initial_sidebar_state=220
)  # room for the longest name of a page

page = st.navigation(menu.sections(), expanded=True)
try:
    page.run()
except GroundswellError as error:
    st.error(words.escaped(str(error)))
except AWAY:
    st.error("The database does not answer; check that it runs, then reload this page.")
