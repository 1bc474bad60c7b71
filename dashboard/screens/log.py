"""Log: tell what happened, with whom, and see at once what it changed."""

import streamlit as st

from dashboard import choices, live, panels
from dashboard.parts import cursor, log_form, log_logged, log_recent, log_state
from dashboard.shown import log as shown
from domain.roles import Right

coalition = choices.coalition(Right.LOG)
recent = shown.recent(coalition.name)
panels.headline("Log", shown.headline(recent))

log_logged.show_last()
log_form.form(coalition, recent, log_state.turn())
cursor.into(f"stakeholder-{log_state.turn()}", "logged", log_state.gone_back())

if recent:
    log_recent.table(recent, coalition.name)
    log_recent.mending(coalition, recent)
else:
    st.caption("What you log shows here, with a way to take it back.")
live.watch(coalition)
