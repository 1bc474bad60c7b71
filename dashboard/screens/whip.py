"""Whip count: who stands where, how far it is to winning, and on whom it hangs."""

import streamlit as st

from dashboard import choices, figures, live, panels, pictures, words
from dashboard.charts import whip as charts
from dashboard.parts import board, counted, looking_back
from dashboard.shown import board as boards
from dashboard.shown import whip as shown_of
from service.wording import winning_in_words

coalition = choices.coalition()
moment = looking_back.moment(coalition)
shown = shown_of.whip(moment)
if not shown.anybody:
    panels.headline("Whip count", "Nobody is on the map yet.")
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()

panels.headline("Whip count", words.escaped(shown_of.headline(shown)))
st.caption(f"It {words.escaped(winning_in_words(figures.summary(coalition, moment)))}.")
if shown.count.prospects.obstacle is None:
    distance, trend = st.columns(2, gap="large")
    with distance:
        counted.distance(shown)
    with trend:
        st.header("Where the trend leads")
        st.caption(shown_of.outlook_in_words(shown))
        alt = f"The chance of winning by week. {shown_of.outlook_in_words(shown)}"
        pictures.show(charts.outlook, shown_of.outlook(shown), alt=alt)

st.header("Who stands where")
st.caption(boards.KEY)
board.show(boards.columns(moment))
if boards.gone(shown):
    st.caption(boards.gone(shown))
if shown.count.prospects.obstacle is None:
    counted.flip(shown)
counted.people(moment)
live.watch(coalition)
