"""The fields of an interaction: those that all kinds have, and those that only some have."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

import streamlit as st

from dashboard import data, words
from dashboard.parts import log_trades
from domain.trades import SETTLED_BY
from domain.values import Interaction, Kind, Readers, Stance

KINDS = (
    *(Kind.MEETING, Kind.MESSAGE),
    *(Kind.JOIN, Kind.PLEDGE, Kind.ENDORSEMENT, Kind.VOTE_WITH, Kind.CONTRIBUTION, Kind.MILESTONE, Kind.RETURN),
    *(Kind.TRADE, Kind.TRADE_HONOURED, Kind.TRADE_BROKEN),
    *(Kind.CRITICISM, Kind.OPPOSITION, Kind.VOTE_AGAINST, Kind.ABSTENTION, Kind.LAPSE, Kind.DEFECTION),
    *(Kind.CONFLICT, Kind.RECONCILIATION, Kind.ASSESSMENT),
)
"""The kinds in the order of the buttons: contacts, for us, trades, against us or away, and the rest."""

FORMATS = ["one-on-one", "group"]
SEEN_BY = ["private", "public"]

READERS = {Readers.EVERYONE: "everyone", Readers.MANAGERS: "managers", Readers.RECORDER: "me alone"}
"""Who may read a note, as whoever writes it says so."""

Fields = dict[str, Any]
"""Fields of an interaction by name; None where nothing was chosen."""

Trades = Callable[[], Mapping[str, str]]
"""Asks for the open trades that could be settled: each by its id, with it in words."""


def tone(key: str, before: Interaction | None = None) -> Fields:
    """How it felt, from hostile to warm."""
    return {
        "tone": st.segmented_control(
            "Tone",
            list(words.TONES),
            default=before.tone if before else None,
            format_func=words.TONES.__getitem__,
            key=f"tone-{key}",
            wrap=True,
            on_change="ignore",
        )
    }


def note_for(key: str, before: Interaction | None = None) -> Fields:
    """Who may read the note."""
    return {
        "note_for": st.segmented_control(
            "Note for",
            list(Readers),
            default=(before.note_for if before else None) or Readers.EVERYONE,
            format_func=READERS.__getitem__,
            key=f"note-for-{key}",
            required=True,
            on_change="ignore",
            help="Others see that there is a note, and not what it says. You read your own.",
        )
    }


def of_kind(kind: Kind, key: str, trades: Trades, before: Interaction | None = None) -> Fields:
    """What only this kind has."""
    if kind in SETTLED_BY:
        return {"trade_id": log_trades.settled(key, dict(trades()), before)}
    ask = _ASKED.get(kind)
    return ask(key, before) if ask else {}


def standing(key: str, before: Interaction | None = None) -> Fields:
    """Influence and bloc from that day on."""
    with st.container(horizontal=True):
        influence = st.number_input(
            "Influence from that day on",
            min_value=0.0,
            value=before.influence if before else None,
            step=0.1,
            key=f"influence-{key}",
            placeholder="as before",
            help="How much weight each of them carries here; 1 is a lot.",
            on_change="ignore",
        )
        bloc = st.text_input(
            "Bloc from that day on",
            before.bloc if before else None,
            key=f"bloc-{key}",
            placeholder="as before",
            on_change="ignore",
        )
    return {"influence": influence, "bloc": bloc}


def _defection(key: str, before: Interaction | None) -> Fields:
    went = before.to if before else None
    return {"to": st.text_input("Left for (a counter-coalition)", went, key=f"to-{key}", on_change="ignore")}


def _assessment(key: str, before: Interaction | None) -> Fields:
    return {
        "stance": st.pills(
            "Where they stand",
            list(Stance),
            default=before.stance if before else None,
            format_func=str.capitalize,
            key=f"stance-{key}",
            on_change="ignore",
        )
    }


def _contribution(key: str, before: Interaction | None) -> Fields:
    return {"got": log_trades.item("They gave", "got", key, before.got if before else None)}


_ASKED: Mapping[Kind, Callable[[str, Interaction | None], Fields]] = MappingProxyType(
    {
        Kind.TRADE: log_trades.agreed,
        Kind.CONTRIBUTION: _contribution,
        Kind.DEFECTION: _defection,
        Kind.ASSESSMENT: _assessment,
    }
)


def circumstances(kind: Kind, key: str, before: Interaction | None = None) -> Fields:
    """When it happened, how a meeting was held, and who saw it."""
    fields: Fields = {}
    with st.container(horizontal=True):
        fields["occurred_at"] = _day(key, before)
        if kind is Kind.MEETING:
            held = before.format if before else None
            fields["format"] = st.segmented_control(
                "Meeting held", FORMATS, default=held, key=f"format-{key}", on_change="ignore"
            )
        fields["visibility"] = st.segmented_control(
            "Seen by",
            SEEN_BY,
            default=before.visibility if before else None,
            key=f"visibility-{key}",
            on_change="ignore",
            help="Left open, a pledge counts as private, an endorsement, a vote or opposition as public.",
        )
    return fields


def _day(key: str, before: Interaction | None) -> datetime:
    """The day it happened, at its beginning; today means now, so that what is logged today keeps its order."""
    today = data.today()
    told = before.occurred_at.date() if before else today
    chosen: date | None = st.date_input(
        "Date", told, max_value=today, key=f"day-{key}", format="YYYY-MM-DD", on_change="ignore", width=170
    )
    day = chosen or told  # somebody may empty the field
    if before and day == told:
        return before.occurred_at
    return data.now() if day == today else datetime.combine(day, time.min, UTC)
