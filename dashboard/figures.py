"""Figures of a coalition at a moment, each computed once for all who look.

What a moment holds never changes: the facts counted until then stand in its key. So a figure kept
is never stale, and a new fact is a new moment. Figures are shared between readers: nobody may
change one.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeVar

import streamlit as st

from dashboard import data
from domain.situation import Situation
from service.projections.lists import CoalitionSummary
from service.reading import Reading

R = TypeVar("R")

MOMENTS = 4
"""How many are kept, as many as are compared at most; of a large coalition each may take 50 MB."""

FIGURES = 100
"""How many are kept of a moment, those asked for last."""


@dataclass(frozen=True)
class Moment:
    """A coalition after so many facts, as it happened until the end of `on`, as known at `known` (now if None).

    `position`: its last fact; `heard`: the last one about stakeholders themselves.
    """

    coalition: str
    position: int
    heard: int
    on: date
    known: datetime | None = None


def now(summary: CoalitionSummary) -> Moment:
    """The present of a coalition."""
    return then(summary, data.today())


def then(summary: CoalitionSummary, on: date, known: datetime | None = None) -> Moment:
    """A coalition at two dates."""
    return Moment(summary.name, summary.position, summary.heard, on, known)


def situation(moment: Moment) -> Situation:
    """All that is known of a coalition at a moment."""
    return _kept(moment).situation


def at(moment: Moment, figure: Callable[..., R], *given: Any) -> R:
    """A figure of the domain, such as `health`, of the situation at a moment; `given` follows the situation."""
    kept: R = _kept(moment).at((f"{figure.__module__}.{figure.__qualname__}", given), figure)
    return kept


class _Once:
    """A figure that one reader computes while others who want it wait."""

    def __init__(self) -> None:
        self.lock, self.done, self.value = Lock(), False, None

    def get(self, compute: Callable[[], Any]) -> Any:
        with self.lock:
            if not self.done:
                self.value, self.done = compute(), True
            return self.value


class _Kept:
    """A situation with the figures made of it, which go when it goes: most hold on to it."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._lock, self._made = Lock(), OrderedDict[Any, _Once]()

    def at(self, key: tuple[str, tuple[Any, ...]], figure: Callable[..., Any]) -> Any:
        with self._lock:
            once = self._made.setdefault(key, _Once())
            self._made.move_to_end(key)
            if len(self._made) > FIGURES:
                self._made.popitem(last=False)
        _, given = key
        return once.get(lambda: figure(self.situation, *given))


@st.cache_resource(max_entries=MOMENTS, show_spinner="Reading the facts ...")
def _kept(moment: Moment) -> _Kept:
    return _Kept(data.services().situations.of(moment.coalition, moment.on, moment.known))


def read(summary: CoalitionSummary, question: Callable[[Reading, str], R]) -> R:
    """What the read models answer of a coalition, such as `Reading.marks`, asked once while they stay as they are."""
    edition = summary.position, summary.heard, summary.counted, summary.through
    kept: R = _read(question.__qualname__, summary.name, edition, question)
    return kept


def answered(summary: CoalitionSummary, moment: Moment, question: Callable[..., R]) -> R:
    """The same at a moment: what the read models held, or would have held; `question` takes the two instants last."""
    if moment == now(summary):
        return read(summary, question)
    kept: R = _answered(question.__qualname__, moment, question)
    return kept


def summary(coalition: CoalitionSummary, moment: Moment) -> CoalitionSummary:
    """A coalition as it was listed at a moment."""
    return coalition if moment == now(coalition) else answered(coalition, moment, Reading.coalition)


@st.cache_resource(max_entries=20, show_spinner="Computing ...")
def _answered(name: str, moment: Moment, _question: Callable[..., Any]) -> Any:  # noqa: ARG001  part of the key
    return _question(data.reading(), moment.coalition, moment.on, moment.known)


@st.cache_resource(max_entries=30, show_spinner=False)
def _read(name: str, coalition: str, edition: tuple[Any, ...], _question: Callable[[Reading, str], Any]) -> Any:  # noqa: ARG001  parts of the key
    return _question(data.reading(), coalition)
