"""Network: who listens to whom, who stands between the blocs, and what winning somebody over would bring."""

import streamlit as st

from dashboard import choices, live, panels
from dashboard.parts import listening, looking_back
from dashboard.parts import network as parts
from dashboard.shown import network as shown_of

coalition_picker, person_picker = st.columns([3, 2], vertical_alignment="bottom")
with coalition_picker:
    coalition = choices.coalition()
moment = looking_back.moment(coalition)
names = shown_of.web(moment, None).told.names
if not names:
    panels.headline("Network", "Nobody is known here yet.")
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()
with person_picker:
    chosen = choices.stakeholder(sorted(names), "What would winning them over bring?", "winning")

shown = shown_of.web(moment, chosen)
panels.headline("Network", shown_of.headline(shown))
if shown.linked:
    parts.picture(shown)
    parts.winning(shown)
else:
    st.info("Tell below who listens to whom: then it shows whom winning somebody over would reach, and through whom.")
st.header("Who listens to whom")
st.caption("What you know of it; a name not known yet becomes known.")
listening.form(sorted(names))
parts.lists(shown)
live.watch(coalition)
