"""What the page Log shows of a coalition: what was logged lately, and which trades can be settled."""

from collections.abc import Container, Sequence
from datetime import timedelta

import pandas as pd

from dashboard import data, words
from domain.identity import key
from domain.situation import Situation
from domain.time import day_of
from domain.trades import Trade
from domain.values import Item
from service.lately import Recent

LATELY = timedelta(days=7)
SHOWN = 20
"""How many of the interactions logged last are shown."""


def recent(coalition: str) -> list[Recent]:
    """The interactions logged last, newest first."""
    return data.reading().recent(coalition, SHOWN)


def names(coalition: str, shown: Sequence[Recent]) -> list[str]:
    """Whom to offer: of this coalition those logged last first, then its others, then everybody else known."""
    known = data.stakeholder_names()
    lately = (each.entry.stakeholder or "" for each in shown)
    first = dict.fromkeys([*lately, *data.reading().names(coalition)])
    still_known = set(known)
    return list(dict.fromkeys([*(name for name in first if name in still_known), *known]))


def headline(shown: Sequence[Recent]) -> str:
    """How much was logged in the last seven days and not taken back."""
    standing = [each for each in shown if not each.retracted]
    if not standing:
        return "Nothing is logged yet. Whom did you meet?"
    number = sum(data.now() - each.entry.recorded_at <= LATELY for each in standing)
    if not number:
        latest = words.day(standing[0].entry.recorded_at.date())
        return f"Nothing was logged in the last seven days; the latest is of {latest}."
    many = f"{number} or more interactions" if number == SHOWN else words.count(number, "interaction")
    return f"{many} {'was' if number == 1 else 'were'} logged in the last seven days."


def table(shown: Sequence[Recent]) -> pd.DataFrame:
    """One row for each interaction, as the table shows it."""
    rows = [
        {
            "Happened": each.entry.occurred_at.date(),
            "Stakeholder": each.entry.stakeholder or "",
            "What": words.headed(each.entry.kind) + fate(each),
            "Tone": "" if each.entry.tone is None else words.TONES.get(each.entry.tone, ""),
            "Note": each.entry.note,
            "Recorded by": each.entry.recorded_by,
            "Logged": each.entry.recorded_at.date(),
        }
        for each in shown
    ]
    return pd.DataFrame(rows, columns=["Happened", "Stakeholder", "What", "Tone", "Note", "Recorded by", "Logged"])


def fate(shown: Recent) -> str:
    """What became of an interaction, as the end of a line."""
    if shown.retracted:
        return " (taken back)"
    return " (corrected)" if shown.corrected else ""


def told(shown: Recent) -> str:
    """An interaction in a line, to choose it by."""
    entry = shown.entry
    note = f": {entry.note[:60]}" if entry.note else ""
    return f"{words.headed(entry.kind)} with {entry.stakeholder}, {words.day(entry.occurred_at.date())}{note}"


def open_trades(situation: Situation) -> list[tuple[str, Trade]]:
    """Every trade that is neither honoured nor broken, with whom, the oldest first."""
    return [(situation.names[trade.place], trade) for trade in situation.trades if trade.open]


def trades_with(trades: Sequence[tuple[str, Trade]], names: Container[str]) -> dict[str, str]:
    """Open trades with these people: the id of each, and it in a line to choose it by."""
    return {trade.agreed.interaction_id: _trade(trade) for name, trade in trades if key(name) in names}


def _trade(trade: Trade) -> str:
    agreed = trade.agreed
    due = f", due {words.day(trade.due_on)}" if trade.due_on else ""
    return f"{_item(agreed.gave)} for {_item(agreed.got)}, agreed {words.day(day_of(agreed.day))}{due}"


def _item(item: Item | None) -> str:
    return f"{item.description or item.what} ({item.worth})" if item else "nothing"
