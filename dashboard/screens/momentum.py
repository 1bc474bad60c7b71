"""Momentum: where a coalition stands, how it came there, and who moved it."""

import streamlit as st

from dashboard import choices, data, frames, links, live, panels, span, words
from service.wording import winning_in_words

picker, time_shown = st.columns([3, 2], vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
with time_shown:
    length = choices.span()

shown = data.momentum(coalition.name)
if not shown.stakeholders:
    st.info(words.nothing_yet(counted=shown.summary.counted))
    links.to("log", "Log an interaction", icon=":material/edit_note:")
    st.stop()

summary = shown.summary
panels.headline("Momentum", words.momentum_headline(summary.momentum, summary.strength, shown.owed_to))
if summary.purpose:
    st.caption(words.escaped(summary.purpose))
if not summary.counted:
    st.caption(":material/hourglass_top: Facts are still being counted; these figures lag behind them.")
if shown.quiet_since:
    st.caption(words.quiet_since(shown.quiet_since))
panels.figures(summary.strength, summary.momentum, shown.stakeholders)

part = span.chosen(shown.series, shown.last_fact, length)
panels.over_time(frames.days(shown.series, part), frames.marks(shown.marks, part), summary.winning.share)

whip, moved = st.columns(2, gap="large")
with whip:
    panels.whip_count(shown.bands, winning_in_words(summary))
with moved:
    panels.movers(shown.stakeholders)
panels.standings(shown.stakeholders, summary.name)
live.watch(coalition)
