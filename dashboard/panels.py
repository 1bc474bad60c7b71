"""Parts of a page that more than one page shows."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import data, frames, pictures, tables, words
from dashboard.charts import bars
from dashboard.charts import time as charts
from domain.values import Stance
from domain.whip import Band
from service.reading import Stakeholder

BEHIND = (Stance.STRONG_SUPPORT, Stance.SUPPORT)
TOP = 12


def headline(title: str, sentence: str) -> None:
    """What page this is, and what it has to say."""
    st.caption(title)
    st.title(sentence, anchor=False)


def figures(strength: float | None, momentum: float | None, stakeholders: Sequence[Stakeholder]) -> None:
    """Strength, momentum, members and stakeholders in a row."""
    members = sum(each.partner.member for each in stakeholders)
    with st.container(horizontal=True):
        st.metric("Strength", words.percent(strength), help="Mean support, weighted by influence.", width=150)
        st.metric("Momentum", f"{words.points(momentum)} points", help="Change of strength in four weeks.", width=190)
        st.metric("Members", f"{members:,}", help="Who joined, pledged or endorsed and has not left.", width=150)
        st.metric("Stakeholders", f"{len(stakeholders):,}", width=150)


def over_time(days: pd.DataFrame, marks: pd.DataFrame, threshold: float | None) -> None:
    """Strength, what happened, and momentum, day below day."""
    when = f"{words.day(days['day'].min())} to {words.day(days['day'].max())}"
    with st.container(gap=None):
        pictures.show(charts.strength, days, threshold, alt=f"Strength by day, {when}.")
        if len(marks):
            pictures.show(charts.marks, marks, days, alt=f"Milestones, departures and changes of policy, {when}.")
        pictures.show(charts.momentum, days, alt=f"Momentum by day, {when}.")


def whip_count(bands: Sequence[Band], wins: str) -> None:
    """The bands, and how their support compares with what wins."""
    behind = sum(band.share for band in bands if band.stance in BEHIND)
    st.subheader("Whip count")
    st.caption(words.whip_headline(behind, wins))
    told = "; ".join(f"{band.stance} {band.heads}, {words.percent(band.share)} of influence" for band in bands)
    pictures.show(bars.whip_count, frames.whip(bands), alt=f"Whip count: {told}.")


def movers(stakeholders: Sequence[Stakeholder]) -> None:
    """Who moved the coalition most, up and down."""
    moved = data.movers(stakeholders)
    st.subheader("Who moved most")
    if not moved:
        st.caption("Nobody moved the coalition in the last four weeks.")
        return
    st.caption("Their part of the momentum, in points over four weeks.")
    told = "; ".join(f"{each.name} {words.points(each.partner.drive)}" for each in moved)
    pictures.show(bars.movers, frames.standings(moved), alt=f"Points of momentum owed to: {told}.")


def standings(stakeholders: Sequence[Stakeholder], of: str) -> None:
    """The most influential in a chart, everybody in a table."""
    st.subheader("Where they stand")
    on_map = [each for each in stakeholders if each.partner.on_map]
    top = on_map[:TOP]
    st.caption(words.standings_headline(len(top), len(on_map)))
    told = "; ".join(f"{each.name} {words.percent(each.partner.support)}" for each in top)
    pictures.show(bars.standings, frames.standings(top), alt=f"Support: {told}.")
    with st.expander("Everybody as a table"):
        tables.standings(stakeholders, of)
