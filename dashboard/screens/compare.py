"""Compare: some coalitions beside each other, along the time and today."""

import streamlit as st

from dashboard import choices, data, links, panels, pictures, words
from dashboard.charts.compare import compared as drawn
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

compared = [found[name] for name in names]
if not compared:
    st.info("Choose the coalitions to compare.")
    st.stop()
panels.headline("Compare", words.escaped(shown.headline(compared)))
lines = shown.lines(compared, length)
if len(lines):
    for figure, title in (
        ("strength", "Strength: mean support, weighted by influence"),
        ("momentum", "Momentum: points of strength in four weeks"),
    ):
        pictures.show(drawn, lines, figure, title, alt=f"{title}, by day, of {words.listed(names)}.")
st.header("Today")
st.dataframe(shown.table(compared), hide_index=True, alt=f"Where {words.listed(names)} stand today.")
with st.container(horizontal=True):
    for name in names:
        links.to("momentum", words.escaped(name), icon=":material/trending_up:", coalition=name)
