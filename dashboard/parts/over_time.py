"""The charts over time, one below the other: a reader drags a span on the first to have it explained."""

import pandas as pd
import streamlit as st

from dashboard import pictures, words
from dashboard.charts import time as charts
from dashboard.parts import between

KEY = "strength over time"


def over_time(days: pd.DataFrame, trail: pd.DataFrame, marks: pd.DataFrame, threshold: float | None) -> None:
    """Strength, what happened, momentum, chance and public share, day below day."""
    when = f"{words.day(days['day'].min())} to {words.day(days['day'].max())}"
    with st.container(gap=None):
        dragged = pictures.show(
            charts.strength,
            days,
            trail,
            threshold,
            alt=f"Strength by day, {when}. Drag a span to have it explained, or choose its days below.",
            key=KEY,
            selection=[charts.DRAGGED],
        )
        if len(marks):
            pictures.show(charts.marks, marks, days, alt=f"Milestones, departures and changes of policy, {when}.")
        pictures.show(charts.momentum, days, alt=f"Momentum by day, {when}.")
    chance, public = st.columns(2, gap="large")
    with chance:
        title = "Chance of winning, by what wins today"
        pictures.show(charts.share, trail, "chance", title, alt=f"Chance of winning, {when}.")
    with public:
        title = "Public share: backing that was given in public"
        pictures.show(charts.share, trail, "public", title, alt=f"Public share, {when}.")
    between.take(dragged, KEY)
