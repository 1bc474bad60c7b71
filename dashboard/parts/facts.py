"""Facts behind a figure, unfolded where the reader wants them; what is open stands in the address."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import choices, links

OPEN = "facts"
BETWEEN = ","

DAY = st.column_config.DateColumn(format="D MMM YYYY", width=100)


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
    """Facts as a table; to choose one opens the way to its stakeholder (column `stakeholder`)."""
    chosen = st.dataframe(
        facts.drop(columns="stakeholder"),
        hide_index=True,
        column_config={"Day": DAY},
        on_select="rerun",
        selection_mode="single-row",
        key=key,
        alt=alt,
    ).selection.rows
    who = facts["stakeholder"].iloc[chosen[0]] if chosen else None
    if who is not None:
        links.to("stakeholder", f"Open {who}", icon=":material/person:", stakeholder=who)
    elif not chosen:
        st.caption("Choose a line to open its stakeholder.")
