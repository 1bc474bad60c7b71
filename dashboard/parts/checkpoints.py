"""Checkpoints on the page Checks: the last one, another one, the bundle for an auditor, and checking the facts."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from dashboard import data, words
from dashboard.parts.verification import bar
from dashboard.shown import audit as shown
from dashboard.shown.audit import Checked
from domain.errors import GroundswellError
from service.audit.checkpoints import State
from service.audit.publishing import place

CHECKED, BUNDLE = "checked against checkpoints", "audit bundle"
LARGE = 200_000
"""Facts from which on a bundle is better made at a terminal: a browser would take it whole into memory."""


def show(state: State) -> None:
    """What is signed, and what can be done about it."""
    st.header("Can anybody have altered the facts?")
    st.caption(
        "A checkpoint signs all facts so far. Whoever changes, removes or inserts one afterwards is found, even with "
        "the database in their hands; that the end was not cut off, only a checkpoint kept elsewhere can tell."
    )
    if state.problem:
        st.error(
            f"Tampered with: {words.escaped(state.problem)} No checkpoint is signed until that is understood. Check "
            "now names the fact; then restore a backup from before it.",
            icon=":material/gpp_bad:",
        )
    st.markdown(shown.headline(state))
    if state.made_at is not None:
        st.code(state.root, language=None)
        to = data.services().settings.checkpoint_to
        st.caption(words.escaped(f"The root of the tree over them. {shown.published(state, to and place(to))}"))
    with st.container(horizontal=True):
        if st.button("Check now", icon=":material/policy:", type="primary"):
            st.session_state[CHECKED] = _check()
        if st.button("Make a checkpoint", icon=":material/approval:", disabled=not state.uncovered):
            _sign()
        _offer_bundle(state.size + state.uncovered)
    if found := st.session_state.get(CHECKED):
        _tell(found)


def _check() -> Checked:
    with st.status("Hashing the facts ...") as status:
        inspection = data.services().audit.check(progress=bar("hashed"))
        status.update(label="Checked.", state="complete" if inspection.clean else "error")
    return Checked(inspection, data.now())


def _tell(found: Checked) -> None:
    if found.inspection.clean:
        st.success(found.sentence, icon=":material/check_circle:")
        return
    st.error(found.sentence, icon=":material/error:")
    st.dataframe(found.findings(), hide_index=True, alt="What is not in order, the first fact first.")
    st.markdown(
        "Leave the database as it is and take an audit bundle of it: both are evidence. What the fact was stands "
        "in the last backup that `groundswell audit check` finds in order; docs/operations.md tells how to go on."
    )


def _sign() -> None:
    try:
        made, _ = data.services().audit.checkpoint()
        data.services().audit.publish()
    except GroundswellError as error:
        st.session_state.pop(BUNDLE, None)
        st.error(words.escaped(str(error)))
    else:
        st.toast(f"A checkpoint over {words.count(made.size, 'fact')} is signed.", icon=":material/check:")
        st.rerun()


def _offer_bundle(facts: int) -> None:
    """First made, then handed over: Streamlit wants the bytes before the click."""
    if facts > LARGE:
        st.caption("The bundle is large: `groundswell audit export FILE.zip` at a terminal writes it.")
        return
    kept: tuple[int, bytes] | None = st.session_state.get(BUNDLE)
    if kept and kept[0] == facts:
        name = f"groundswell-{data.today()}.zip"
        st.download_button("Download the bundle", kept[1], name, "application/zip", icon=":material/download:")
    elif st.button("Audit bundle", icon=":material/folder_zip:", help="All facts with what proves them, in one file."):
        st.session_state[BUNDLE] = facts, _bundle()
        st.rerun()


def _bundle() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bundle.zip"
        exported = data.services().audit.export(file)
        if exported.warning:
            st.toast(words.escaped(exported.warning), icon=":material/warning:")
        return file.read_bytes()
