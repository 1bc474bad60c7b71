"""What-if: pick moves, or anything that might happen, and see the chance of winning beside today's."""

import streamlit as st

from dashboard import choices, figures, live, panels, words
from dashboard.parts import looking_back, supposing
from dashboard.parts import supposed as then
from dashboard.shown import what_if as shown
from dashboard.shown.assumptions import proposed
from domain.errors import HypothesisRefused

HONEST = (
    "Nothing is recorded. Figures are computed as if this happened today, by the same rules as all others. Which "
    "moves are proposed, and how likely they go well, are judgements; that peers move along says what would then be "
    "believed of them, not what is done to them."
)

coalition = choices.coalition()
moment = looking_back.moment(coalition)
situation, assumed = figures.situation(moment), supposing.assumed()
heading = st.container()
try:
    told = shown.supposed(moment, assumed)
except HypothesisRefused as error:
    st.error(words.escaped(str(error)))
    told, shows = shown.supposed(moment, []), False
else:
    shows = bool(assumed)
with heading:
    panels.headline("What-if", shown.headline(told) if shows else shown.headline_today(told))
if not situation.names:
    panels.nothing_yet(coalition)

then.figures(told)
choosing, outcome = st.columns([2, 3], gap="large")
with choosing:
    supposing.supposed()
    supposing.moves(proposed(moment))
    supposing.own(situation.names)
with outcome:
    if shows:
        then.shares(told)
    then.bands(told)
    if shows:
        then.moved(told)
    st.caption(HONEST)
live.watch(coalition)
