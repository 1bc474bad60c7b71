"""Brief: the week of a coalition on one page, to read here or to take along."""

import streamlit as st

from dashboard import choices, data, figures, live, panels
from dashboard.parts import brief as parts
from dashboard.shown import brief as shown
from service.markdown import escaped

picker, week = st.columns([3, 1], vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
with week:
    first, today = figures.first_day(coalition), data.today()
    on = choices.day("Week that ends on", "on", first, today, "The brief is of the seven days until the end of this.")
    known = choices.day("As known on", "known", first, today, "Only facts recorded by the end of this day.")

moment = figures.then(coalition, on, None if known == today else data.end_of(known))
told = shown.brief(moment)
panels.headline(f"Brief of the week of {told.week}", escaped(told.headline[0]))
if not told.people:
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()

st.markdown(escaped(" ".join(told.headline[1:])))
if told.purpose:
    st.caption(escaped(told.purpose))
take_along = st.container(horizontal=True)
parts.figures(told)
parts.half_a_year(told)
parts.text(told)
with take_along:  # last: the reader waits for the words, not for the file
    parts.files(moment, told)
live.watch(coalition)
