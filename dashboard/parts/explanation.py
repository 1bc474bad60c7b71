"""The explanation of a change: a sentence, a waterfall that adds up, and the facts behind it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import choices, figures, words
from dashboard.moments import Moment
from dashboard.parts import reasons
from dashboard.shown import explanation as shown
from domain.time import day_number
from service.explained import Explained


def explanation(moment: Moment, first: date, last: date) -> None:
    """Why a coalition's strength, or momentum, changed between two days, by what is known at a moment."""
    if not reasons.in_order(first, last):
        return
    figure, by = _asked()
    of = shown.of_momentum if figure == shown.MOMENTUM else shown.of_strength
    told = figures.at(replace(moment, on=last), of, day_number(first))
    st.markdown(f"**{words.escaped(shown.sentence(told))}**")
    if not told.known:
        return
    reasons.steps(shown.steps(told, by), f"{figure} in points, by {by.lower()}")
    _facts(told, figure)


def _asked() -> tuple[str, str]:
    with st.container(horizontal=True):
        figure = choices.one("Explain", "explain", [shown.STRENGTH, shown.MOMENTUM], shown.STRENGTH)
        by = choices.one("Told by", "by", [shown.BY_CAUSE, shown.BY_STAKEHOLDER], shown.BY_CAUSE)
    return figure, by


def _facts(told: Explained, figure: str) -> None:
    facts = shown.facts(told)
    with reasons.behind(len(told.effects)):
        if len(facts):
            of = figure.lower()
            reasons.facts(facts, of, f"The interactions that changed {of} most, with their points.")
        else:
            reasons.no_facts()
