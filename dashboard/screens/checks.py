"""Checks: is all counted, is it what the facts say, by which rules, and what runs here."""

import streamlit as st

from dashboard import data, live, panels
from dashboard.parts import checkpoints, verification
from dashboard.shown import checks

status = data.services().keeping.status()
panels.headline("Checks", checks.headline(status))
with st.container(horizontal=True):
    st.metric("Facts", f"{status.facts:,}", help="Everything ever recorded.", width=150)
    st.metric("Last counted", f"{status.position:,}", help="The place in the log of the last fact counted.", width=150)
    st.metric("Waiting", f"{status.lag:,}", help="Facts recorded and not counted yet.", width=130)
    st.metric("Failed", f"{len(status.dead_letters):,}", help="Work that failed for good.", width=130)

if status.dead_letters:
    st.header("What failed")
    st.dataframe(checks.failures(status), hide_index=True, alt="Work that failed, with the reasons.")

checkpoints.show(status.checkpoint)
verification.offer()

st.header("Policies in force")
st.caption("By which each coalition's acts are weighed, since when, and what each adoption changed.")
st.dataframe(checks.policies(status), hide_index=True, alt="Policies of all coalitions.")

st.header("Versions")
st.dataframe(checks.versions(status), hide_index=True, width="content", alt="Versions of the program and its parts.")
live.watch_for(checks.seen, checks.seen_of(status))
