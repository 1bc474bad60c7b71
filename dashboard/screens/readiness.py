"""Readiness: the six marks of a sound coalition, what they stand on, and what would raise them most."""

import streamlit as st

from dashboard import choices, figures, live, panels
from dashboard.parts import looking_back, mark, meter
from dashboard.shown import readiness as shown

coalition = choices.coalition()
moment = looking_back.moment(coalition)
card = shown.card(moment)
panels.headline("Readiness", shown.headline(card))
if not figures.situation(moment).names:
    panels.nothing_yet(coalition)
if card.known:
    st.caption(f"{shown.basis(card)} Each mark is counted from what is recorded until today.")
st.html(meter.STYLE)
for pair in zip(card.marks[::2], card.marks[1::2], strict=True):
    for column, each in zip(st.columns(2), pair, strict=True):
        with column:
            mark.card(figures.situation(moment), each)
live.watch(coalition)
