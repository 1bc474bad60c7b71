"""The dashboard's entry: three pages around one coalition. `groundswell dashboard` runs it.

The pages lie in `screens/`: a folder named `pages/` would make Streamlit run a page without this
file around it, whenever it is the first one that anybody opens.
"""

import streamlit as st

from dashboard import words
from domain.errors import GroundswellError
from service.patience import AWAY

st.set_page_config("Groundswell", ":material/waves:", layout="wide")

page = st.navigation(
    [
        st.Page("screens/momentum.py", title="Momentum", icon=":material/trending_up:", default=True),
        st.Page("screens/log.py", title="Log", icon=":material/edit_note:"),
        st.Page("screens/replay.py", title="Replay", icon=":material/history:"),
    ],
    position="top",
)
try:
    page.run()
except GroundswellError as error:
    st.error(words.escaped(str(error)))
except AWAY:
    st.error("The database does not answer; check that it runs, then reload this page.")
