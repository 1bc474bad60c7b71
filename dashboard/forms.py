"""The form for one interaction: its fields, and the interaction they tell of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, get_args
from uuid import uuid4

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from dashboard import data, words
from domain.errors import Invalid
from domain.values import Interaction, Item, Kind, Name, Stance

WARES: list[str] = list(get_args(Item.model_fields["what"].annotation))
NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(frozen=True)
class Told:
    """What the form says: with whom, and what happened. `kind` is None where none was chosen."""

    stakeholder: str | None
    fields: dict[str, Any]

    def interaction(self) -> tuple[str, Interaction]:
        """The stakeholder and the interaction; raises `Invalid` for what makes no sense."""
        if not self.stakeholder:
            raise Invalid("Stakeholder", None, "choose one, or type the name of a new one.")
        if not self.fields.get("kind"):
            raise Invalid("What happened", None, "choose one of the kinds.")
        return _valid("Stakeholder", lambda: NAME.validate_python(self.stakeholder)), _valid(
            "", lambda: Interaction(id=uuid4(), recorded_by=data.recorder(), source="dashboard", **self.fields)
        )


def interaction(turn: int) -> Told | None:
    """The form; None until it is sent. Another `turn` is an empty form."""
    with st.form(f"log-{turn}", border=True):
        who = st.selectbox(
            "Stakeholder",
            data.stakeholder_names(),
            index=None,
            accept_new_options=True,
            required=True,
            placeholder="Type a name, known or new",
            key=f"stakeholder-{turn}",
        )
        kind = st.pills("What happened", list(Kind), format_func=words.headed, key=f"kind-{turn}", required=True)
        fields = {"kind": kind} | _when_and_how(turn)
        note = st.text_area("Note", key=f"note-{turn}", height=80, placeholder="What was said or done")
        with st.expander("Influence, bloc, trade and more"):
            fields |= _details(turn)
        sent = st.form_submit_button("Log it", type="primary", icon=":material/check:")
    return Told(who, _given(fields | {"note": note})) if sent else None


def _when_and_how(turn: int) -> dict[str, Any]:
    when, tone, public = st.columns([1, 2, 1])
    today = data.today()
    day = when.date_input("Date", today, max_value=today, key=f"day-{turn}", format="YYYY-MM-DD", required=True)
    return {
        "occurred_at": _when(day),
        "tone": tone.segmented_control(
            "Tone", list(words.TONES), format_func=words.TONES.__getitem__, wrap=True, key=f"tone-{turn}"
        ),
        "visibility": public.segmented_control("Seen by", ["private", "public"], key=f"visibility-{turn}"),
    }


def _when(day: date) -> datetime:
    """The beginning of a day; today means now, so that what is logged today keeps its order."""
    return data.now() if day == data.today() else datetime.combine(day, time.min, UTC)


def _details(turn: int) -> dict[str, Any]:
    left, right = st.columns(2)
    influence = left.number_input(
        "Influence from now on",
        min_value=0.0,
        value=None,
        step=0.1,
        key=f"influence-{turn}",
        placeholder="as before",
        help="How much weight this stakeholder carries here; 1 is a lot.",
    )
    bloc = right.text_input("Bloc from now on", key=f"bloc-{turn}", placeholder="as before")
    stance = left.selectbox(
        "Stance, if you assessed it", list(Stance), index=None, key=f"stance-{turn}", placeholder="–"
    )
    to = right.text_input("Left for, if they defected", key=f"to-{turn}")
    met = left.selectbox("Meeting held", ["one-on-one", "group"], index=None, key=f"format-{turn}", placeholder="–")
    due = right.date_input("Trade due on", None, key=f"due-{turn}", format="YYYY-MM-DD")
    fields = {"influence": influence, "bloc": bloc, "stance": stance, "to": to, "format": met, "due_on": due}
    return fields | {"gave": _item(left, "gave", turn), "got": _item(right, "got", turn)}


def _item(place: Any, side: str, turn: int) -> Item | None:
    what = place.selectbox(f"We {side}, in a trade", WARES, index=None, key=f"{side}-{turn}", placeholder="–")
    worth = place.slider(f"Worth of what we {side}", 1, 5, 1, key=f"{side}-worth-{turn}")
    return Item(what=what, worth=worth) if what else None


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that were filled in."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _valid(field: str, make: Callable[[], Any]) -> Any:
    """What is made, or `Invalid` with the field and the reason."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = field or " ".join(str(part) for part in first["loc"]).capitalize()
        raise Invalid(name, first["input"], first["msg"]) from error
