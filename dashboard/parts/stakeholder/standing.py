"""Where somebody stands at a glance: support, the computed stance, and the one that a person assessed."""

from typing import Any

import streamlit as st

from dashboard import links, words
from dashboard.shown.stakeholder import standing as shown
from dashboard.shown.stakeholder.person import Person
from domain.assessment import Assessment
from domain.personal import is_pseudonym
from domain.values import Kind
from service.wording import stance_in_words

SUPPORT = "The chance that their next act is for the initiative; below it the change in four weeks."


def show(it: Person) -> None:
    """Who they are, and both stances side by side."""
    st.caption(shown.about(it))
    found = shown.assessment(it)
    support, computed, assessed = st.columns([1, 1.6, 1.6], gap="medium")
    with support:
        told = words.points(shown.lately(it))
        changed = told if told == "0.0" else f"{told} points"
        how: tuple[Any, Any] = ("blue", "up")
        if told in {"0.0", words.NOTHING}:
            how = ("off", "off")
        elif told.startswith(words.MINUS):
            how = ("orange", "down")
        colour, arrow = how
        st.metric("Support", words.percent(it.partner.support), changed, colour, help=SUPPORT, delta_arrow=arrow)
    with computed:
        _stance("Stance, computed from acts", stance_in_words(it.partner), shown.computed(it))
    with assessed:
        _assessed(it, found)


def _assessed(it: Person, found: Assessment | None) -> None:
    told = " ".join(filter(None, (shown.assessed(found), shown.disagreement(it, found))))
    _stance("Stance, assessed by a person", found.assessed if found else words.NOTHING, told)
    if not is_pseudonym(it.name):
        links.to(
            "log",
            "Assess anew" if found else "Assess it",
            icon=":material/person_check:",
            stakeholder=it.name,
            kind=Kind.ASSESSMENT.value,
        )


def _stance(label: str, stance: str, told: str) -> None:
    with st.container(gap="xsmall"):
        st.metric(label, stance.capitalize())
        st.markdown(told)
