"""The moment that a page shows: now, or as it happened until a day, as known on another."""

from datetime import date, datetime

import streamlit as st

from dashboard import choices, data, figures, words
from dashboard.moments import Moment
from service.projections.lists import CoalitionSummary

HAPPENED, KNOWN = "as_of", "as_known"
"""The names of the days in the address."""


def moment(coalition: CoalitionSummary) -> Moment:
    """The moment of a coalition that the reader looks at; what is shown says so where it is not now."""
    return figures.then(coalition, *instants(figures.first_day(coalition)))


def instants(first: date) -> tuple[date, datetime | None]:
    """As of which day, and as known when (None: now), the reader looks; no earlier than a first day."""
    today = data.today()
    for name in (HAPPENED, KNOWN):
        choices.offer_day(name, first, today)
    on, known = (st.session_state[name] or today for name in (HAPPENED, KNOWN))
    with st.popover(_label(on, known, today), icon=":material/history:"):
        choices.day("As it happened until", HAPPENED, first, today, "The state at the end of this day.")
        choices.day("As known on", KNOWN, first, today, "Only facts recorded by the end of this day.")
        st.button("Back to today", on_click=_back, disabled=(on, known) == (today, today))
    return on, None if known == today else data.end_of(known)


def _label(on: date, known: date, today: date) -> str:
    if (on, known) == (today, today):
        return "As of today"
    return f"As of {words.day(on)}, as known {'today' if known == today else f'on {words.day(known)}'}"


def _back() -> None:
    for name in (HAPPENED, KNOWN):
        choices.keep(name, None)
        st.session_state[name] = data.today()
