"""The search form of the page Facts; the whole of it lives in the address."""

from datetime import UTC, datetime, time
from typing import Any

import streamlit as st

from dashboard import choices, data, words
from dashboard.shown import facts
from service.projections.lists import CoalitionSummary
from service.projections.search import Offered, Search

ENDS = ("from", "until")
DAYS = tuple(f"{name}_{end}" for name in ("happened", "recorded") for end in ENDS)
FILTERS = ("kinds", "recorder", "source", *DAYS, "amended", "apart")
"""The names in the address of what may be folded away."""

APART = "Facts of no coalition instead: who was registered, who listens to whom"


def search(summary: CoalitionSummary) -> tuple[Search, bool]:
    """What is asked for, and whether it is of facts that belong to no coalition."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = choices.text("Search", "search", placeholder="Words of a note, a reason, a name", width=360)
        whom = choices.stakeholder(facts.names(summary), width=300)
    chosen = sum(bool(choices.asked(name)) for name in FILTERS)
    with st.expander(f"Filters{f' ({chosen} chosen)' if chosen else ''}", expanded=bool(chosen), key="fact_filters"):
        narrowing = st.container()
        apart = choices.flag(APART, "apart")
        with narrowing:
            narrowed = _filters(facts.offered(summary, apart=apart))
    about = (whom,) if whom and not apart else ()
    return Search(text=text, stakeholders=about, **narrowed), apart


def _filters(offered: Offered) -> dict[str, Any]:
    with st.container(horizontal=True):
        kinds = choices.several("Kinds", "kinds", offered.kinds, (), format_func=words.headed, width=340)
        recorders = choices.several("Recorded by", "recorder", offered.recorders, (), width=200)
        sources = choices.several("Source", "source", offered.sources, (), width=200)
    with st.container(horizontal=True):
        happened = [choices.any_day(f"Happened {end}", f"happened_{end}", width=170) for end in ENDS]
        recorded = [choices.any_day(f"Recorded {end}", f"recorded_{end}", width=170) for end in ENDS]
    amending = choices.flag("Corrections and retractions only", "amended")
    return {
        "kinds": tuple(kinds),
        "recorders": tuple(recorders),
        "sources": tuple(sources),
        "happened_from": happened[0],
        "happened_by": happened[1],
        "recorded_from": recorded[0] and datetime.combine(recorded[0], time.min, UTC),
        "recorded_by": recorded[1] and data.end_of(recorded[1]),
        "amending": amending,
    }
