"""Facts behind a figure, unfolded where the reader wants them; what is open stands in the address."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import choices, links, tables, words
from dashboard.shown.readiness import HIDDEN

OPEN = "facts"
BETWEEN = ","


def unfolding(name: str, label: str, content: Callable[[], None]) -> None:
    """Something to unfold, made only when it is open; `name` stands for it in the address."""
    opened = (choices.asked(OPEN) or "").split(BETWEEN)
    box = st.expander(label, expanded=name in opened, key=f"{OPEN} {name}", on_change="rerun")
    rest = [each for each in opened if each not in {name, ""}]
    choices.keep(OPEN, BETWEEN.join([*rest, name] if box.open else rest) or None)
    if box.open:
        with box:
            content()


def table(facts: pd.DataFrame, alt: str, key: str) -> None:
    """Facts as a table; a line chosen leads to what its columns `fact` (a position) and `stakeholder` name."""
    chosen = st.dataframe(
        facts.drop(columns=list(HIDDEN)),
        hide_index=True,
        column_config={"Day": tables.DATE},
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=alt,
    ).selection.rows
    if not chosen:
        st.caption("Choose a line to open the fact, or its stakeholder.")
        return
    fact, who = (facts[column].iloc[chosen[0]] for column in ("fact", "stakeholder"))
    with st.container(horizontal=True):
        if fact is not None:
            links.to("facts", "Open the fact", icon=":material/receipt_long:", fact=fact)
        if who is not None:
            links.to("stakeholder", words.escaped(who), icon=":material/person:", stakeholder=who)
