"""The dashboard's entry: the pages of the menu around one coalition. `groundswell dashboard` runs it, in `serve.py`."""

from pathlib import Path

import streamlit as st

from dashboard import data, links, menu, words
from dashboard.parts import entrance, identity
from dashboard.signed_in import NotSignedIn
from dashboard.turns import turn
from domain.errors import GroundswellError
from service.patience import AWAY

HERE = Path(__file__).parent

# the sidebar has room for the longest name of a page
st.set_page_config("Groundswell", HERE / "wave.svg", layout="wide", initial_sidebar_state=220)
st.logo(str(HERE / "name.svg"), icon_image=str(HERE / "wave.svg"), size="large")

st.html(HERE / "style.css")

page = st.navigation(menu.pages(), position="hidden")
try:
    with turn():
        guard = data.guard()
        if offered := menu.offered(guard):
            with st.sidebar:
                links.menu_of_pages(offered)
                identity.identity(guard.person)
            if not page.url_path and menu.FIRST not in offered:
                links.go(offered[0])  # who came by the bare address has not chosen a page
            menu.ask(guard, page.url_path or menu.FIRST)
            page.run()
        else:
            entrance.no_role_yet(guard.person, data.first_admins())
except NotSignedIn as error:
    entrance.door(error, data.settings())
except GroundswellError as error:
    st.error(words.escaped(str(error)))
except AWAY:
    st.error("The database does not answer; check that it runs, then reload this page.")
