"""Verifying from the screen: the read models made anew aside, with progress, and compared."""

import streamlit as st

from dashboard import data, turns, words
from dashboard.shown.checks import Verified
from service.progress import Progress

FOUND = "verified"
SEEN = 100
"""Steps that the bar takes at most: drawing more would take longer than the work."""


def offer() -> None:
    """A button to verify, and what was found last."""
    st.header("Is everything what the facts say?")
    st.caption(
        "All that the pages show is computed from the facts. Verifying computes it once more, aside, from the facts "
        "alone, and compares every row. It changes nothing and may take a minute."
    )
    if st.button("Verify now", icon=":material/verified:", type="primary"):
        st.session_state[FOUND] = _verify()
    found: Verified | None = st.session_state.get(FOUND)
    if found:
        _tell(found)


def _verify() -> Verified:
    with st.status("Reading the facts ...") as status:
        turns.give_back()  # it may take minutes
        verdict = data.services().keeping.verify(bar("read"))
        status.update(label="Compared.", state="complete" if verdict.identical else "error")
    return Verified(verdict, data.now())


def bar(done_so: str) -> Progress:
    """A bar that shows how many facts are, say, 'read'."""
    shown = st.progress(0.0)
    told = 0

    def progress(done: int, of: int) -> None:
        nonlocal told
        if done * SEEN // max(of, 1) > told or done == of:
            told = done * SEEN // max(of, 1)
            shown.progress(min(1.0, done / max(of, 1)), f"{done:,} of {words.count(of, 'fact')} {done_so}")

    return progress


def _tell(found: Verified) -> None:
    if found.verdict.identical:
        st.success(found.sentence, icon=":material/check_circle:")
        return
    st.error(found.sentence, icon=":material/error:")
    st.dataframe(found.differences(), hide_index=True, alt="Rows that differ: where, as it is and as the facts say.")
    st.markdown(
        "Somebody or something changed the read models; the facts themselves were not touched. "
        "`groundswell rebuild` at a terminal computes them anew."
    )
