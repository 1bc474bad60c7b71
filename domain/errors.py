"""Why a decision was refused.

GroundswellError
├── Refused                     a decision the history does not allow
│   ├── FutureDate
│   ├── ThresholdOutOfRange
│   ├── WinningUnclear
│   ├── CoalitionExists
│   ├── StakeholderIsErased
│   ├── MilestoneUnknown
│   ├── MilestoneReachedAlready
│   ├── ConditionUnknown
│   ├── LastAdmin
│   ├── TokenUnknown
│   ├── TooLittlePast
│   ├── HypothesisRefused
│   └── PartnershipError
│       ├── AlreadyDefected
│       ├── TradeNotAgreed
│       ├── TradeAlreadySettled
│       ├── InteractionDiffers
│       ├── InteractionUnknown
│       └── InteractionIsRetracted
├── Unknown                     a name that stands for nothing recorded
├── Unreadable                  a stored fact that this program cannot read
└── Invalid                     a value that cannot be read or makes no sense

Every error carries its data, and its text is one sentence with the way out.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import ValidationError


class GroundswellError(Exception):
    """Base of everything Groundswell says no with."""


class Invalid(GroundswellError):
    """A value that cannot be read or makes no sense, with the field it was given for."""

    def __init__(self, field: str, value: object, reason: str) -> None:
        self.field, self.value, self.reason = field, value, reason
        told = reason[0].lower() + reason[1:]
        super().__init__(f"The {field.replace('_', ' ')} is not valid: {told}.")


def invalid(error: ValidationError, field: str = "value") -> Invalid:
    """What pydantic found wrong first; `field` names a value that stands alone."""
    first = error.errors(include_url=False, include_context=False)[0]
    named = next((part for part in reversed(first["loc"]) if isinstance(part, str)), field)
    return Invalid(named, first["input"], first["msg"])


class Unknown(GroundswellError):
    """A name that stands for nothing recorded."""

    def __init__(self, what: str, name: str, way_out: str) -> None:
        self.what, self.name = what, name
        super().__init__(f"There is no {what} '{name}'; {way_out}.")


class Unreadable(GroundswellError):
    """A stored fact that this program cannot read."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}; it may be damaged or of a newer version: see 'groundswell status'.")


class Refused(GroundswellError):
    """A decision that the recorded history does not allow."""


class FutureDate(Refused):
    """Only what has happened can be recorded."""

    def __init__(self, occurred_at: datetime, now: datetime) -> None:
        self.occurred_at, self.now = occurred_at, now
        super().__init__(
            f"{occurred_at:%Y-%m-%d %H:%M} is in the future (now is {now:%Y-%m-%d %H:%M} UTC); "
            "record it once it has happened."
        )


class ThresholdOutOfRange(Refused):
    """A share of influence that wins lies above 0 and at most at 1; a count is 1 or more."""

    def __init__(self, of: str, threshold: float) -> None:
        self.of, self.threshold = of, threshold
        way_out = "give a share above 0 and up to 1" if of == "share" else "give a whole number of 1 or more"
        super().__init__(f"A {of} of {threshold} is out of range; {way_out}.")


class WinningUnclear(Refused):
    """What counts as winning is a share or a count, or who must be for it beside or alone."""

    def __init__(self, way_out: str) -> None:
        super().__init__(f"What counts as winning is not clear; {way_out}.")


class CoalitionExists(Refused):
    """A coalition of this name was formed with another purpose, or other terms of winning."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"The coalition '{name}' exists already; choose another name.")


class StakeholderIsErased(Refused):
    """Nothing may be recorded any more about somebody who was erased."""

    def __init__(self, pseudonym: str) -> None:
        self.pseudonym = pseudonym
        super().__init__(
            f"The stakeholder of this name was erased and is on record as '{pseudonym}'; nothing more is recorded "
            "about them. If you mean another one of the same name, add what tells them apart, such as where they work."
        )


class MilestoneUnknown(Refused):
    """A milestone that was never planned."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"The milestone '{name}' was never planned; plan it first.")


class MilestoneReachedAlready(Refused):
    """A milestone is reached once."""

    def __init__(self, name: str, reached_on: date) -> None:
        self.name, self.reached_on = name, reached_on
        super().__init__(f"The milestone '{name}' was reached on {reached_on}; plan a new one for a further step.")


class ConditionUnknown(Refused):
    """A condition of withdrawal that the stakeholder's agenda does not state."""

    def __init__(self, condition: str, stated: Sequence[str]) -> None:
        self.condition, self.stated = condition, stated
        choice = " ".join(f"'{each}'," for each in stated)
        way_out = f"choose one of {choice} or state it" if stated else "state it"
        super().__init__(f"The condition '{condition}' was never stated; {way_out} in their agenda first.")


class LastAdmin(Refused):
    """Without an admin nobody could grant a role any more."""

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__(f"{person} is the only admin there; make somebody else an admin first.")


class TokenUnknown(Refused):
    """A token that was never made for this person."""

    def __init__(self, token_id: str) -> None:
        self.token_id = token_id
        super().__init__(f"There is no token {token_id} of this person; 'groundswell token list' shows theirs.")


class TooLittlePast(Refused):
    """Too few acts to fit parameters on and judge them by; `first` and `later` count those of the two parts."""

    def __init__(self, acts: int, first: int, later: int, least: int) -> None:
        self.acts, self.first, self.later, self.least = acts, first, later, least
        super().__init__(
            f"There are {acts:,} acts to learn from: {first:,} before a split by time, and {later:,} after it. Each "
            f"part needs {least} for a fit to be made and judged; until then, what is in force is the best guess."
        )


class HypothesisRefused(Refused):
    """Something is assumed that could not be recorded; `number` counts from 0, in the order given."""

    def __init__(self, number: int, who: str, kind: str, reason: str) -> None:
        self.number, self.who, self.kind, self.reason = number, who, kind, reason
        super().__init__(f"'{who}: {kind.replace('_', ' ')}' cannot be assumed. {reason}")


class PartnershipError(Refused):
    """A refusal by one partnership, about one interaction."""

    def __init__(self, interaction_id: UUID, message: str) -> None:
        self.interaction_id = interaction_id
        super().__init__(message)


class AlreadyDefected(PartnershipError):
    """A supporting act by someone who had defected and not returned by then."""

    def __init__(self, interaction_id: UUID, defected_at: datetime, occurred_at: datetime) -> None:
        self.defected_at, self.occurred_at = defected_at, occurred_at
        super().__init__(
            interaction_id,
            f"The stakeholder had defected on {defected_at:%Y-%m-%d} and not returned by "
            f"{occurred_at:%Y-%m-%d}; record the return first.",
        )


class TradeNotAgreed(PartnershipError):
    """A trade is honoured or broken that was not open at the date."""

    def __init__(self, interaction_id: UUID, trade_id: UUID | None, occurred_at: datetime) -> None:
        self.trade_id, self.occurred_at = trade_id, occurred_at
        super().__init__(
            interaction_id,
            f"No such trade was open on {occurred_at:%Y-%m-%d}; record the trade first.",
        )


class TradeAlreadySettled(PartnershipError):
    """A trade is honoured or broken once."""

    def __init__(self, interaction_id: UUID, trade_id: UUID, settled_by: UUID) -> None:
        self.trade_id, self.settled_by = trade_id, settled_by
        super().__init__(
            interaction_id,
            f"The trade {trade_id} was settled already by {settled_by}; correct or retract that fact instead.",
        )


class InteractionDiffers(PartnershipError):
    """An interaction id comes again with other content."""

    def __init__(self, interaction_id: UUID) -> None:
        super().__init__(
            interaction_id,
            f"The interaction {interaction_id} is recorded with other content; "
            "correct it with a reason, or give the new one its own id.",
        )


class InteractionUnknown(PartnershipError):
    """A correction or retraction of something never recorded."""

    def __init__(self, interaction_id: UUID) -> None:
        super().__init__(
            interaction_id,
            f"No interaction {interaction_id} is recorded; look its id up in the timeline.",
        )


class InteractionIsRetracted(PartnershipError):
    """A correction or second retraction of a retracted interaction."""

    def __init__(self, interaction_id: UUID) -> None:
        super().__init__(
            interaction_id,
            f"The interaction {interaction_id} is retracted already; record it anew instead.",
        )
