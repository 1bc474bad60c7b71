"""Figures of a coalition at a moment, each computed once for all who look.

What a moment holds never changes: the facts counted until then stand in its key. So a figure kept
is never stale, and a new fact is a new moment. Figures are shared between readers: nobody may
change one.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import streamlit as st

from dashboard import data
from dashboard.moments import Kept, Moment, Moments
from domain.situation import Situation
from domain.time import day_of
from service.projections.lists import CoalitionSummary
from service.reading import Reading

R = TypeVar("R")

FACTS = 250_000
"""Most facts in all moments kept, at some 450 bytes each: two moments of a very large coalition, many of others."""


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
    kept: R = _kept(moment).at(figure, given)
    return kept


def made(moment: Moment, make: Callable[..., R], *given: Any) -> R:
    """What a page makes of the figures at a moment, such as a table; `make` gets the moment, then what is `given`."""
    kept: R = at(moment, _made, make, moment, *given)
    return kept


def _made(_: Situation, make: Callable[..., R], *given: Any) -> R:
    return make(*given)


def _kept(moment: Moment) -> Kept:
    return _moments().get(moment, _read_facts)


def _read_facts(moment: Moment) -> Situation:
    with st.spinner("Reading the facts ..."):
        return data.services().situations.of(moment.coalition, moment.on, moment.known)


@st.cache_resource(show_spinner=False)
def _moments() -> Moments:
    return Moments(FACTS)


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


def first_day(summary: CoalitionSummary) -> date:
    """The day of a coalition's first interaction; today where there is none."""
    series = read(summary, Reading.series)
    return day_of(series.first_day) if len(series.strength) else data.today()


def summary(coalition: CoalitionSummary, moment: Moment) -> CoalitionSummary:
    """A coalition as it was listed at a moment."""
    return coalition if moment == now(coalition) else answered(coalition, moment, Reading.coalition)


@st.cache_resource(max_entries=20, show_spinner="Computing ...")
def _answered(name: str, moment: Moment, _question: Callable[..., Any]) -> Any:  # noqa: ARG001  part of the key
    return _question(data.reading(), moment.coalition, moment.on, moment.known)


@st.cache_resource(max_entries=30, show_spinner=False)
def _read(name: str, coalition: str, edition: tuple[Any, ...], _question: Callable[[Reading, str], Any]) -> Any:  # noqa: ARG001  parts of the key
    return _question(data.reading(), coalition)
