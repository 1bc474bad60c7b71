"""The values that facts are made of: kinds, tone, trades, and the interaction itself."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from domain.personal import Personal

NOTE_LIMIT = 32_000
"""Most characters a note may have: some ten pages, and far below what one save can carry."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"),
]
"""One line that a person reads: no control characters, 1 to 200 characters."""

Note = Annotated[str, StringConstraints(max_length=NOTE_LIMIT, pattern=r"^[^\x00]*$")]
"""Free text; a NUL is refused because PostgreSQL cannot hold one."""


Reason = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=NOTE_LIMIT, pattern=r"^[^\x00]*$"),
]
"""Why a fact was corrected or retracted; never empty."""

EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)
"""No interaction is older: an earlier date is a slip of the pen, and years of empty series."""


MINUTE = timedelta(minutes=1)


def _of_whole_minutes(instant: datetime) -> datetime:
    offset = instant.utcoffset()
    if offset and offset % MINUTE:
        raise PydanticCustomError("time_zone", "The time zone must be of whole minutes, such as +01:00")
    return instant


Instant = Annotated[AwareDatetime, Field(ge=EARLIEST), AfterValidator(_of_whole_minutes)]
"""A moment with its time zone; one that is not of whole minutes could not be stored."""


class Kind(StrEnum):
    """What an interaction is, as written in files."""

    JOIN = "join"
    MEETING = "meeting"
    MESSAGE = "message"
    TRADE = "trade"
    TRADE_HONOURED = "trade_honoured"
    TRADE_BROKEN = "trade_broken"
    PLEDGE = "pledge"
    ENDORSEMENT = "endorsement"
    VOTE_WITH = "vote_with"
    VOTE_AGAINST = "vote_against"
    ABSTENTION = "abstention"
    CRITICISM = "criticism"
    OPPOSITION = "opposition"
    LAPSE = "lapse"
    DEFECTION = "defection"
    RETURN = "return"
    ASSESSMENT = "assessment"
    CONTRIBUTION = "contribution"
    CONFLICT = "conflict"
    RECONCILIATION = "reconciliation"
    MILESTONE = "milestone"


class Stance(StrEnum):
    """The five-point whip scale, and those who have not been heard of."""

    STRONG_SUPPORT = "strong support"
    SUPPORT = "support"
    UNDECIDED = "undecided"
    OPPOSE = "oppose"
    STRONG_OPPOSE = "strong oppose"
    UNAWARE = "unaware"


class Readers(StrEnum):
    """Who may read a note."""

    EVERYONE = "everyone"
    MANAGERS = "managers"
    RECORDER = "recorder"


class Relationship(StrEnum):
    """The partnering directions, and the two bodies around them."""

    DIRECT_REPORT = "direct report"
    CO_WORKER = "co-worker"
    MANAGER = "manager"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    COMPETITOR = "competitor"
    PARTNER = "partner"
    REGULATOR = "regulator"
    COMMUNITY = "community"


class Value(BaseModel):
    """Base of all values: frozen, and nothing beyond the named fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Value):
    """One side of a trade: what was given or got, and its worth from 1 to 5."""

    what: Literal["people", "capital", "ideas", "access", "other"]
    worth: Annotated[int, Field(ge=1, le=5)]
    description: Annotated[Note, Personal.NOTE] = ""


NoteFor = Annotated[Readers | None, AfterValidator(lambda readers: None if readers is Readers.EVERYONE else readers)]
"""Who may read a note beside its recorder; None: everyone who may read the coalition's facts."""


class Interaction(Value):
    """Something that happened between the coalition and a stakeholder.

    `occurred_at` is when it happened; when it was learnt is the fact's own timestamp.
    `tone` runs from -2 (hostile) to 2 (warm). `influence` (0 or more) and `bloc` tell what
    held from that date on; left out, they stay as they were. A note is for everyone unless
    `note_for` says for whom.
    """

    id: UUID
    kind: Kind
    occurred_at: Instant
    recorded_by: Name
    source: Name = "manual"
    tone: Annotated[int, Field(ge=-2, le=2)] | None = None
    visibility: Literal["private", "public"] | None = None
    influence: Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)] | None = None
    bloc: Name | None = None
    note: Annotated[Note, Personal.NOTE] = ""
    note_for: NoteFor = None
    gave: Item | None = None
    got: Item | None = None
    due_on: date | None = None
    trade_id: UUID | None = None
    to: Name | None = None
    format: Literal["one-on-one", "group"] | None = None
    stance: Stance | None = None

    def same_content(self, other: "Interaction") -> bool:
        """Whether both tell the same, whoever recorded it and wherever it came from.

        A settlement that names no trade tells the same as the one that found its trade.
        """
        told_alike = {
            "recorded_by": other.recorded_by,
            "source": other.source,
            "trade_id": self.trade_id or other.trade_id,
        }
        return self.model_copy(update=told_alike) == other
