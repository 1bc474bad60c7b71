"""Difference: what lies between two instants, and what it changed."""

import streamlit as st

from dashboard import choices, live, panels
from dashboard.parts import belief, instants
from dashboard.shown import difference as shown

INSTANTS, BELIEF = "Two instants", "Believed and known"

coalition = choices.coalition()
compared = choices.one("Compare", "compare", [INSTANTS, BELIEF], INSTANTS)
if compared == BELIEF:
    belief.show(coalition)
    live.watch(coalition)
    st.stop()

heading = st.container()
it = shown.Difference(coalition, *instants.both(coalition))
came = it.came()
facts = it.facts(came)
with heading:
    panels.headline("Difference", shown.headline(it, facts, len(came)))
st.caption(f"From {it.before.words} to {it.after.words}.")

instants.figures(it.figures())
instants.people(it.shifts, it.rest, coalition.name)

st.header("Facts that came between")
for line in shown.corrections(facts, coalition.name):
    st.markdown(f"- {line}")
instants.facts(facts, len(came), coalition.name)
gone = it.gone()
if gone:
    st.header("Facts that no longer count")
    st.caption("They had happened and were known at the first instant, and not at the second.")
    instants.facts(it.facts(gone), len(gone), coalition.name)
live.watch(coalition)
