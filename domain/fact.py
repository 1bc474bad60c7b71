"""What every fact and every aggregate is made of: pydantic values under names that never change."""

from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import BaseAggregate, CanInitAggregate, CanMutateAggregate
from eventsourcing.utils import register_topic
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from domain.errors import invalid


class Fact(BaseModel, CanMutateAggregate[UUID]):
    """A past-tense event: which aggregate, its place there, and when it was recorded (UTC).

    `TOPIC` is the stored name; it outlives every renaming of the class. A class whose content
    changes raises `class_version` and learns to read the older form by a static method
    `upcast_v1_v2(content: dict) -> None`, and so on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    TOPIC: ClassVar[str]
    class_version: ClassVar[int] = 1

    originator_id: UUID
    originator_version: int
    timestamp: AwareDatetime

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "TOPIC" in cls.__dict__:
            register_topic(cls.TOPIC, cls)
            KNOWN[cls.TOPIC] = cls


KNOWN: dict[str, type[Fact]] = {}
"""Every class of facts by its stored name; nothing else is ever made of what is stored."""


class FirstFact(Fact, CanInitAggregate[UUID]):
    """The fact that begins an aggregate."""

    originator_topic: str


class Root(BaseAggregate[UUID]):
    """Base of the aggregates; a subclass registers its own stored name.

    A fact that would hold a senseless value is refused as `Invalid`.
    """

    TOPIC: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        register_topic(cls.TOPIC, cls)

    @property
    def subject(self) -> UUID | None:
        """The stakeholder whom all of it is about, if it is about one."""
        return None

    @classmethod
    def begin_with(cls, fact: type[FirstFact], key: UUID, **told: Any) -> Self:
        """A new aggregate of this id, begun by a fact that tells this."""
        try:
            return cls._create(fact, id=key, **told)
        except ValidationError as error:
            raise invalid(error) from error

    def add(self, fact: type[Fact], **told: Any) -> None:
        """Let a fact happen to the aggregate."""
        try:
            self.trigger_event(fact, **told)
        except ValidationError as error:
            raise invalid(error) from error
