"""Logging what was told, or asking first where a name looks like a slip or the fact like a duplicate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

import streamlit as st

from dashboard import data, words
from dashboard.parts.log_state import DOUBT, LAST, TURN, forget, go_back, in_words, refuse, turn
from dashboard.shown import effects
from dashboard.shown.names import meant
from domain.errors import GroundswellError, PartnershipError
from domain.values import Interaction

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


def take(told: Told) -> None:
    """Log what was told, or keep a question where a name looks like a slip or the fact like a duplicate."""
    forget()
    doubt = _doubt(told)
    if doubt:
        st.session_state[DOUBT] = doubt
    else:
        _log(told)


def ask() -> None:
    """Show the doubt, if there is one, with the ways on; it stands in the form, where somebody just looked."""
    doubt: Doubt | None = st.session_state.get(DOUBT)
    if doubt is None:
        return
    st.warning(_question(doubt))
    with st.container(horizontal=True):
        for label, answer in _answers(doubt):
            if st.button(label):
                _answer(answer)
                st.rerun()  # the form is a fragment, and what was logged shows outside it
        if st.button("Leave it", type="tertiary"):
            _leave()
            st.rerun()


def _leave() -> None:
    forget()
    go_back()


def _doubt(told: Told) -> Doubt | None:
    known = data.stakeholder_names()
    for name in told.names:
        if name not in told.sure and (others := meant(name, known)):
            return Doubt(told, name, others)
    if told.again:
        return None
    same = data.reading().alike(told.coalition, told.names, told.interaction)
    return Doubt(told, same=same) if same else None


def _question(doubt: Doubt) -> str:
    if doubt.name:
        return f"Nobody is known as {words.escaped(doubt.name)} yet. Whom do you mean?"
    return f"This looks logged already: {in_words(doubt.told.interaction, doubt.same)}, with the same note."


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
