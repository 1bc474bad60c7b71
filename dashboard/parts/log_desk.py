"""What the page Log keeps between two runs: what was logged last, a doubt, a refusal, and which form it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import streamlit as st

from dashboard import data, links, words
from dashboard.shown import effects
from dashboard.shown.effects import Effect
from dashboard.shown.names import meant
from domain.errors import GroundswellError, PartnershipError
from domain.policy import TONE_WEIGHTS
from domain.values import Interaction
from service import lately

TURN, LAST, DOUBT, SAID, REFUSED = "log_turn", "log_last", "log_doubt", "log_said", "log_refused"
PREFILLED = ("stakeholder", "kind", "note", "trade")
"""What the address may fill in, until it is logged."""


@dataclass(frozen=True)
class Told:
    """What happened, and with whom; of the names in `sure` nobody else is meant, `again` it is no slip."""

    coalition: str
    names: tuple[str, ...]
    interaction: Interaction
    sure: frozenset[str] = frozenset()
    again: bool = False


@dataclass(frozen=True)
class Doubt:
    """What was told, and what is to be asked about it: whom a name meant, or who has it recorded already."""

    told: Told
    name: str = ""
    meant: Sequence[str] = ()
    same: Sequence[str] = ()


def turn() -> int:
    """Which form this is; it goes up when one was logged, so that the next is empty."""
    return int(st.session_state.setdefault(TURN, 0))


def take(told: Told) -> None:
    """Log what was told, or keep a question where a name looks like a slip or the fact like a duplicate."""
    forget()
    doubt = _doubt(told)
    if doubt:
        st.session_state[DOUBT] = doubt
    else:
        _log(told)


def refuse(reason: str) -> None:
    """Keep why something cannot be, to be said where it was asked."""
    st.session_state[REFUSED] = reason


def say_what_was_refused() -> None:
    """Why the last thing asked cannot be, until something else is asked."""
    if REFUSED in st.session_state:
        st.error(words.escaped(st.session_state[REFUSED]))


def forget() -> None:
    """Nothing is asked or refused any more."""
    for each in (DOUBT, REFUSED):
        st.session_state.pop(each, None)


def ask() -> None:
    """Show the doubt, if there is one, with the ways on."""
    doubt: Doubt | None = st.session_state.get(DOUBT)
    if doubt is None:
        return
    st.warning(_question(doubt))
    with st.container(horizontal=True):
        for label, answer in _answers(doubt):
            st.button(label, on_click=_answer, args=(answer,))
        st.button("Leave it", type="tertiary", on_click=forget)


def show_last() -> None:
    """What was logged last, what that changed, and the way to undo it."""
    if said := st.session_state.pop(SAID, None):
        st.info(said, icon=":material/undo:")
    last: Effect | None = st.session_state.get(LAST)
    if last is None:
        return
    with st.container(border=True, key="logged"):
        st.markdown(f"**Logged: {_in_words(last.interaction, last.names)}.**")
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


def _doubt(told: Told) -> Doubt | None:
    known = data.stakeholder_names()
    for name in told.names:
        if name not in told.sure and (others := meant(name, known)):
            return Doubt(told, name, others)
    if told.again:
        return None
    same = lately.alike(data.services().database, told.coalition, told.names, told.interaction)
    return Doubt(told, same=same) if same else None


def _question(doubt: Doubt) -> str:
    if doubt.name:
        return f"Nobody is known as {words.escaped(doubt.name)} yet. Whom do you mean?"
    return f"This looks logged already: {_in_words(doubt.told.interaction, doubt.same)}, with the same note."


def _answers(doubt: Doubt) -> list[tuple[str, Told]]:
    """What may be meant: each way on with its label."""
    told = doubt.told
    if doubt.name:
        named = [(words.escaped(name), _renamed(told, doubt.name, name)) for name in doubt.meant]
        new = replace(told, sure=told.sure | {doubt.name})
        return [*named, (f"Somebody new: {words.escaped(doubt.name)}", new)]
    others = tuple(name for name in told.names if name not in doubt.same)
    rest = f"Log it with {words.listed([words.escaped(name) for name in others])} alone"
    again = [("Log it a second time", replace(told, again=True))]
    return [(rest, replace(told, names=others)), *again] if others else again


def _renamed(told: Told, name: str, to: str) -> Told:
    names = tuple(dict.fromkeys(to if each == name else each for each in told.names))
    return replace(told, names=names)


def _answer(told: Told) -> None:
    try:
        take(told)
    except GroundswellError as error:
        refuse(str(error))


def _log(told: Told) -> None:
    each = [(name, told.interaction.model_copy(update={"id": uuid4()})) for name in told.names]
    try:
        st.session_state[LAST] = effects.log(told.coalition, each)
    except PartnershipError as error:
        whose = effects.whose(error, each)
        if whose is None:
            raise
        raise GroundswellError(f"Nothing was logged, with nobody. For {whose}: {error}") from error
    st.session_state[TURN] = turn() + 1
    for name in PREFILLED:
        st.query_params.pop(name, None)


def _undo(last: Effect) -> None:
    del st.session_state[LAST]
    forget()
    try:
        counted = effects.undo(last)
    except GroundswellError as error:
        refuse(str(error))
        return
    st.session_state[SAID] = "Undone; the history keeps both." if counted else "Undone; still being counted."


def _in_words(told: Interaction, names: Sequence[str]) -> str:
    """What happened, with whom; and when, unless today."""
    day = told.occurred_at.date()
    when = "" if day == data.today() else f" on {words.day(day)}"
    return f"{words.plain(told.kind)} with {words.listed([words.escaped(name) for name in names])}{when}"
