"""Replay: a coalition as it stood on a day, by what was known on another."""

import streamlit as st

from dashboard import choices, data, panels, tables, words
from service.wording import winning_in_words

picker, first_date, second_date = st.columns([2, 1, 1])
with picker:
    coalition = choices.coalition()
first, today = data.first_day(coalition.name), data.today()
with first_date:
    on = choices.day("As it happened by", "on", first, today, "The state at the end of this day.")
with second_date:
    known = choices.day("As it was known on", "known", first, today, "Only facts recorded by the end of this day.")

state = data.replay(coalition.name, on, known)
if not state.stakeholders:
    st.info(f"By {words.day(known)} nothing was known of what had happened by {words.day(on)}. Choose later dates.")
    st.stop()

panels.headline("Replay", words.replay_headline(on, known, state.momentum, state.strength))
panels.figures(state.strength, state.momentum, state.stakeholders)

whip, moved = st.columns(2, gap="large")
with whip:
    panels.whip_count(data.whip(state.stakeholders), winning_in_words(coalition))
with moved:
    panels.movers(state.stakeholders)

st.subheader("Stakeholders then")
tables.standings(state.stakeholders, coalition.name)

facts = data.facts_so_far(coalition.name, on, known)
st.subheader("The facts so far")
st.caption(f"Newest first{f'; the latest {data.SHOWN}' if len(facts) == data.SHOWN else ''}.")
tables.facts(facts, coalition.name)
