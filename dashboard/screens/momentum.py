"""Momentum: where a coalition stands, how it came there, and what made the difference."""

import streamlit as st

from dashboard import choices, frames, live, panels, span, words
from dashboard.parts import between, looking_back
from dashboard.parts.explanation import explanation
from dashboard.parts.over_time import over_time
from dashboard.shown.momentum import momentum
from service.wording import winning_in_words

picker, time_shown = st.columns([3, 2], vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
with time_shown:
    length = choices.span()

moment = looking_back.moment(coalition)
shown = momentum(coalition, moment)
it = shown.summary
if not shown.stakeholders:
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()

panels.headline("Momentum", words.momentum_headline(it.momentum, it.strength, shown.owed_to))
if it.purpose:
    st.caption(words.escaped(it.purpose))
if not it.counted:
    st.caption(":material/hourglass_top: Facts are still being counted; these figures lag behind them.")
if shown.quiet_since:
    st.caption(words.quiet_since(shown.quiet_since))
panels.figures(it.strength, it.momentum, shown.today, it.members)

part = span.chosen(shown.series, shown.last_fact, length)
marks = frames.marks(shown.marks, part)
over_time(frames.days(shown.series, part), shown.along(part), marks, it.winning.share)

st.header("What made the difference")
explanation(moment, *between.chosen(*span.ends(shown.series)))

if choices.flag("Show who stands where, and who moved", "standings"):
    whip, moved = st.columns(2, gap="large")
    with whip:
        panels.whip_count(shown.bands, winning_in_words(it))
    with moved:
        panels.movers(shown.stakeholders)
    panels.standings(shown.stakeholders, coalition.name)
live.watch(coalition)
