"""Brief: the week of a coalition on one page, to read here or to take along."""

import streamlit as st

from dashboard import choices, data, figures, links, live, panels, words
from dashboard.parts import brief as parts
from dashboard.shown import brief as shown

picker, week = st.columns([3, 1], vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
with week:
    first, today = data.first_day(coalition.name), data.today()
    on = choices.day("Week that ends on", "on", first, today, "The brief is of the seven days until the end of this.")

told = shown.brief(figures.then(coalition, on))
panels.headline(f"Brief of the week of {told.week}", words.escaped(told.headline[0]))
if not told.people:
    st.info(words.nothing_yet(counted=coalition.counted))
    links.to("log", "Log an interaction", icon=":material/edit_note:")
    live.watch(coalition)
    st.stop()

st.markdown(words.escaped(" ".join(told.headline[1:])))
if told.purpose:
    st.caption(words.escaped(told.purpose))
parts.files(told)
parts.figures(told)
parts.half_a_year(told)
parts.text(told)
live.watch(coalition)
