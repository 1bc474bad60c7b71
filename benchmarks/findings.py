"""What a benchmark found out, ready for the report."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Target:
    """A limit that must be kept: at most so much, or at least."""

    what: str
    against: str
    limit: float
    unit: str = "times"
    at_least: bool = False

    def met(self, value: float) -> bool:
        """Whether a value keeps the limit."""
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"at {'least' if self.at_least else 'most'} {self.limit:g} {self.unit}"


@dataclass(frozen=True)
class Finding:
    """A measured value of one target on one database, with what lies behind it."""

    target: Target
    database: str
    value: float
    detail: str
    where: str = ""
    profile: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.target.met(self.value)

    def explained(self, profile: str) -> Self:
        """The same with a profile: where the time goes."""
        return replace(self, profile=profile)

    @property
    def line(self) -> str:
        """The finding in one line."""
        verdict = "met" if self.met else "MISSED"
        what = f"{self.target.what}{self.where}"
        return (
            f"{what} on {self.database}: {self.value:.3g} {self.target.unit} ({self.target}), {verdict}; {self.detail}"
        )
