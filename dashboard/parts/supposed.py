"""What would be, beside what is."""

import streamlit as st

from dashboard import pictures, words
from dashboard.charts import what_if as charts
from dashboard.shown import what_if as shown
from domain.whatif import WhatIf

PERCENT = st.column_config.NumberColumn(format="%.0f %%")


def figures(told: WhatIf) -> None:
    """Each figure as it would be, with the difference, and as it is today."""
    with st.container(horizontal=True, gap="medium"):
        for each in shown.figures_of(told):
            step, up = words.points(each.difference), (each.difference or 0.0) > 0
            delta = None if step in {words.points(0.0), words.NOTHING} else f"{step} points"
            with st.container(width="content", gap=None):
                st.metric(
                    each.name,
                    each.then,
                    delta,
                    delta_color="blue" if up else "orange",
                    delta_arrow="up" if up else "down",
                    width="content",
                )
                st.caption(f"today {each.today}")


def bands(told: WhatIf) -> None:
    """The whip count today and then."""
    st.header("Whip count", anchor=False)
    st.caption("Share of influence and stakeholders in each band: pale as it is today, full as it would be.")
    pictures.show(charts.bands, shown.bands(told), alt=f"Whip count: {shown.bands_in_words(told)}.")


def shares(told: WhatIf) -> None:
    """Whose share of the difference is whose."""
    st.header("Through whom", anchor=False)
    st.caption("Taken one after the other in this order, they add up to the difference in the chance.")
    pictures.show(charts.shares, shown.shares(told), alt=f"Points of chance: {shown.shares_in_words(told)}.")


def moved(told: WhatIf) -> None:
    """Who moves, and by how much."""
    st.header("Who would move", anchor=False)
    st.dataframe(
        shown.moved(told),
        hide_index=True,
        column_config={"Support today": PERCENT, "Support then": PERCENT},
        placeholder=words.NOTHING,
        alt="Those of whom something is assumed, and those who move along most, with their support today and then.",
    )
