"""Histories as the mathematics reads them: timeline rows, and strategies that make up any."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from domain.acts import Acts, acts
from domain.by_column import Row
from domain.changes import Changes
from domain.policy import Policy
from domain.record import Evidence, evidence
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind

POLICY = Policy()
PARTNERS = ("ada", "bea", "cy", "dan")
BLOCS = (None, "north", "south")
SPAN = 100
"""Days over which made-up histories run."""


@dataclass(frozen=True)
class Event:
    """An interaction of a made-up history."""

    who: str
    kind: Kind
    day: int
    tone: int | None = None
    influence: float | None = None
    bloc: str | None = None
    visibility: str | None = None

    def row(self, position: int, amends: int | None = None, kind: str | None = None) -> Row:
        occurred_at = self.day * DAY_IN_MICROSECONDS
        told = kind or self.kind.value
        return Row(position, self.who, told, amends, occurred_at, self.influence, self.bloc, self.tone, self.visibility)

    def but(self, **otherwise: Any) -> "Event":
        return replace(self, **otherwise)


def rows(events: Iterable[Event]) -> list[Row]:
    """The events as recorded one after another."""
    return [event.row(position) for position, event in enumerate(events, 1)]


def acts_of(*events: Event, policy: Policy = POLICY) -> Acts:
    """The events as arrays."""
    return acts(rows(events), policy)


def evidence_of(*events: Event, policy: Policy = POLICY) -> Evidence:
    """The events with what each tells."""
    return evidence(acts_of(*events, policy=policy))


def dense(changes: Changes, day: int, partners: int, unstated: float = 0.0) -> list[float]:
    """What held on a day, as a list."""
    return list(changes.at(day, partners, unstated))


influences = st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1_000_000.0))

events = st.builds(
    Event,
    who=st.sampled_from(PARTNERS),
    kind=st.sampled_from(Kind),
    day=st.integers(0, SPAN),
    tone=st.one_of(st.none(), st.integers(-2, 2)),
    influence=influences,
    bloc=st.sampled_from(BLOCS),
    visibility=st.sampled_from([None, "private", "public"]),
)

histories = st.lists(events, max_size=30)
