"""Saying what the columns of a file hold: guessed or remembered, and changeable."""

from collections.abc import Sequence

import streamlit as st
from pydantic import ValidationError

from dashboard import choices, data, words
from dashboard.parts.log_fields import KINDS
from dashboard.shown import importing as shown
from domain.errors import invalid
from domain.identity import layout_id
from domain.layout import Columns
from domain.roles import Right
from domain.values import Kind
from service.columns import OURS, guessed, unknown_kinds, values
from service.dates import ambiguous, day_first_in
from service.file_rows import REQUIRED
from service.sheets import Sheet

LABELS = {
    "external_id": "Id of the row",
    "coalition": "Coalition",
    "stakeholder": "Stakeholder",
    "kind": "What happened",
    "occurred_on": "Date",
    "bloc": "Bloc",
    "influence": "Influence",
    "tone": "Tone, −2 to 2",
    "visibility": "Seen by (private, public)",
    "format": "Meeting held (one-on-one, group)",
    "to": "Left for",
    "stance": "Stance",
    "due_on": "Trade due on",
    "detail": "Note",
    "note_for": "Note for (everyone, managers, recorder)",
    "recorded_by": "Recorded by",
    "trade": "Id of the trade settled",
    "gave": "We gave",
    "gave_worth": "Worth of what we gave, 1 to 5",
    "got": "We got",
    "got_worth": "Worth of what we got, 1 to 5",
}
"""What the columns are called on the screen."""

ALWAYS = "the same for every row"
CONSTANT = ("coalition", "kind")
"""Columns that a file often lacks because all of its rows have the same."""

MAIN = (*REQUIRED, "detail")
MOST_WORDS = 20
ORDERS = {True: "the day: 1 February", False: "the month: 2 January"}


def chosen(sheet: Sheet) -> Columns:
    """How the columns are read, as remembered or guessed and then changed by the reader."""
    known = data.services().importing.remembered(sheet.headings)
    first = known or guessed(sheet)
    key = layout_id(sheet.headings).hex[:12]
    missing = [ours for ours in REQUIRED if ours not in first.taken and ours not in first.always]
    title = "What the columns hold, as you said last time" if known else "What the columns hold"
    with st.expander(title, expanded=not known or bool(missing), key=f"columns {key}"):
        taken, always = _mapped(sheet, first, key)
        kinds = _kinds(sheet, taken.get("kind"), first, key)
        day_first = _order(sheet, taken, first, key)
    try:
        return Columns(taken=taken, always=always, kinds=kinds, day_first=day_first)
    except ValidationError as error:
        raise invalid(error) from error


def labels(columns: Sequence[str]) -> list[str]:
    """What these columns are called in a sentence."""
    return [f"the {LABELS[ours].lower()}" if ours != "kind" else "what happened" for ours in columns]


def _mapped(sheet: Sheet, first: Columns, key: str) -> tuple[dict[str, str], dict[str, str]]:
    found: dict[str, str | None] = {}
    with st.container(horizontal=True):
        for ours in MAIN:
            found[ours] = _column(ours, sheet, first, key)
    if found["external_id"] is None:
        st.caption("Without ids, rows of one person, day, kind and note count as one and the same.")
    others = [ours for ours in OURS if ours not in MAIN]
    used = sum(ours in first.taken for ours in others)
    with st.popover(f"More columns ({used} in use)", icon=":material/view_column:"):
        for ours in others:
            found[ours] = _column(ours, sheet, first, key)
    taken = {ours: heading for ours, heading in found.items() if heading not in (None, ALWAYS)}
    always = {ours: _same(ours, first, key) for ours, heading in found.items() if heading == ALWAYS}
    return {ours: str(heading) for ours, heading in taken.items()}, {k: v for k, v in always.items() if v}


def _column(ours: str, sheet: Sheet, first: Columns, key: str) -> str | None:
    options = [*([ALWAYS] if ours in CONSTANT else []), *sheet.headings]
    lacks_coalition = ours == "coalition" and ours not in first.taken
    guess = ALWAYS if ours in first.always or lacks_coalition else first.taken.get(ours)
    heading: str | None = st.selectbox(
        LABELS[ours],
        options,
        index=options.index(guess) if guess in options else None,
        placeholder="in no column",
        key=f"{ours}-{key}",
        help=f"In files: {ours}",
        width=210,
    )
    return heading


def _same(ours: str, first: Columns, key: str) -> str | None:
    """The value that every row has."""
    if ours == "kind":
        kinds = list(KINDS)
        told = first.always.get(ours)
        place = kinds.index(Kind(told)) if told in kinds else 0
        return st.selectbox(
            "What happened, in every row", kinds, index=place, format_func=words.headed, key=f"all-{ours}-{key}"
        )
    names = [each.name for each in data.coalitions(Right.LOG)]
    asked = first.always.get(ours) or choices.asked("coalition") or ""
    names += [asked] if asked and asked not in names else []
    return st.selectbox(
        "Coalition of every row",
        names,
        index=names.index(asked) if asked in names else None,
        accept_new_options=True,
        placeholder="Choose one, or type the name of a new one",
        key=f"all-{ours}-{key}",
    )


def _kinds(sheet: Sheet, heading: str | None, first: Columns, key: str) -> dict[str, Kind]:
    """What the words mean that are none of our kinds."""
    unknown = unknown_kinds(sheet, heading)
    meant: dict[str, Kind] = {}
    if unknown:
        st.markdown("**Words that are not kinds of Groundswell.** Say what each means; rows with the rest stay out.")
    with st.container(horizontal=True):
        for word in unknown[:MOST_WORDS]:
            told = first.kinds.get(word.casefold())
            kind: Kind | None = st.selectbox(
                words.escaped(word),
                KINDS,
                index=KINDS.index(told) if told else None,
                format_func=words.headed,
                placeholder="means ...",
                key=f"word-{word.casefold()}-{key}",
                width=210,
            )
            meant |= {word.casefold(): kind} if kind else {}
    return dict(first.kinds) | meant


def _order(sheet: Sheet, taken: dict[str, str], first: Columns, key: str) -> bool | None:
    """Whether the day comes first in dates such as 01/02/2024, where there are any."""
    dates = [text for ours in ("occurred_on", "due_on") for text in values(sheet, taken.get(ours))]
    doubtful = [text for text in dates if ambiguous(text)]
    if not doubtful:
        return first.day_first
    order: bool | None = st.segmented_control(
        f"Dates such as {shown.lines(doubtful, 2)}: what comes first? In 01/02/2024, ...",
        list(ORDERS),
        default=first.day_first if first.day_first is not None else day_first_in(dates),
        format_func=ORDERS.__getitem__,
        key=f"order-{key}",
    )
    return order
