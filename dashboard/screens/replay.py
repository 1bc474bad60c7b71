"""Replay: a coalition as it stood on a day, by what was known on another; step by step, or playing."""

from datetime import date

import streamlit as st

from dashboard import choices, data, figures, links, live, panels, tables, words
from dashboard.parts.player import Track, play
from dashboard.shown.replay import fact_days, replay
from service.wording import winning_in_words

HAPPENED = Track("on", "As it happened by", "The state at the end of this day.")
KNOWN = Track("known", "As it was known on", "Only facts recorded by the end of this day.")

coalition = choices.coalition()


def state(on: date, known: date) -> None:
    """All there is to see of the coalition at two dates."""
    then = replay(coalition, on, known)
    if not then.stakeholders:
        st.info(f"By {words.day(known)} nothing was known of what had happened by {words.day(on)}. Choose later dates.")
        return
    panels.headline("Replay", then.headline)
    panels.figures(then.strength, then.momentum, then.figures, int(then.standing.member.sum()))
    links.permanent("replay", on=on.isoformat(), known=known.isoformat())
    whip, moved = st.columns(2, gap="large")
    with whip:
        panels.whip_count(then.bands, winning_in_words(coalition))
    with moved:
        panels.movers(then.stakeholders)
    st.header("Stakeholders then")
    tables.standings(then.table, coalition.name)
    facts = data.facts_so_far(coalition.name, on, known)
    st.header("The facts so far")
    st.caption(f"Newest first{f'; the latest {data.SHOWN}' if len(facts) == data.SHOWN else ''}.")
    tables.facts(facts, coalition.name)


play([HAPPENED, KNOWN], figures.first_day(coalition), data.today(), fact_days(coalition), state)
live.watch(coalition)
