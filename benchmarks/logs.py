"""A long log, made quickly: facts as the domain makes them, copied with other ids and days."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder

from benchmarks.people import BLOCS, NOTE, stakeholder
from domain.coalition import Coalition
from domain.fact import Root
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.interactions import FACT_OF
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from domain.values import Interaction, Kind
from service.store import Facts

T = TypeVar("T")

PIECE = 20_000
"""Events put into the store at once."""

TOLD: Sequence[dict[str, Any]] = (
    {"kind": Kind.MEETING, "tone": 1, "format": "one-on-one"},
    {"kind": Kind.MESSAGE, "tone": -1},
    {"kind": Kind.PLEDGE, "visibility": "private"},
    {"kind": Kind.ENDORSEMENT, "visibility": "public", "influence": 0.7},
    {"kind": Kind.VOTE_WITH},
    {"kind": Kind.VOTE_AGAINST},
    {"kind": Kind.CRITICISM, "visibility": "public"},
)


@dataclass(frozen=True)
class Log:
    """How large it is: in each coalition each partner has some `interactions`, over the `days` up to now."""

    coalitions: int
    partners: int
    interactions: int
    days: int

    @property
    def names(self) -> list[str]:
        """The coalitions' names."""
        return [f"Coalition {number}" for number in range(self.coalitions)]

    @property
    def told(self) -> int:
        """How many interactions it has in all."""
        return self.coalitions * self.partners * self.interactions


def write(log: Log, facts: Facts, progress: Callable[[int], None] = lambda _: None) -> None:
    """Fill an empty store."""
    begun = datetime.now(UTC) - timedelta(days=log.days)
    for aggregates in _pieces(_founded(log, begun), 1_000):
        facts.save(*aggregates)
    done = 0
    for events in _pieces(_events(log, facts, begun), PIECE):
        _put(facts, events)
        done += len(events)
        progress(done)


def _put(facts: Facts, events: Sequence[StoredEvent]) -> None:
    """By the recorder; on PostgreSQL past it, which for a million events is ten times quicker."""
    recorder = facts.recorder
    if not isinstance(recorder, PostgresApplicationRecorder):
        recorder.insert_events(events)
        return
    copy = f"COPY {recorder.events_table_name} (originator_id, originator_version, topic, state) FROM STDIN"
    with recorder.datastore.transaction(commit=True) as cursor, cursor.copy(copy.encode()) as rows:
        for event in events:
            rows.write_row((event.originator_id, event.originator_version, event.topic, event.state))


def _founded(log: Log, now: datetime) -> Iterator[Root]:
    for number in range(log.partners):
        yield Stakeholder.register(stakeholder(number), now)
    for name in log.names:
        yield Coalition.form(name, now)
        for number in range(log.partners):
            yield _met(Partnership.begin(coalition_id(name), stakeholder_id(stakeholder(number)), now), now)


def _met(partnership: Partnership, now: datetime) -> Partnership:
    """Its first interaction is saved as all are, and so gives it the key that seals the later ones."""
    met = Interaction(id=uuid4(), occurred_at=now, recorded_by="bench", source="bench", note=NOTE, **TOLD[0])
    partnership.record(met, now)
    return partnership


def _events(log: Log, facts: Facts, begun: datetime) -> Iterator[StoredEvent]:
    """Interactions in order of day, those of all partners mixed as life mixes them."""
    forms = [[_Form(facts, told, bloc) for told in TOLD] for bloc in BLOCS]
    keys = [(_key(name, number), forms[number % len(BLOCS)]) for name in log.names for number in range(log.partners)]
    dice = random.Random(4)
    for place in range(1, log.interactions):
        day = begun + timedelta(days=log.days * place // log.interactions)
        for key, of_bloc in keys:
            yield dice.choice(of_bloc).event(key, place + 2, day)


def _key(coalition: str, number: int) -> UUID:
    return partnership_id(coalition_id(coalition), stakeholder_id(stakeholder(number)))


class _Form:
    """One fact, to be told of many partnerships and days."""

    def __init__(self, facts: Facts, told: dict[str, Any], bloc: str) -> None:
        self._mapper, now = facts.mapper, datetime.now(UTC)
        self._interaction = Interaction(
            id=uuid4(), occurred_at=now, recorded_by="bench", source="bench", bloc=bloc, note=NOTE, **told
        )
        kind = FACT_OF[self._interaction.kind]
        self._fact = kind(originator_id=uuid4(), originator_version=1, timestamp=now, interaction=self._interaction)

    def event(self, partnership: UUID, version: int, day: datetime) -> StoredEvent:
        """The fact of one partnership, on a day, as the store keeps it."""
        midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
        told = self._interaction.model_copy(update={"id": uuid4(), "occurred_at": midnight})
        there = {"originator_id": partnership, "originator_version": version, "interaction": told}
        stored: StoredEvent = self._mapper.to_stored_event(self._fact.model_copy(update=there))
        return stored


def _pieces(things: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(things)
    while piece := list(islice(iterator, size)):
        yield piece
