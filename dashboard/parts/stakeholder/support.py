"""Support through time: the chart to drag a span on, and the explanation of its change."""

from typing import Any

import streamlit as st

from dashboard import choices, pictures, words
from dashboard.charts import stakeholder as charts
from dashboard.charts.time import DRAGGED
from dashboard.parts import between, reasons
from dashboard.shown.stakeholder import course as shown
from dashboard.shown.stakeholder.person import Person
from dashboard.shown.stakeholder.standing import in_a_sentence
from dashboard.span import Span
from domain.explanation import Explanation
from domain.time import day_of


def show(it: Person) -> None:
    """Support with its interval, and why it changed between two days."""
    span = shown.span_of(it, choices.span())
    between.take(_course(it, span), "a chart of support")
    st.header("What made the difference")
    first, last = between.chosen(shown.before_the_first(it), day_of(it.situation.day))
    if reasons.in_order(first, last):
        _explained(it, shown.explained(it, first, last))


def _course(it: Person, span: Span) -> Any:
    days, acts = shown.course(it, span)
    when = f"{words.day(span.first)} to {words.day(span.last)}"
    begin, end = (words.percent(days["support"].iloc[place]) for place in (0, -1))
    told = f"Support of {it.name}, {when}: from {begin} to {end}, with {words.count(len(acts), 'act')} marked."
    st.caption(
        "Blue: support with its 80 % interval; dotted: where the stances begin. Drag a span to have it explained."
    )
    return pictures.show(
        charts.support,
        days,
        acts,
        alt=f"{told} Drag a span to have it explained, or choose its days below.",
        key=f"support of {it.name}",
        selection=[DRAGGED],
    )


def _explained(it: Person, found: Explanation) -> None:
    st.markdown(f"**{in_a_sentence(it, found)}**")
    if found.first < int(it.situation.acts.first_day[it.place]):
        st.caption("Before their first interaction, support is what their peers let expect.")
    reasons.steps(shown.steps(it, found), f"Support of {it.name} in points")
    facts = shown.facts(it, found)
    if len(facts):
        with reasons.behind(len(facts)):
            told = f"The interactions that changed the support of {it.name}, with their points."
            reasons.facts(facts, "their support", told)
    else:
        reasons.no_facts()
