"""A mark of a sound coalition as a card."""

from functools import partial

import streamlit as st

from dashboard import links, words
from dashboard.parts import decisions, facts, meter
from dashboard.shown import readiness as shown
from dashboard.shown.readiness import Raise
from domain.marks.mark import Mark, Remedy
from domain.situation import Situation


def card(situation: Situation, mark: Mark) -> None:
    """The score of a mark, its parts, what would raise it, and the facts behind it."""
    with st.container(border=True, height="stretch"):
        st.header(f"{mark.name.capitalize()}: {shown.score_in_words(mark)}", anchor=False)
        st.html(meter.rows(shown.parts(mark)))
        best = shown.advice(situation, mark)
        if best:
            st.markdown("**What would raise it most**" if mark.score is not None else "**What would make it known**")
        for number, each in enumerate(best):
            _advice(situation, each, f"{mark.name} {number}")
        known = shown.facts_of(mark)
        if known:
            told = f"The {words.count(known, 'fact')} behind it"
            facts.unfolding(mark.name.replace(" ", "-"), told, partial(_facts, situation, mark))


def _advice(situation: Situation, each: Raise, key: str) -> None:
    told = f"**{each.gain}** {words.escaped(each.told)}"
    if each.person is not None and each.kind is not None:
        links.to("log", told, icon=":material/edit_note:", stakeholder=each.person, kind=each.kind)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(told, width="content")
        _decision(situation, each, key)


def _decision(situation: Situation, each: Raise, key: str) -> None:
    if each.remedy is Remedy.AFFIRM_PURPOSE:
        decisions.affirm_purpose(situation.coalition, situation.purpose, key)
    elif each.remedy is Remedy.PLAN_MILESTONE:
        decisions.plan_milestone(situation.coalition, key)
    elif each.remedy is Remedy.REACH_MILESTONE:
        decisions.reach_milestone(situation.coalition, each.subject or "", key)


def _facts(situation: Situation, mark: Mark) -> None:
    told = shown.facts(situation, mark)
    facts.table(told, f"The facts behind {mark.name}, newest first.", f"table {mark.name}")
    if shown.facts_of(mark) > len(told):
        st.caption(f"The latest {len(told):,}; 'groundswell readiness --json' has all.")
