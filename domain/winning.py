"""What counts as winning."""

from collections.abc import Iterable
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, ValidationError, field_validator, model_validator

from domain.errors import ThresholdOutOfRange, WinningUnclear
from domain.values import Value

Share = Annotated[float, Field(gt=0, le=1)]
"""A part of all influence on the map."""

Count = Annotated[int, Field(ge=1)]
"""A number of stakeholders."""


class Winning(Value):
    """The conditions that must all hold for the initiative to win.

    `share`: the stakeholders for it have at least this part of all influence on the map; or
    `count`: they are at least so many; `must_have`: the ids of stakeholders who must be for it,
    whoever else is. At least one condition, and not share and count at once.
    """

    share: Share | None = None
    count: Count | None = None
    must_have: tuple[UUID, ...] = ()

    @field_validator("must_have")
    @classmethod
    def _each_once(cls, must_have: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return tuple(sorted(set(must_have)))

    @model_validator(mode="after")
    def _one_threshold(self) -> Self:
        if self.share is not None and self.count is not None:
            raise ValueError("state a share or a count, not both")
        if self.share is None and self.count is None and not self.must_have:
            raise ValueError("state a share, a count or who must be for it")
        return self


HALF = Winning(share=0.5)
"""What wins where nobody has said otherwise: half of the influence."""


def winning(share: float | None = None, count: int | None = None, must_have: Iterable[UUID] = ()) -> Winning:
    """These conditions; raises `ThresholdOutOfRange` or `WinningUnclear` where they make no sense."""
    try:
        return Winning(share=share, count=count, must_have=tuple(must_have))
    except ValidationError as error:
        raise _refused(error) from error


def _refused(error: ValidationError) -> ThresholdOutOfRange | WinningUnclear:
    first = error.errors(include_url=False, include_context=False)[0]
    if first["loc"]:
        return ThresholdOutOfRange(str(first["loc"][0]), first["input"])
    return WinningUnclear(first["msg"].removeprefix("Value error, "))
