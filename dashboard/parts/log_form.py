"""The form for what happened: with whom, what, how, and what only some kinds have."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from dashboard import data, figures, words
from dashboard.parts import log_desk, log_fields, log_state
from dashboard.parts.log_desk import Told
from dashboard.shown import log as shown
from domain.errors import GroundswellError, Invalid
from domain.identity import key
from domain.trades import SETTLED_BY
from domain.values import Interaction, Kind, Name
from service.lately import Recent
from service.projections.lists import CoalitionSummary

T = TypeVar("T")
NAME: TypeAdapter[str] = TypeAdapter(Name)


@st.fragment
def form(coalition: CoalitionSummary, recent: Sequence[Recent], turn: int) -> None:
    """The form. Each `turn` is an empty one, or filled as the address says; who was logged lately is offered first."""
    with st.container(border=True, key="log"):
        names = _who(shown.names(coalition.name, recent), turn)
        kind = _kind(turn)
        fields = log_fields.of_kind(kind, str(turn), partial(open_trades, coalition, names))
        fields |= log_fields.tone(str(turn))
        note = st.text_area(
            "Note",
            st.query_params.get("note", ""),
            key=f"note-{turn}",
            height=80,
            placeholder="What was said or done",
            on_change="ignore",
        )
        fields |= log_fields.note_for(str(turn)) | log_fields.circumstances(kind, str(turn))
        with st.expander("Influence and bloc, where they changed or somebody is new", key=f"standing-{turn}"):
            fields |= log_fields.standing(str(turn))
        log_desk.ask()
        if st.button("Log it", type="primary", icon=":material/check:", shortcut="Ctrl+Enter"):
            _send(coalition.name, names, fields | {"kind": kind, "note": note})
        log_state.say_what_was_refused()


def open_trades(coalition: CoalitionSummary, names: list[str]) -> Mapping[str, str]:
    """The trades with the one participant that can be settled; with several, each settles their own oldest."""
    if len(names) != 1:
        return {}
    trades = figures.at(figures.now(coalition), shown.open_trades)
    return shown.trades_with(trades, {key(name) for name in names})


def interaction(fields: Mapping[str, Any]) -> Interaction:
    """The interaction of these fields, those left empty apart; raises `Invalid` for what makes no sense."""
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    told = {"id": uuid4(), "recorded_by": data.recorder(), "source": "dashboard"} | given
    return _valid("", lambda: Interaction.model_validate(told))


def _who(known: Sequence[str], turn: int) -> list[str]:
    asked = st.query_params.get_all("stakeholder")
    settles = st.session_state.get(f"kind-{turn}") in SETTLED_BY  # then whose trades are shown follows whom is named
    chosen: list[str] = st.multiselect(
        "With whom",
        [*known, *(name for name in asked if name not in known)],
        default=asked,
        accept_new_options=True,
        select_all=False,
        filter_mode="contains",
        placeholder="Type a name, known or new; Enter takes it",
        key=f"stakeholder-{turn}",
        on_change="rerun" if settles else "ignore",
    )
    return chosen


def _kind(turn: int) -> Kind:
    asked = st.query_params.get("kind")
    chosen: Kind = st.pills(
        "What happened",
        log_fields.KINDS,
        default=Kind(asked) if asked in list(Kind) else Kind.MEETING,
        required=True,
        format_func=words.headed,
        key=f"kind-{turn}",
    )
    return chosen


def _send(coalition: str, names: list[str], fields: Mapping[str, Any]) -> None:
    try:
        told = Told(coalition, _valid_names(names), interaction(fields))
        log_desk.take(told)
    except GroundswellError as error:  # what was typed stays in the form
        log_state.refuse(str(error))
    else:
        st.rerun()


def _valid_names(names: list[str]) -> tuple[str, ...]:
    if not names:
        raise GroundswellError("With whom? Choose somebody, or type the name of somebody new.")
    once: dict[str, str] = {}
    for name in names:
        valid = _valid("Stakeholder", partial(NAME.validate_python, name))
        once.setdefault(key(valid), valid)
    return tuple(once.values())


def _valid(field: str, make: Callable[[], T]) -> T:
    """What is made, or `Invalid` with the field and the reason."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = field or " ".join(str(part) for part in first["loc"]).capitalize()
        raise Invalid(name, first["input"], first["msg"]) from error
