"""Stakeholder: one of them, where they stand and why, what was done together, and what to do next."""

import streamlit as st

from dashboard import choices, live, panels
from dashboard.parts import looking_back
from dashboard.parts.stakeholder import (
    agenda,
    choosing,
    favours,
    network,
    next_moves,
    soundness,
    standing,
    support,
    their_data,
    timeline,
)
from dashboard.shown.stakeholder import person
from dashboard.shown.stakeholder import standing as shown
from domain.personal import is_pseudonym

SECTIONS = {
    "Support": support.show,
    "Timeline": timeline.show,
    "Trades": favours.show,
    "Agenda": agenda.show,
    "Network": network.show,
    "Health and risk": soundness.show,
    "Next moves": next_moves.show,
}

their_data.tell_what_was_done()
picker, whom = st.columns(2, vertical_alignment="bottom")
with picker:
    coalition = choices.coalition()
moment = looking_back.moment(coalition)
with whom:
    name = choices.stakeholder(person.names(moment))
if name is None:
    choosing.show(coalition, moment)
    live.watch(coalition)
    st.stop()

it = person.person(moment, name)
panels.headline("Stakeholder", shown.headline(it))
their_data.tell_erased(name)
standing.show(it)
sections = {name: show for name, show in SECTIONS.items() if name != "Next moves" or not is_pseudonym(it.name)}
sections |= {"Their data": their_data.show} if their_data.may_see() else {}
tabs = st.tabs(list(sections), key="part", bind="query-params")
for tab, show in zip(tabs, sections.values(), strict=True):
    if tab.open:
        with tab:
            show(it)
live.watch(coalition)
