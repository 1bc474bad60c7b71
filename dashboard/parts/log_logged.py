"""What was logged last: what it changed, and the way to undo it."""

from typing import Any

import streamlit as st

from dashboard import links, words
from dashboard.parts.log_state import LAST, SAID, forget, go_back, in_words, refuse
from dashboard.shown import effects
from dashboard.shown.effects import Effect
from domain.errors import GroundswellError
from domain.policy import TONE_WEIGHTS


def show_last() -> None:
    """What was logged last, what that changed, and the way to undo it."""
    if SAID in st.session_state:  # it stays until something else is asked: the page may run again at any moment
        st.info(st.session_state[SAID], icon=":material/undo:")
    last: Effect | None = st.session_state.get(LAST)
    if last is None:
        return
    with st.container(border=True, key="logged"):
        st.markdown(f"**Logged: {in_words(last.interaction, last.names)}.**")
        _figures(last)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Undo", icon=":material/undo:", on_click=_undo, args=(last,))
            links.to("momentum", "See the coalition's momentum", icon=":material/trending_up:")


def _figures(last: Effect) -> None:
    before, after = last.before, last.after
    with st.container(horizontal=True):
        for name in last.names:
            label = f"Support of {words.escaped(name)}" if len(last.names) > 1 else "Support"
            _change(label, before.support.get(name), after.support.get(name))
        _change("Strength", before.strength, after.strength)
        moved = f"{words.points(before.momentum)} → {words.points(after.momentum)}"
        st.metric("Momentum, points", moved, width="content")
    if not last.counted:
        st.caption(":material/hourglass_top: It is saved, and still being counted.")
    elif not last.moved:
        toned = last.interaction.kind in TONE_WEIGHTS and not last.interaction.tone
        why = ": meetings and messages count by their tone" if toned else " by itself"
        st.caption(f"It moved nobody's support{why}.")


def _change(label: str, before: float | None, after: float | None) -> None:
    """A share before and after, and by how many points it moved, unless that rounds to none."""
    step = None if before is None or after is None else 100 * (after - before)
    told = words.points(step)
    how: dict[str, Any] = {"delta": f"{told} points", "delta_color": "blue" if (step or 0) > 0 else "orange"}
    how["delta_arrow"] = "up" if (step or 0) > 0 else "down"
    still = told in {words.points(0), words.NOTHING}
    st.metric(label, f"{words.percent(before)} → {words.percent(after)}", width="content", **({} if still else how))


def _undo(last: Effect) -> None:
    del st.session_state[LAST]
    forget()
    go_back()
    try:
        counted = effects.undo(last)
    except GroundswellError as error:
        refuse(str(error))
        return
    st.session_state[SAID] = "Undone; the history keeps both." if counted else "Undone; still being counted."
