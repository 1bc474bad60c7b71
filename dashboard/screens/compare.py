"""Compare: some coalitions beside each other, along the time and on its last day."""

import streamlit as st

from dashboard import choices, data, figures, links, live, panels, pictures, words
from dashboard.charts.compare import compared as drawn
from dashboard.parts import looking_back
from dashboard.shown import compare as shown

found = {each.name: each for each in data.coalitions()}
if not found:
    choices.coalition()  # says how to begin
picker, time_shown = st.columns([3, 2], vertical_alignment="bottom")
with picker:
    names = choices.several(
        "Coalitions to compare",
        "with",
        list(found),
        list(found)[:2],
        max_selections=shown.MOST,
        placeholder="Choose some",
    )
with time_shown:
    length = choices.span()

if not names:
    st.info("Choose the coalitions to compare.")
    st.stop()
on, known = looking_back.instants(min(figures.first_day(found[name]) for name in names))
compared = [shown.compared(found[name], on, known) for name in names]
panels.headline("Compare", words.escaped(shown.headline(compared)))
lines = shown.lines(compared, length)
if len(lines):
    for figure, title in (
        ("strength", "Strength: mean support, weighted by influence"),
        ("momentum", "Momentum: points of strength in four weeks"),
    ):
        pictures.show(drawn, lines, figure, title, alt=f"{title}, by day, of {words.listed(names)}.")
st.header(words.day(on))
st.dataframe(shown.table(compared), hide_index=True, alt=f"Where {words.listed(names)} stood on {words.day(on)}.")
with st.container(horizontal=True):
    for name in names:
        links.to("momentum", words.escaped(name), icon=":material/trending_up:", coalition=name)
live.watch(*(found[name] for name in names))
