"""What the page Log keeps between two runs: what was logged last, a doubt, a refusal, and which form it is."""

from collections.abc import Sequence

import streamlit as st

from dashboard import data, words
from domain.values import Interaction

TURN, LAST, DOUBT, SAID, REFUSED = "log_turn", "log_last", "log_doubt", "log_said", "log_refused"
BACK = "log_back"


def turn() -> int:
    """Which form this is; it goes up when one was logged, so that the next is empty."""
    return int(st.session_state.setdefault(TURN, 0))


def go_back() -> None:
    """The button that was pressed is gone: the cursor goes back into the form."""
    st.session_state[BACK] = gone_back() + 1


def gone_back() -> int:
    """How often the cursor went back into the form."""
    return int(st.session_state.get(BACK, 0))


def refuse(reason: str) -> None:
    """Keep why something cannot be, to be said where it was asked."""
    st.session_state[REFUSED] = reason


def say_what_was_refused() -> None:
    """Why the last thing asked cannot be, until something else is asked."""
    if REFUSED in st.session_state:
        st.error(words.escaped(st.session_state[REFUSED]))


def forget() -> None:
    """Nothing is asked, refused or said any more."""
    for each in (DOUBT, REFUSED, SAID):
        st.session_state.pop(each, None)


def in_words(told: Interaction, names: Sequence[str]) -> str:
    """What happened, with whom; and when, unless today."""
    day = told.occurred_at.date()
    when = "" if day == data.today() else f" on {words.day(day)}"
    return f"{words.plain(told.kind)} with {words.listed([words.escaped(name) for name in names])}{when}"
