"""What the page Log keeps between two runs: the last effect, a doubtful duplicate, the turn."""

import streamlit as st

from dashboard import effects, words
from dashboard.effects import Effect, Standing
from domain.values import Interaction

TURN, LAST, DOUBT, SAID = "log_turn", "log_last", "log_doubt", "log_said"


def turn() -> int:
    """Which form this is; it goes up when one was logged, so that the next is empty."""
    return int(st.session_state.setdefault(TURN, 0))


def take(coalition: str, stakeholder: str, interaction: Interaction) -> None:
    """Log what was told, or ask first where it looks told already."""
    if effects.is_duplicate(coalition, stakeholder, interaction):
        st.session_state[DOUBT] = (coalition, stakeholder, interaction)
    else:
        _log(coalition, stakeholder, interaction)
        st.rerun()


def ask_about_duplicate() -> None:
    """Show the doubt, and two ways on."""
    if DOUBT not in st.session_state:
        return
    _, stakeholder, interaction = st.session_state[DOUBT]
    st.warning(
        f"This looks logged already: {words.plain(interaction.kind)} with {words.escaped(stakeholder)} "
        f"on {words.day(interaction.occurred_at.date())}, with the same note."
    )
    with st.container(horizontal=True):
        st.button("Log it a second time", on_click=_log_doubtful)
        st.button("Leave it", on_click=_forget_doubt)


def show_last() -> None:
    """What the last interaction changed, with the way to undo it."""
    if SAID in st.session_state:
        st.info(st.session_state.pop(SAID), icon=":material/undo:")
    last: Effect | None = st.session_state.get(LAST)
    if last is None:
        return
    with st.container(border=True):
        st.markdown(f"**Logged: {words.plain(last.interaction.kind)} with {words.escaped(last.stakeholder)}.**")
        _figures(last.before, last.after)
        if not last.counted:
            st.caption(":material/hourglass_top: It is saved, and still being counted.")
        st.button("Undo", icon=":material/undo:", on_click=_undo, args=(last,))


def _figures(before: Standing, after: Standing) -> None:
    with st.container(horizontal=True):
        st.metric("Support", f"{words.percent(before.support)} → {words.percent(after.support)}", width=220)
        st.metric("Strength", f"{words.percent(before.strength)} → {words.percent(after.strength)}", width=220)
        st.metric("Momentum, points", f"{words.points(before.momentum)} → {words.points(after.momentum)}", width=220)


def _log(coalition: str, stakeholder: str, interaction: Interaction) -> None:
    st.session_state[LAST] = effects.log(coalition, stakeholder, interaction)
    st.session_state[TURN] = turn() + 1
    _forget_doubt()


def _log_doubtful() -> None:
    _log(*st.session_state[DOUBT])


def _forget_doubt() -> None:
    st.session_state.pop(DOUBT, None)


def _undo(last: Effect) -> None:
    counted = effects.undo(last)
    del st.session_state[LAST]
    st.session_state[SAID] = "Undone; the history keeps both." if counted else "Undone; still being counted."
