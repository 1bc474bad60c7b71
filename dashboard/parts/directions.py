"""The six partnering directions as cards, and the partnerships behind one of them."""

import streamlit as st

from dashboard import figures, links, words
from dashboard.moments import Moment
from dashboard.parts import meter
from dashboard.shown import directions as shown
from dashboard.shown.directions import Direction
from domain.health import CoalitionHealth
from domain.situation import Situation

FIGURE = st.column_config.NumberColumn
COLUMNS = {
    "Influence": FIGURE(format="%.1f %%"),
    "Missing": FIGURE("Missing of the whole", format="%.1f points"),
    **{part: FIGURE(format="%.0f") for part in ("Health", *(each.capitalize() for each in shown.PARTS))},
}


def cards(told: CoalitionHealth) -> None:
    """A card for each direction, those inside our own organisation first, three in a row."""
    for heading, directions in shown.sides(told):
        st.header(heading, anchor=False)
        for first in range(0, len(directions), 3):
            for column, each in zip(st.columns(3), directions[first : first + 3], strict=False):
                with column, st.container(border=True, height="stretch"):
                    _card(told, each)


def _card(told: CoalitionHealth, direction: Direction) -> None:
    of = shown.group(told, direction)
    health = "" if of is None else ": –" if of.health is None else f": {of.health:.0f} of 100"
    st.markdown(f"**{shown.name(direction).capitalize()}{health}**")
    st.caption(shown.summary(of))
    if of is not None and of.health is not None:
        st.html(meter.rows(shown.scores(of)))


def partnerships(moment: Moment, directions: list[Direction]) -> None:
    """Those through whom most is missing; to choose one tells what their health was counted from."""
    places, table = shown.partnerships(moment, directions)
    if not places:
        st.caption("Nobody stands in this direction yet.")
        return
    chosen = st.dataframe(
        table,
        hide_index=True,
        column_config=COLUMNS,
        on_select="rerun",
        selection_mode="single-row",
        placeholder=words.NOTHING,
        selection_default={"selection": {"rows": [0]}},
        key=f"partnerships {' '.join(map(str, directions))}",
        alt="Partnerships with health and its parts, those through whom most is missing first.",
    ).selection.rows
    if chosen:
        _behind(figures.situation(moment), shown.healths(moment), places[chosen[0]])


def _behind(situation: Situation, told: CoalitionHealth, place: int) -> None:
    name = situation.names[place]
    with st.container(border=True):
        st.markdown(f"**{words.escaped(name)}: health {told.health[place]:.0f} of 100, counted from**")
        st.html(meter.rows(shown.behind(situation, told, place)))
        with st.container(horizontal=True):
            links.to("stakeholder", f"Open {words.escaped(name)}", icon=":material/person:", stakeholder=name)
            links.to("log", "Log an interaction", icon=":material/edit_note:", stakeholder=name)
