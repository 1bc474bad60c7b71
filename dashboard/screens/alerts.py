"""Alerts: what a leader must not miss, worst first, and what to do about it."""

import streamlit as st

from dashboard import choices, figures, live, panels
from dashboard.parts import alert, looking_back, meter
from dashboard.shown import alerts as shown

coalition = choices.coalition()
moment = looking_back.moment(coalition)
situation, found = figures.situation(moment), shown.found(moment)
panels.headline("Alerts", shown.headline(found) if situation.names else "Nobody is known yet.")
if not situation.names:
    panels.nothing_yet(coalition)
st.html(meter.STYLE)
if found.told:
    st.caption("By the loss to be expected: what is at stake in chance or strength, times how likely it is lost.")
    level = choices.one("Which", "level", shown.LEVELS, shown.EVERY, format_func=str.capitalize)
    wanted = [each for each in found.told if level in {each.level, shown.EVERY}]
    for each in wanted:
        alert.card(coalition.name, shown.shown(situation, each))
    st.caption(shown.more(found) if wanted else "None of these.")
live.watch(coalition)
