"""Directions: the health of partnerships, from direct reports to competitors, inside and outside."""

import streamlit as st

from dashboard import choices, figures, live, panels, pictures
from dashboard.charts import directions as charts
from dashboard.parts import directions as parts
from dashboard.parts import looking_back, meter, relationships
from dashboard.shown import directions as shown

coalition = choices.coalition()
moment = looking_back.moment(coalition)
situation, told = figures.situation(moment), shown.healths(moment)
panels.headline("Directions", shown.headline(told))
if not situation.names:
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()

st.html(meter.STYLE)
st.caption(
    "Health says how sound partnerships are: support, firmness, engagement and reciprocity, weighted by influence."
)
points = shown.chart(told)
if len(points):
    pictures.show(charts.directions, points, alt=f"Health by direction: {shown.chart_in_words(told)}.")
parts.cards(told)

st.header("Through whom most is missing")
every = shown.shown_directions(told)
names = {shown.EVERYBODY: every} | {shown.name(each): [each] for each in every if shown.group(told, each)}
direction = choices.one("Direction", "direction", list(names), shown.EVERYBODY, format_func=str.capitalize)
parts.partnerships(moment, names[direction])

untold = shown.not_told(situation)
if untold:
    relationships.tell(untold)
live.watch(coalition)
