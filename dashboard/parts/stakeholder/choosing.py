"""Nobody is chosen yet: everybody to choose from."""

import pandas as pd
import streamlit as st

from dashboard import figures, panels, words
from dashboard.moments import Moment
from dashboard.tables import INFLUENCE, PERCENT
from service.projections.lists import CoalitionSummary
from service.reading import Reading, Stakeholder
from service.wording import stance_in_words

KEY = "everybody to choose from"


def show(coalition: CoalitionSummary, moment: Moment) -> None:
    """Everybody known at a moment in a table, the most influential first; to choose a line opens it."""
    everybody = figures.answered(coalition, moment, Reading.stakeholders)
    if not everybody:
        panels.nothing_yet(coalition)
        return
    panels.headline("Stakeholder", "Choose somebody to see where they stand, and why")
    st.caption("Type a name above, or choose a line of the table.")
    names = [each.name for each in everybody]
    st.dataframe(
        pd.DataFrame([_row(each) for each in everybody]),
        hide_index=True,
        column_config={"Support": PERCENT, "Influence": INFLUENCE},
        key=KEY,
        on_select=lambda: _choose(names),
        selection_mode="single-row",
        alt=f"Every stakeholder of {coalition.name} with stance, support, its interval and influence.",
    )


def _row(each: Stakeholder) -> dict[str, object]:
    partner = each.partner
    return {
        "Stakeholder": each.name,
        "Stance": stance_in_words(partner).capitalize(),
        "Support": 100 * partner.support,
        "80 % interval": words.between(partner.low, partner.high),
        "Influence": partner.influence,
        "Bloc": partner.bloc or "",
    }


def _choose(names: list[str]) -> None:
    """The address asks for whom the reader chose; the field for names follows it."""
    chosen = st.session_state[KEY].selection.rows
    if chosen:
        st.query_params["stakeholder"] = names[chosen[0]]
