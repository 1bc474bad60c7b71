"""The reasons of a change: a waterfall that adds up, and the facts behind it."""

from contextlib import AbstractContextManager
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import pictures, words
from dashboard.charts.waterfall import waterfall
from dashboard.tables import DATE


def in_order(first: date, last: date) -> bool:
    """Whether a change ends later than it begins; says so where it does not."""
    if first >= last:
        st.info("A change ends later than it begins; choose another day.")
    return first < last


def steps(shown: pd.DataFrame, of: str) -> None:
    """The waterfall; `of` says of what, and in which unit."""
    said = "; ".join(f"{part} {label}" for part, label in zip(shown["part"], shown["label"], strict=True))
    pictures.show(waterfall, shown, alt=f"{of}: {said}.")


def behind(interactions: int) -> AbstractContextManager[object]:
    """Where so many facts are told, folded; it has a key, so that it stays open when their number changes."""
    return st.expander(f"The facts behind it ({words.count(interactions, 'interaction')})", key="facts_behind")


def facts(shown: pd.DataFrame, points_of: str, alt: str) -> None:
    """The interactions with their points."""
    points = st.column_config.NumberColumn("Points", help=f"Points of {points_of}.", format="%+.2f")
    st.dataframe(shown, hide_index=True, column_config={"Happened": DATE, "Points": points}, alt=alt)


def no_facts() -> None:
    """Say that there are none."""
    st.caption("No interaction of these days counts.")
