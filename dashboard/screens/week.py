"""My week: what is due, what to do next, and what to verify."""

import streamlit as st

from dashboard import choices, data, figures, live, panels, words
from dashboard.parts import looking_back
from dashboard.parts import week as parts
from dashboard.shown import lacking
from dashboard.shown import week as shown

picker, whose_week = st.columns([3, 2], vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
with whose_week:
    me = data.recorder()
    told = f"Mine: of those of whom {words.escaped(me)} recorded anything."
    whose = choices.one("Whose week", "whose", [shown.EVERYBODY, shown.MINE], shown.EVERYBODY, help=told)
    reader = me if whose == shown.MINE else None

moment = looking_back.moment(coalition)
if not figures.situation(moment).names:
    panels.nothing_yet(coalition)
    live.watch(coalition)
    st.stop()

due = shown.week(moment, reader)
panels.headline("My week", shown.headline(due))
if due.empty:
    st.markdown(shown.what_comes_next(moment))
parts.tasks("Would withdraw", due.conditions, "A condition under which they would withdraw is met.")
parts.tasks("Trades due", due.trades, "Open trades that fell due or fall due within a week, whoever owes.")
parts.tasks("Losing touch", due.contacts, "The time agreed, or usual, between two contacts has passed or soon will.")
parts.next_moves(moment)
parts.to_verify(moment, lacking.of(lacking.found(moment), shown.of_whom(moment, reader)), lacking.late(moment))
live.watch(coalition)
