"""Access: who may do what, now and on any day; one's own access tokens."""

import streamlit as st

from dashboard import data, live, panels
from dashboard.parts import access
from dashboard.shown import access as shown
from domain.roles import Right

oversees = Right.OVERSEE in data.guard().somewhere()
held = data.services().roles.listed() if oversees else []
panels.headline("Access", shown.headline(held) if oversees else "What you may do here.")
access.say_what_was_done()

if not data.person().local:
    st.markdown("\n".join(f"- {line}" for line in shown.mine()) or "You have no role yet.")

if oversees:
    on = st.date_input(
        "As it was at the end of", data.today(), max_value=data.today(), format="YYYY-MM-DD", width=170, key="access on"
    )
    access.roles(held if on == data.today() else data.services().roles.listed(on), on)

if places := shown.administered():
    access.grant(places)
    if mine_to_revoke := [each for each in held if each.coalition in places]:
        access.revoke(mine_to_revoke)

if data.person().local:
    st.caption(
        "Nobody signs in here, so roles bind nobody yet; tokens are made at a terminal: `groundswell token new`."
    )
else:
    access.tokens()
if oversees:
    live.watch_for(data.services().roles.listed, held)
