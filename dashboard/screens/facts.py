"""Facts: search them, read one in full, take them away."""

import streamlit as st

from dashboard import choices, live, panels
from dashboard.parts import fact_list, fact_search
from dashboard.shown import facts

coalition = choices.coalition()
heading = st.container()
search, apart = fact_search.search(coalition)
found = facts.found(coalition, search, apart=apart)
with heading:
    panels.headline("Facts", found.headline)

if len(found.positions):
    position = fact_list.page_of(found)
    fact = None if position is None else facts.in_full(found, position)
    if fact:
        fact_list.in_full(fact)
    elif position is not None:
        st.info("There is no such fact here; choose one in the table.")
    else:
        st.caption("Choose a line to read the fact in full.")
    fact_list.downloads(found, f"facts of {coalition.name}")
elif found.total:
    st.info("Search for fewer words, or clear a filter.")
live.watch(coalition)
