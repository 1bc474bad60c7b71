"""What a coalition itself decides: its purpose affirmed, milestones planned and reached, told in place.

Each is offered to those alone who may log in the coalition.
"""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from dashboard import data, words
from domain.errors import GroundswellError
from domain.roles import Right

AHEAD = timedelta(days=28)
"""When a new milestone is due, unless another day is chosen."""


def affirm_purpose(coalition: str, purpose: str, key: str) -> None:
    """A button that opens a form to affirm the purpose, or to say it anew."""
    if not data.may(Right.LOG, coalition):
        return
    with st.popover("Affirm it", icon=":material/flag:", key=f"{key} box"), st.form(key, border=False):
        said = st.text_area("What the coalition is for", purpose, height=100)
        if st.form_submit_button("Affirm this purpose", type="primary"):
            _tell(lambda: data.services().recording.affirm_purpose(coalition, said), "The purpose is affirmed.")


def plan_milestone(coalition: str, key: str, name: str = "", label: str = "Plan one") -> None:
    """A button that opens a form to plan a milestone, or to move the one of this name."""
    if not data.may(Right.LOG, coalition):
        return
    with st.popover(label, icon=":material/event:", key=f"{key} box"), st.form(key, border=False):
        called = st.text_input("Milestone", name)
        due = st.date_input("Due on", data.today() + AHEAD, format="YYYY-MM-DD")
        if st.form_submit_button("Plan it", type="primary"):
            planned = f"'{words.escaped(called)}' is planned for {words.day(due)}."
            _tell(lambda: data.services().recording.plan_milestone(coalition, called, due), planned)


def reach_milestone(coalition: str, name: str, key: str) -> None:
    """A button that opens a form to tell that a milestone was reached."""
    if not data.may(Right.LOG, coalition):
        return
    with st.popover("Reached", icon=":material/check:", key=f"{key} box"), st.form(key, border=False):
        on = st.date_input("Reached on", data.today(), max_value=data.today(), format="YYYY-MM-DD")
        if st.form_submit_button("It is reached", type="primary"):
            reached = f"'{words.escaped(name)}' was reached on {words.day(on)}."
            _tell(lambda: data.services().recording.reach_milestone(coalition, name, on), reached)


def _tell(decide: Callable[[], bool], done: str) -> None:
    try:
        decide()
    except GroundswellError as error:  # what was typed stays in the form
        st.error(words.escaped(str(error)))
    else:
        st.toast(f"{done} It counts in a moment.", icon=":material/check:")
