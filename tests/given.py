"""Words to write tests with, so that they read as sentences.

    given(joined("2024-01-01"), defected("2024-02-01")).when(told(voted_with("2024-03-01"))).then(...)

Facts are compared by what they tell, not by aggregate, version and moment of recording.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid5

from eventsourcing.domain import CanMutateAggregate

from domain.coalition import Coalition
from domain.fact import Fact, Root
from domain.identity import NAMESPACE, coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.stakeholder import Stakeholder
from domain.values import Interaction, Kind

R = TypeVar("R", bound=Root)
Decision = Callable[[R], Any]
Told = tuple[type[Fact], dict[str, Any]]
"""A fact without its envelope."""

COALITION, STAKEHOLDER = "Clean Rivers", "Ada"
RECORDER = "Robin"
EVERY_KIND = frozenset(Kind)
ENVELOPE = {"originator_id", "originator_version", "originator_topic", "timestamp"}


def moment(text: str) -> datetime:
    """An instant; UTC where it does not say."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


NOW = moment("2024-07-01T12:00")


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)

    def set(self, text: str) -> None:
        self.now = moment(text)


def named(name: str) -> UUID:
    """The id that a test calls by a name."""
    return uuid5(NAMESPACE, f"test:{name}")


def an(kind: Kind, on: str, called: str | None = None, **fields: Any) -> Interaction:
    """An interaction of a kind on a day; `called` is the name its id goes by in the test."""
    identity = named(called or f"{kind} {on}")
    return Interaction(**{"id": identity, "kind": kind, "occurred_at": moment(on), "recorded_by": RECORDER, **fields})


joined = partial(an, Kind.JOIN)
met = partial(an, Kind.MEETING)
traded = partial(an, Kind.TRADE)
honoured = partial(an, Kind.TRADE_HONOURED)
broke = partial(an, Kind.TRADE_BROKEN)
pledged = partial(an, Kind.PLEDGE)
endorsed = partial(an, Kind.ENDORSEMENT)
voted_with = partial(an, Kind.VOTE_WITH)
voted_against = partial(an, Kind.VOTE_AGAINST)
criticised = partial(an, Kind.CRITICISM)
lapsed = partial(an, Kind.LAPSE)
defected = partial(an, Kind.DEFECTION)
returned = partial(an, Kind.RETURN)


@dataclass
class Story(Generic[R]):
    """What was given, what is done, and the facts that come of it."""

    subject: R
    answers: list[Any] = field(default_factory=list)

    def when(self, *decisions: Decision[R]) -> "Story[R]":
        self.subject.collect_events()
        self.answers += [decide(self.subject) for decide in decisions]
        return self

    def then(self, *expected: Told) -> "Story[R]":
        assert [content(fact) for fact in self.subject.pending_events] == list(expected)
        return self

    def answering(self, *expected: Any) -> None:
        assert self.answers == list(expected)


def given(*interactions: Interaction, decided: tuple[Decision[Partnership], ...] = ()) -> Story[Partnership]:
    """A partnership about which these interactions are recorded, and then decisions made."""
    partnership = Partnership.begin(coalition_id(COALITION), stakeholder_id(STAKEHOLDER), NOW)
    for interaction in interactions:
        assert partnership.record(interaction, NOW), f"given twice: {interaction}"
    for decide in decided:
        decide(partnership)
    return Story(partnership)


def a_coalition(*decided: Decision[Coalition]) -> Story[Coalition]:
    """A coalition of which these decisions were made."""
    return _a(Coalition.form(COALITION, NOW), decided)


def a_stakeholder(*decided: Decision[Stakeholder]) -> Story[Stakeholder]:
    """A stakeholder of whom these things were said."""
    return _a(Stakeholder.register(STAKEHOLDER, NOW), decided)


def _a(subject: R, decided: tuple[Decision[R], ...]) -> Story[R]:
    for decide in decided:
        decide(subject)
    return Story(subject)


def told(interaction: Interaction, now: datetime = NOW) -> Decision[Partnership]:
    """Somebody records an interaction."""
    return lambda partnership: partnership.record(interaction, now)


def corrected(interaction: Interaction, reason: str = "misheard") -> Decision[Partnership]:
    """Somebody tells an interaction anew."""
    return lambda partnership: partnership.correct(interaction, reason, RECORDER, NOW)


def retracted(called: str, reason: str = "never happened") -> Decision[Partnership]:
    """Somebody takes an interaction back."""
    return lambda partnership: partnership.retract(named(called), reason, RECORDER, NOW)


def but(interaction: Interaction, **otherwise: Any) -> Interaction:
    """The same interaction, told otherwise."""
    return Interaction(**(interaction.model_dump(exclude_unset=True) | otherwise))


def a(kind: type[Fact], **content: Any) -> Told:
    """An expected fact."""
    return kind, content


def content(fact: CanMutateAggregate[UUID]) -> Told:
    """What a fact tells."""
    assert isinstance(fact, Fact)
    return type(fact), {name: value for name, value in vars(fact).items() if name not in ENVELOPE}
