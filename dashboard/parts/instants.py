"""The two instants of the page Difference, and its tables."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import choices, data, links, tables, words
from dashboard.figures import first_day
from dashboard.shown.difference import SHOWS, Instant
from dashboard.shown.difference import people as _people
from domain.difference import Shift
from domain.momentum import WINDOW
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary

HAPPENED = "What had happened by the end of this day."
KNOWN = "Only facts recorded by the end of this day."
SUPPORT = {
    name: st.column_config.NumberColumn(f"Support {name.lower()}", format="%.0f %%") for name in ("Before", "After")
}
PART = st.column_config.NumberColumn(
    "Part", help="What of the change in strength is theirs, in points; the parts add up.", format="%+.2f"
)


def both(summary: CoalitionSummary) -> tuple[Instant, Instant]:
    """The instants chosen: four weeks ago and today, unless others are."""
    first, today = first_day(summary), data.today()
    ago = max(first, today - timedelta(days=WINDOW))
    _presets(str(ago), str(today))
    with st.container(horizontal=True):
        before = _instant("Before", "since", first, today, ago)
        after = _instant("After", "until", first, today, today)
    return before, after


def _presets(ago: str, today: str) -> None:
    with st.container(horizontal=True):
        for label, icon, (since, since_known, until, until_known) in (
            ("The last four weeks", ":material/date_range:", (ago, ago, today, today)),
            ("Four weeks ago: known then, known now", ":material/manage_search:", (ago, ago, ago, today)),
        ):
            links.to(
                "difference",
                label,
                icon=icon,
                since=since,
                since_known=since_known,
                until=until,
                until_known=until_known,
            )


def _instant(label: str, name: str, first: date, last: date, otherwise: date) -> Instant:
    with st.container(border=True, width=360):
        st.markdown(f"**{label}**")
        with st.container(horizontal=True):
            on = choices.day("Happened by", name, first, last, HAPPENED, otherwise=otherwise)
            known = choices.day("Known on", f"{name}_known", first, last, KNOWN, otherwise=otherwise)
    return Instant(on, known)


def figures(frame: pd.DataFrame) -> None:
    """Each figure before and after."""
    st.dataframe(frame, hide_index=True, alt="Figures of the coalition before and after, and what they changed by.")


def people(shifts: Sequence[Shift], rest: float, of: str) -> None:
    """Who stands elsewhere; `rest` are the points of all others."""
    st.header("Who stands elsewhere")
    if not shifts:
        st.caption("Nobody does.")
        return
    others = f" Everybody else moved by less than half a point; together {words.points(rest)} points of strength."
    st.caption(
        f"{words.count(len(shifts), 'stakeholder')}, by whose part of the change in strength is largest."
        f"{others if abs(rest) >= SHOWS else ''}"
    )
    config = SUPPORT | {"Part": PART}
    st.dataframe(
        _people(shifts),
        hide_index=True,
        column_config=config,
        placeholder=words.NOTHING,
        alt=f"Stakeholders of {of} who moved.",
    )


def facts(entries: Sequence[Entry], number: int, of: str) -> None:
    """The newest of the facts between."""
    if not entries:
        st.caption("None.")
        return
    shown = f", of which the newest {data.SHOWN} are listed" if number > data.SHOWN else ""
    st.caption(f"{words.count(number, 'fact')}, newest first{shown}.")
    tables.facts(entries, of)
