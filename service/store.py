"""The event store: the only truth. eventsourcing's recorders under pydantic facts, whose personal texts are sealed."""

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar, cast
from urllib.parse import unquote, urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    JSONTranscoder,
    Mapper,
    MapperDeserialisationError,
    Notification,
    PersistenceError,
    StoredEvent,
    Transcoder,
)
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from typing_extensions import override

from domain.errors import StakeholderIsErased, Unreadable
from domain.fact import KNOWN, Fact, Root
from domain.personal import is_personal, pseudonym
from service.recorders.turns import TakesTurns
from service.sealing import seal
from service.sealing.keyring import DESTROYED, Keyring
from service.sealing.saving import Erasure, Saving
from service.settings import Settings

R = TypeVar("R", bound=Root)
T = TypeVar("T")

LOCK_TIMEOUT = 30
"""Seconds that a save waits for others to finish theirs."""


class FactMapper(Mapper[UUID]):
    """Facts as JSON under their stored names, validated by pydantic both ways.

    With a keyring personal texts are sealed; without one they are stored as they are, and what is
    sealed is read as of somebody erased.
    """

    def __init__(self, transcoder: Transcoder, keyring: Keyring | None = None) -> None:
        super().__init__(transcoder)
        self.keyring = keyring

    @override
    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        fact = cast("Fact", domain_event)
        content = _content(fact)
        if self.keyring is not None:
            content = seal.sealed(fact, content, self.keyring)
        return StoredEvent(
            originator_id=fact.originator_id,
            originator_version=fact.originator_version,
            topic=fact.TOPIC,
            state=to_json(content, exclude_none=True),
        )

    @override
    def to_domain_event(self, stored_event: StoredEvent) -> Fact:
        try:
            return _read(KNOWN[stored_event.topic], stored_event, self.keyring)
        except (KeyError, ValidationError, ValueError, TypeError) as error:
            place = f"{stored_event.originator_id} version {stored_event.originator_version}"
            msg = f"The stored fact '{stored_event.topic}' of {place} cannot be read: {_first_line(error)}"
            raise MapperDeserialisationError(msg) from error

    def told(self, stored_event: StoredEvent) -> dict[str, Any]:
        """What a fact tells, as plain values and without a seal; as it is stored where it cannot be read."""
        try:
            return dict(from_json(to_json(_content(self.to_domain_event(stored_event)), exclude_none=True)))
        except MapperDeserialisationError:
            return dict(from_json(stored_event.state))


def _content(fact: Fact) -> dict[str, Any]:
    """What of a fact is stored as JSON."""
    told = vars(fact)
    content = {name: told[name] for name in told if name not in {"originator_id", "originator_version"}}
    if fact.class_version > 1:
        content["class_version"] = fact.class_version
    return content


def _read(fact_class: type[Fact], stored: StoredEvent, keyring: Keyring | None) -> Fact:
    """The fact, straight from its JSON; one whose form has changed is brought into today's first."""
    if is_personal(fact_class) and seal.is_sealed(stored.state):
        return _current(fact_class, stored, seal.opened(stored, keyring))
    if fact_class.class_version == 1:
        place = f',"originator_id":"{stored.originator_id}","originator_version":{stored.originator_version}}}'
        fact = fact_class.model_validate_json(stored.state[:-1] + place.encode())
    else:
        fact = _current(fact_class, stored, dict(from_json(stored.state)))
    return fact if keyring is None else seal.silenced(fact, keyring)


def _current(fact_class: type[Fact], stored: StoredEvent, content: dict[str, Any]) -> Fact:
    for version in range(content.pop("class_version", 1), fact_class.class_version):
        getattr(fact_class, f"upcast_v{version}_v{version + 1}")(content)
    content |= {"originator_id": stored.originator_id, "originator_version": stored.originator_version}
    return fact_class.model_validate(content)


class Facts(Application[UUID]):
    """All aggregates of Groundswell in one log with one global order."""

    name = "groundswell"

    def __init__(self, settings: Settings, keyring: Keyring | None = None) -> None:
        self._doubt = threading.local()
        self.keyring = keyring
        super().__init__(env=environment(settings))

    @override
    def construct_transcoder(self) -> Transcoder:
        return JSONTranscoder()  # the mapper speaks JSON itself; the factory wants one

    @override
    def construct_mapper(self) -> Mapper[UUID]:
        return FactMapper(self.construct_transcoder(), self.keyring)

    @override
    def save(self, *objs: Any, erasure: Erasure | None = None) -> None:  # type: ignore[override]  # no result
        """Keep what is new of these aggregates, all or nothing; it does no more than that, unlike the library's own."""
        about = {each.id: each.subject for each in objs if each.pending_events and each.subject}
        news = [fact for each in objs for fact in each.collect_events()]
        try:
            self._save(news, Saving(about, erasure))
        except PersistenceError:
            self._doubt.last = news[-1] if news else None
            raise

    def _save(self, news: Sequence[Fact], saving: Saving) -> None:
        """Keep facts together with the data keys that are made for them, or destroyed by them."""
        if self.keyring is None or not saving.about:
            self.recorder.insert_events(list(map(self.mapper.to_stored_event, news)))
            return
        with self.keyring.saving(saving):
            self.recorder.insert_events(list(map(self.mapper.to_stored_event, news)), saving=saving)

    def forget_doubt(self) -> None:
        """Whether an earlier save was kept is no question any more."""
        self._doubt.last = None

    def saved_after_all(self) -> bool:
        """Whether this thread's last save, which failed, was kept all the same.

        A database that dies between keeping and answering leaves that open. A save is kept whole,
        so its last fact tells; that carries an id or the microsecond of its recording, and an
        equal one of somebody else tells the same. What is sealed anew is sealed to the same bytes.
        """
        last = getattr(self._doubt, "last", None)
        if last is None:
            return False
        mine = self.mapper.to_stored_event(last)
        version = mine.originator_version
        there = self.recorder.select_events(mine.originator_id, gt=version - 1, lte=version)
        self.forget_doubt()  # only now: the database may have been away for this question, too
        return bool(there) and there[0].state == mine.state

    def histories(self, aggregates: Collection[UUID]) -> dict[UUID, list[Notification]]:
        """The facts of each of these aggregates as they are stored, in order, with their positions in the log.

        All are read at once. An aggregate of which nothing is recorded is not among them.
        """
        return cast("TakesTurns", self.recorder).histories(aggregates) if aggregates else {}

    def have_keys(self, aggregates: Iterable[UUID]) -> None:
        """Read the data keys of these aggregates at once, before their facts are read one by one."""
        if self.keyring is not None:
            self.keyring.have(aggregates)

    def refuse_erased(self, *stakeholders: UUID) -> None:
        """Raise `StakeholderIsErased` where this process knows of an erasure; a save finds out in any case."""
        if self.keyring is None:
            return
        for each in stakeholders:
            if self.keyring.of(each) is DESTROYED:
                raise StakeholderIsErased(pseudonym(each))

    def forget_keys(self) -> None:
        """Let go of all data keys: some may have been destroyed by others."""
        if self.keyring is not None:
            self.keyring.forget()

    def alone(self, work: Callable[[], T]) -> T:
        """The result of the work, while nobody else saves; reading goes on."""
        recorder = cast("TakesTurns", self.recorder)
        with recorder.alone():
            return work()

    def find(self, kind: type[R], aggregate: UUID) -> R | None:
        """The aggregate of this kind, or None where nothing of it is recorded. Raises `Unreadable`."""
        return self.find_all(kind, [aggregate]).get(aggregate)

    def find_all(self, _: type[R], aggregates: Collection[UUID]) -> dict[UUID, R]:
        """Those of these aggregates, all of this kind, of which something is recorded. Raises `Unreadable`."""
        found = self.histories(aggregates)
        try:
            return {key: cast("R", self._replayed(stored)) for key, stored in found.items()}
        except MapperDeserialisationError as error:
            raise Unreadable(str(error)) from error

    def _replayed(self, stored: Iterable[StoredEvent]) -> Root | None:
        there: Root | None = None
        for each in stored:
            there = cast("Fact", self.mapper.to_domain_event(each)).mutate(there)
        return there


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200]


def environment(settings: Settings) -> dict[str, str]:
    """Our settings in the words of eventsourcing.

    The recorder is told by its name, so that nobody on SQLite waits for PostgreSQL's driver to be imported.
    """
    if settings.sqlite_path is not None:
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(settings.sqlite_path),
            "SQLITE_LOCK_TIMEOUT": str(LOCK_TIMEOUT),
            "APPLICATION_RECORDER_TOPIC": "service.recorders.sqlite:SQLiteRecorder",
        }
    address = urlsplit(settings.database_url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": unquote(address.path.lstrip("/")),
        "POSTGRES_HOST": address.hostname or "localhost",
        "POSTGRES_PORT": str(address.port or 5432),
        "POSTGRES_USER": unquote(address.username or ""),
        "POSTGRES_PASSWORD": unquote(address.password or ""),
        "POSTGRES_LOCK_TIMEOUT": str(LOCK_TIMEOUT),
        "APPLICATION_RECORDER_TOPIC": "service.recorders.postgres:PostgresRecorder",
    }
