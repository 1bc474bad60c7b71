"""What was logged lately, and the way to take back or correct one of them."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from dashboard import data, tables, words
from dashboard.parts import log_fields, log_form
from dashboard.parts.log_fields import Fields
from dashboard.shown import effects
from dashboard.shown import log as shown
from domain.errors import GroundswellError, Invalid
from domain.tellings import MORE
from domain.values import Interaction
from service.lately import Recent
from service.projections.lists import CoalitionSummary

MENDED = "log_mended"


def table(recent: Sequence[Recent], of: str) -> None:
    """The interactions logged last."""
    st.header("Recently logged")
    st.dataframe(
        shown.table(recent),
        hide_index=True,
        column_config={
            "Happened": tables.DATE,
            "Logged": tables.DATE,
            "What": tables.WHAT,
            "Tone": st.column_config.TextColumn(width=80),
            "Note": st.column_config.TextColumn(width="medium"),
        },
        alt=f"The interactions of {of} logged last, newest first.",
    )


@st.fragment
def mending(coalition: CoalitionSummary, recent: Sequence[Recent]) -> None:
    """Choose one of what this recorder logged, to take it back or tell it anew."""
    if MENDED in st.session_state:  # it stays until another is chosen: the page may run again at any moment
        st.info(st.session_state[MENDED], icon=":material/history_edu:")
    mine = {
        each.entry.interaction_id: each
        for each in recent
        if each.entry.recorded_by == data.recorder() and not each.retracted
    }
    if not mine:
        return
    chosen = st.selectbox(
        "Was one of yours wrong? Take it back or correct it",
        list(mine),
        index=None,
        format_func=lambda each: shown.told(mine[each]),
        placeholder="Choose one",
        key="mend",
        on_change=lambda: st.session_state.pop(MENDED, None),
    )
    if chosen:
        _mend(coalition, mine[chosen])


def _mend(coalition: CoalitionSummary, wrong: Recent) -> None:
    key, partnership = wrong.entry.interaction_id, UUID(wrong.entry.partnership_id)
    before = data.services().recording.telling(partnership, UUID(key))
    with st.container(border=True):
        anew = _fields(coalition, wrong, before)
        reason = st.text_input("Why", key=f"why-{key}", placeholder="It stays on record", on_change="ignore")
        with st.container(horizontal=True):
            correct = st.button("Correct it", icon=":material/edit:", key=f"correct-{key}")
            retract = st.button("Take it back", icon=":material/undo:", key=f"retract-{key}")
    try:
        if correct:
            _correct(partnership, before, anew, _given(reason))
        if retract:
            data.services().recording.retract(partnership, UUID(key), _given(reason), data.recorder())
    except GroundswellError as error:
        st.error(words.escaped(str(error)))
        return
    if correct or retract:
        counted = effects.counts(coalition.name)
        done = "Taken back" if retract else "Corrected"
        st.session_state[MENDED] = f"{done}; the history keeps both.{'' if counted else ' It is still being counted.'}"
        st.rerun()


def _fields(coalition: CoalitionSummary, wrong: Recent, before: Interaction) -> Fields:
    """The fields, filled as it was told."""
    key, names = wrong.entry.interaction_id, [wrong.entry.stakeholder or ""]
    kind = st.selectbox(
        "What happened",
        log_fields.KINDS,
        index=log_fields.KINDS.index(before.kind),
        format_func=words.headed,
        key=f"kind-{key}",
    )
    fields: Fields = {"kind": kind, **dict.fromkeys(MORE)}
    fields |= log_fields.of_kind(kind, key, partial(log_form.open_trades, coalition, names), before)
    fields |= log_fields.tone(key, before)
    fields["note"] = st.text_area("Note", before.note, key=f"note-{key}", height=80, on_change="ignore")
    fields |= log_fields.circumstances(kind, key, before) | log_fields.note_for(key, before)
    return fields | log_fields.standing(key, before)


def _correct(partnership: UUID, before: Interaction, anew: Fields, reason: str) -> None:
    told = log_form.interaction(before.model_dump() | anew)
    if not data.services().recording.correct(partnership, told, reason, data.recorder()):
        raise Invalid("correction", None, "it says what was told already; change a field")


def _given(reason: str) -> str:
    if not reason.strip():
        raise Invalid("reason", reason, "it is empty; say why, for it stays on record")
    return reason
