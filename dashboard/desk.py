"""What the page Log keeps between two runs: the last effect, a doubt, and which form it is."""

from dataclasses import dataclass

import streamlit as st

from dashboard import data, effects, names, words
from dashboard.effects import Effect, Standing
from domain.errors import GroundswellError
from domain.values import Interaction

TURN, LAST, DOUBT, SAID, REFUSED = "log_turn", "log_last", "log_doubt", "log_said", "log_refused"


@dataclass(frozen=True)
class Doubt:
    """What was told, and whom it may have meant; nobody where it looks told already."""

    coalition: str
    stakeholder: str
    interaction: Interaction
    meant: list[str]


def turn() -> int:
    """Which form this is; it goes up when one was logged, so that the next is empty."""
    return int(st.session_state.setdefault(TURN, 0))


def take(coalition: str, stakeholder: str, interaction: Interaction) -> None:
    """Log what was told, or ask first where the name looks like a slip or the fact like a duplicate."""
    _forget_doubt()
    meant = names.meant(stakeholder, data.stakeholder_names())
    if meant or effects.is_duplicate(coalition, stakeholder, interaction):
        st.session_state[DOUBT] = Doubt(coalition, stakeholder, interaction, meant)
    else:
        _log(coalition, stakeholder, interaction)
        st.rerun()


def ask() -> None:
    """Show the doubt, if there is one, with the ways on; or why what was answered cannot be."""
    if refused := st.session_state.pop(REFUSED, None):
        st.error(words.escaped(refused))
    doubt: Doubt | None = st.session_state.get(DOUBT)
    if doubt is None:
        return
    who, what = words.escaped(doubt.stakeholder), doubt.interaction
    if doubt.meant:
        st.warning(f"Nobody is known as {who} yet. Whom do you mean?")
    else:
        day = words.day(what.occurred_at.date())
        st.warning(f"This looks logged already: {words.plain(what.kind)} with {who} on {day}, with the same note.")
    with st.container(horizontal=True):
        for name in doubt.meant:
            st.button(words.escaped(name), on_click=_answer, args=(name,))
        anyway = f"Somebody new: {who}" if doubt.meant else "Log it a second time"
        st.button(anyway, on_click=_answer, args=(doubt.stakeholder,))
        st.button("Leave it", type="tertiary", on_click=_forget_doubt)


def show_last() -> None:
    """What the last interaction changed, with the way to undo it."""
    if said := st.session_state.pop(SAID, None):
        st.info(said, icon=":material/undo:")
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


def _answer(stakeholder: str) -> None:
    doubt: Doubt = st.session_state[DOUBT]
    try:
        _log(doubt.coalition, stakeholder, doubt.interaction)
    except GroundswellError as error:
        st.session_state[REFUSED] = str(error)


def _forget_doubt() -> None:
    st.session_state.pop(DOUBT, None)


def _undo(last: Effect) -> None:
    del st.session_state[LAST]
    try:
        counted = effects.undo(last)
    except GroundswellError as error:
        st.session_state[REFUSED] = str(error)
        return
    st.session_state[SAID] = "Undone; the history keeps both." if counted else "Undone; still being counted."
