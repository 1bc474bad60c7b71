"""The dashboard's entry: the pages of the menu around one coalition. `groundswell dashboard` runs it."""

from pathlib import Path

import streamlit as st

from dashboard import links, menu, words
from domain.errors import GroundswellError
from service.patience import AWAY

HERE = Path(__file__).parent

# the sidebar has room for the longest name of a page
st.set_page_config("Groundswell", HERE / "wave.svg", layout="wide", initial_sidebar_state=220)
st.logo(str(HERE / "name.svg"), icon_image=str(HERE / "wave.svg"), size="large")

st.html(HERE / "style.css")

page = st.navigation(menu.pages(), position="hidden")
with st.sidebar:
    links.menu_of_pages()
try:
    page.run()
except GroundswellError as error:
    st.error(words.escaped(str(error)))
except AWAY:
    st.error("The database does not answer; check that it runs, then reload this page.")
