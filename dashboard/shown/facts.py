"""What the page Facts shows: the facts that match a search, a page of them, and one in full."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data, frames, words
from dashboard.shown.fact_fields import fields_in_words, stakeholders_of
from domain.acts import RETRACTION
from domain.changes import Ints
from domain.roles import Sight
from service.projections.entries import Entry
from service.projections.lists import CoalitionSummary
from service.projections.search import Offered, Search

LEFT_OUT = "nothing told"

PAGE = 50
"""Facts on one page of the table."""


@dataclass(frozen=True)
class Found:
    """The facts of a coalition that match a search, newest first; of no coalition where `name` is None."""

    name: str | None
    total: int
    positions: Ints

    @property
    def headline(self) -> str:
        """How many match, of how many."""
        number, all_of_them = len(self.positions), words.count(self.total, "fact")
        if not self.total:
            return "Nothing is recorded here yet."
        if number == self.total:
            return f"{all_of_them} {'is' if number == 1 else 'are'} recorded{self._where}."
        return f"{number:,} of {all_of_them}{self._where} match{'es' if number == 1 else ''}."

    @property
    def _where(self) -> str:
        return " that belong to no coalition" if self.name is None else f" about {words.escaped(self.name)}"

    @property
    def pages(self) -> int:
        """How many pages they fill."""
        return max(1, -(-len(self.positions) // PAGE))

    def page(self, number: int) -> list[Entry]:
        """The facts on a page; the first is 1."""
        return data.reading().facts(self.name, self.positions[PAGE * (number - 1) : PAGE * number].tolist())

    def each(self) -> Iterator[Entry]:
        """All of them, one by one."""
        return data.reading().stream(self.name, self.positions.tolist())


def found(summary: CoalitionSummary, search: Search, *, apart: bool) -> Found:
    """What matches a search in a coalition; `apart` from every coalition, in what belongs to none."""
    name = None if apart else summary.name
    last = _last(summary, apart=apart)
    sight = data.sight(name)
    return Found(name, len(matching(name, last, Search(), sight)), matching(name, last, search, sight))


def _last(summary: CoalitionSummary, *, apart: bool) -> int:
    """The last fact that could match."""
    return data.services().keeping.position() if apart else summary.position


@st.cache_data(max_entries=40, show_spinner="Searching the facts ...")
def matching(name: str | None, last: int, search: Search, sight: Sight) -> Ints:  # noqa: ARG001  parts of the key
    """The positions of what matches a search, newest first; `last` is the last fact that could match.

    Words in notes that somebody does not read lead nowhere for them, hence their `sight`.
    """
    return np.array(data.reading().matching(name, search), dtype=np.int64)


def names(summary: CoalitionSummary) -> list[str]:
    """Everybody whom a fact of the coalition may be about."""
    return _names(summary.name, summary.position, data.sight(summary.name))


@st.cache_data(max_entries=40, show_spinner=False)
def _names(name: str, last: int, sight: Sight) -> list[str]:  # noqa: ARG001  parts of the key
    return data.reading().names(name)


def offered(summary: CoalitionSummary, *, apart: bool) -> Offered:
    """What can be asked for."""
    name = None if apart else summary.name
    return _offered(name, _last(summary, apart=apart), data.sight(name))


@st.cache_data(max_entries=40, show_spinner=False)
def _offered(name: str | None, last: int, sight: Sight) -> Offered:  # noqa: ARG001  parts of the key
    return data.reading().offered(name)


def table(found: Found, entries: list[Entry]) -> pd.DataFrame:
    """A page of facts; what was amended later says so, even if by a fact on another page."""
    later = data.reading().amended(found.name, [entry.position for entry in entries])
    shown = frames.facts(entries, later).assign(Source=[entry.source for entry in entries])
    return shown[["Happened", "Known", "Stakeholder", "What", "Note", "Recorded by", "Source"]]


@dataclass(frozen=True)
class InFull:
    """One fact with all that it tells, and every telling of the same interaction in order."""

    entry: Entry
    tellings: list[Entry]

    @property
    def heading(self) -> str:
        """What it is, about whom, when."""
        about = f" · {self.entry.stakeholder}" if self.entry.stakeholder else ""
        return f"{words.headed(self.entry.kind)}{about} · {words.day(self.entry.occurred_at.date())}"

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Every field in words."""
        it = self.entry
        return [
            ("Happened", words.instant(it.occurred_at)),
            ("Recorded", words.instant(it.recorded_at)),
            ("Recorded by", it.recorded_by or "the program, as part of another fact"),
            ("From", it.source or "no source told"),
            *fields_in_words(it, data.reading().names_of(stakeholders_of(it))),
            ("Place in the log", f"fact {it.position:,}"),
        ]

    @property
    def history(self) -> list[str]:
        """What became of the interaction, telling by telling; nothing where it was told once."""
        if len(self.tellings) == 1:
            return []
        return [self._told(each, before) for each, before in zip(self.tellings, [None, *self.tellings], strict=False)]

    def _told(self, telling: Entry, before: Entry | None) -> str:
        amended = "Taken back" if telling.kind == RETRACTION else "Corrected"
        deed = "First told" if telling.amends is None else amended
        reason = f": {words.escaped(telling.more['reason'])}" if telling.more.get("reason") else ""
        here = " **(this fact)**" if telling.position == self.entry.position else ""
        by = f"{words.day(telling.recorded_at.date())} by {words.escaped(telling.recorded_by)}"
        return f"{deed} on {by}{reason}{here}{_changed(telling, before)}"


def _changed(telling: Entry, before: Entry | None) -> str:
    """What a correction says otherwise than the telling before it, as further lines of a list."""
    if before is None or telling.kind == RETRACTION:
        return ""
    was, now = _content(before), _content(telling)
    names = [name for name in {**was, **now} if was.get(name) != now.get(name) and name != "Reason"]
    lines = (f"{name} from “{was.get(name, LEFT_OUT)}” to “{now.get(name, LEFT_OUT)}”" for name in names)
    return "".join(f"\n   - {words.escaped(line)}" for line in lines)


def _content(telling: Entry) -> dict[str, str]:
    plain = {"What": words.headed(telling.kind), "Happened": words.instant(telling.occurred_at)}
    return plain | dict(fields_in_words(telling, {}))


def in_full(found: Found, position: int) -> InFull | None:
    """One fact; None where there is none at this position."""
    tellings = data.reading().tellings(found.name, position)
    entry = next((each for each in tellings if each.position == position), None)
    return InFull(entry, tellings) if entry else None
