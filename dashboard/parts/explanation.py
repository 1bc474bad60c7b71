"""The explanation of a change: a sentence, a waterfall that adds up, and the facts behind it."""

from datetime import date

import streamlit as st

from dashboard import choices, figures, pictures, words
from dashboard.charts.waterfall import waterfall
from dashboard.shown import explanation as shown
from dashboard.tables import DATE
from domain.time import day_number
from service.explained import Explained
from service.projections.lists import CoalitionSummary


def explanation(coalition: CoalitionSummary, first: date, last: date) -> None:
    """Why a coalition's strength, or momentum, changed from the end of one day to that of another."""
    if first >= last:
        st.info("A change ends later than it begins; choose another day.")
        return
    figure, by = _asked()
    of = shown.of_momentum if figure == shown.MOMENTUM else shown.of_strength
    told = figures.at(figures.then(coalition, last), of, day_number(first))
    st.markdown(f"**{words.escaped(shown.sentence(told))}**")
    if not told.known:
        return
    steps = shown.steps(told, by)
    said = "; ".join(f"{part} {label}" for part, label in zip(steps["part"], steps["label"], strict=True))
    pictures.show(waterfall, steps, alt=f"{figure} in points, by {by.lower()}: {said}.")
    _facts(told, figure)


def _asked() -> tuple[str, str]:
    with st.container(horizontal=True):
        figure = choices.one("Explain", "explain", [shown.STRENGTH, shown.MOMENTUM], shown.STRENGTH)
        by = choices.one("Told by", "by", [shown.BY_CAUSE, shown.BY_STAKEHOLDER], shown.BY_CAUSE)
    return figure, by


def _facts(told: Explained, figure: str) -> None:
    facts = shown.facts(told)
    with st.expander(f"The facts behind it ({words.count(len(told.effects), 'interaction')})"):
        if len(facts):
            points = st.column_config.NumberColumn("Points", help=f"Points of {figure.lower()}.", format="%+.2f")
            st.dataframe(
                facts,
                hide_index=True,
                column_config={"Happened": DATE, "Points": points},
                alt=f"The interactions that changed {figure.lower()} most, with their points.",
            )
        else:
            st.caption("No interaction of these days counts.")
