"""Parts of a page that more than one page shows."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data, frames, links, pictures, tables, turns, words
from dashboard.charts import bars
from domain.values import Stance
from domain.whip import Band
from service.projections.lists import CoalitionSummary
from service.reading import Stakeholder
from service.whip_in_words import chance_in_words

BEHIND = (Stance.STRONG_SUPPORT, Stance.SUPPORT)
TOP = 12
SEEN = "headline seen"
TO_READ = 0.15
"""Seconds for a new reader's browser to draw the headline, before it begins to load what draws charts and tables."""
STRENGTH = (
    """Mean support, weighted by influence. Below it the 80 % interval, which the true value leaves one time in five."""
)
CHANCE = "The chance that those who are for it reach what wins, if each decided today with their support."
PUBLIC = "How much of what stands with you was given in public."
MOMENTUM = "Change of strength in four weeks."


def headline(title: str, sentence: str) -> None:
    """What page this is, and what it has to say."""
    with st.container(gap=None):
        st.caption(title)
        st.title(words.unbroken(sentence), anchor=False)
    if SEEN not in st.session_state:
        st.session_state[SEEN] = True
        turns.rest(TO_READ)


def nothing_yet(coalition: CoalitionSummary) -> None:
    """Why a coalition shows nothing, and the way to begin."""
    st.info(words.nothing_yet(counted=coalition.counted))
    links.to("log", "Log an interaction", icon=":material/edit_note:")


def figures(strength: float | None, momentum: float | None, others: pd.Series, members: int) -> None:
    """Where a coalition stands on a day, in a row; `others` has the figures of its trail on it."""
    between = None if strength is None else words.between(others["low"], others["high"])
    with st.container(horizontal=True):
        quiet: Any = {"delta": between, "delta_color": "off", "delta_arrow": "off"}
        st.metric("Strength", words.percent(strength), help=STRENGTH, width=140, **quiet)
        st.metric("Momentum", f"{words.points(momentum)} points", help=MOMENTUM, width=170)
        st.metric("Chance of winning", chance_in_words(others["chance"]), help=CHANCE, width=160)
        st.metric("Public share", words.percent(others["public"]), help=PUBLIC, width=130)
        st.metric("Members", f"{members:,}", help="Who joined, pledged or endorsed and has not left.", width=120)


def whip_count(bands: Sequence[Band], wins: str) -> None:
    """The bands, and how their support compares with what wins."""
    behind = sum(band.share for band in bands if band.stance in BEHIND)
    st.header("Whip count")
    st.caption(words.whip_headline(behind, wins))
    told = "; ".join(f"{band.stance} {band.heads}, {words.percent(band.share)} of influence" for band in bands)
    pictures.show(bars.whip_count, frames.whip(bands), alt=f"Whip count: {told}.")


def movers(stakeholders: Sequence[Stakeholder]) -> None:
    """Who moved the coalition most, up and down."""
    moved = data.movers(stakeholders)
    st.header("Who moved most")
    if not moved:
        st.caption("Nobody moved the coalition in the last four weeks.")
        return
    st.caption("Their part of the momentum, in points over four weeks.")
    told = "; ".join(f"{each.name} {words.points(each.partner.drive)}" for each in moved)
    pictures.show(bars.movers, frames.standings(moved), alt=f"Points of momentum owed to: {told}.")


def standings(stakeholders: Sequence[Stakeholder], of: str) -> None:
    """The most influential in a chart, everybody in a table."""
    st.header("Where they stand")
    on_map = [each for each in stakeholders if each.partner.on_map]
    top = on_map[:TOP]
    st.caption(words.standings_headline(len(top), len(on_map)))
    told = "; ".join(f"{each.name} {words.percent(each.partner.support)}" for each in top)
    pictures.show(bars.standings, frames.standings(top), alt=f"Support: {told}.")
    with st.expander("Everybody as a table", key="everybody"):
        tables.standings(frames.everybody(stakeholders), of)
