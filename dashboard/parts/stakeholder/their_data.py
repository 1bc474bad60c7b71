"""What a stakeholder may ask for: all that is held on them, and to be erased. For admins alone."""

import json
from typing import Any

import streamlit as st

from dashboard import data, words
from dashboard.shown.stakeholder.person import Person
from domain.errors import GroundswellError
from domain.identity import key
from domain.personal import is_pseudonym
from domain.roles import Right
from service.erasing_in_words import erased_in_words, foreseen_in_words
from service.subject_in_words import subject_in_words

DONE = "what an erasure did"


def may_see() -> bool:
    """Whether the person who looks is an admin of everything."""
    return data.guard().may(Right.ADMINISTER, None)


def show(it: Person) -> None:
    """Both, the one that cannot be undone last and marked as such."""
    _held(it.name)
    if not is_pseudonym(it.name):
        _danger(it.name)


def tell_what_was_done() -> None:
    """After an erasure the page is another one; what came of it stands on top of that."""
    done = st.session_state.pop(DONE, ())
    if done:
        st.success("\n\n".join(map(words.escaped, done)), icon=":material/delete_forever:")


def tell_erased(name: str) -> None:
    """Say of somebody erased why nothing but figures is there."""
    if is_pseudonym(name):
        st.info(
            "This stakeholder was erased: name, notes and agenda cannot be read by anybody any more. "
            "The figures stay, and nothing new can be recorded.",
            icon=":material/person_off:",
        )


def _held(name: str) -> None:
    st.subheader("What is held on them")
    st.markdown("Every fact about them, by whom and when it was recorded, and the figures computed from it.")
    if not st.button("Put it together", icon=":material/folder_shared:"):
        return
    told = data.services().subjects.export(name)
    file = f"subject-{told['stakeholder_id'][:8]}"
    plain = _as_json(told)
    left, right, _ = st.columns([1, 1, 2])
    left.download_button("To read", subject_in_words(told), f"{file}.md", "text/markdown", icon=":material/article:")
    right.download_button("For programs", plain, f"{file}.json", "application/json", icon=":material/data_object:")


def _as_json(told: dict[str, Any]) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False, default=str)


def _danger(name: str) -> None:
    with st.container(border=True, key="danger"):
        st.subheader(":material/warning: Erase for good")
        st.markdown("Nobody can undo this. What happens:")
        foreseen = data.services().erasing.foresee(name)
        st.markdown("\n".join(f"- {words.escaped(sentence)}" for sentence in foreseen_in_words(foreseen)))
        with st.form("erase", border=False):
            reason = st.text_input("Why", help="It stays on record, so do not write the name.")
            typed = st.text_input("Type their name to confirm", autocomplete="off")
            if st.form_submit_button("Erase them", type="primary", icon=":material/delete_forever:"):
                _erase(name, typed, reason)


def _erase(name: str, typed: str, reason: str) -> None:
    if not typed.strip() or key(typed) != key(name):
        st.error("The name typed is not theirs, so nothing was erased.")
        return
    try:
        with st.spinner("Erasing; the database is written anew ..."):
            done = data.services().erasing.erase(name, reason, data.recorder())
    except GroundswellError as error:  # what was typed stays in the form
        st.error(words.escaped(str(error)))
        return
    st.session_state[DONE] = erased_in_words(done)
    st.session_state["kept stakeholder"] = None
    st.query_params["stakeholder"] = done.foreseen.pseudonym
    st.rerun()
