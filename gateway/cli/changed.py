"""What an interaction changed: support, strength and momentum before and after."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from rich.text import Text

from domain.errors import Unknown
from domain.identity import key
from domain.values import Interaction
from gateway.cli.output import direction, err, out, percent, points, print_json, say, signed

if TYPE_CHECKING:
    from service.reading import Reading


@dataclass(frozen=True)
class Level:
    """Where a coalition and some of its stakeholders stand at one moment."""

    strength: float | None
    momentum: float | None
    support: dict[str, float]


def level(reading: "Reading", coalition: str, whom: list[str]) -> Level:
    """Look at where they stand now; nowhere, if nothing is counted of the coalition yet."""
    try:
        summary, everybody = reading.coalition(coalition), reading.stakeholders(coalition)
    except Unknown:
        return Level(None, None, {})
    wanted = {key(name): name for name in whom}
    support = {wanted[key(each.name)]: each.partner.support for each in everybody if key(each.name) in wanted}
    return Level(summary.strength, summary.momentum, support)


@dataclass(frozen=True)
class Logged:
    """Interactions recorded, one with each stakeholder, and what they changed."""

    coalition: str
    interaction: Interaction
    ids: list[tuple[str, UUID]]
    news: bool
    before: Level
    after: Level
    counted: bool

    def print_json(self) -> None:
        """The stable form for programs."""
        print_json(
            {
                "coalition": self.coalition,
                "interactions": [
                    {"id": str(each), "stakeholder": name, "support": self._support(name)} for name, each in self.ids
                ],
                "recorded": self.news,
                "strength": {"before": self.before.strength, "after": self.after.strength},
                "momentum": {"before": self.before.momentum, "after": self.after.momentum},
                "counted": self.counted,
            }
        )

    def print(self) -> None:
        """The form for people: what changed, and how to take it back."""
        if not self.news:
            say("Exactly this was recorded before; nothing changed.")
            return
        told = self.interaction
        names = ", ".join(name for name, _ in self.ids)
        kind = told.kind.value.replace("_", " ")
        out().print(Text.assemble(("Recorded: ", "bold"), f"{kind} · {names} · {told.occurred_at:%Y-%m-%d}"))
        if self.counted:
            self._print_changes()
        else:
            err().print("No worker has counted it yet; 'groundswell status' tells how far they are.", soft_wrap=True)
        for name, each in self.ids:
            out().print(
                Text(f'Take it back: groundswell retract {each} --reason "..."{self._of(name)}', "dim"), soft_wrap=True
            )

    def _print_changes(self) -> None:
        lines = [(f"support of {name}", *self._percents(name)) for name, _ in self.ids]
        lines.append(("strength", *_pair(self.before.strength, self.after.strength, points)))
        lines.append(("momentum", *_pair(self.before.momentum, self.after.momentum, lambda each: str(signed(each)))))
        widest = [max(map(len, column)) for column in zip(*(line[:3] for line in lines), strict=True)]
        for label, before, after, change in lines:
            figures = f"  {label:<{widest[0]}}  {before:>{widest[1]}} → "
            out().print(Text(figures) + Text(f"{after:>{widest[2]}}", style=direction(change)), soft_wrap=True)

    def _percents(self, name: str) -> tuple[str, str, float]:
        return _pair(self.before.support.get(name), self.after.support.get(name), percent)

    def _support(self, name: str) -> dict[str, float | None]:
        return {"before": self.before.support.get(name), "after": self.after.support.get(name)}

    def _of(self, name: str) -> str:
        return f"  ({name})" if len(self.ids) > 1 else ""


def _pair(before: float | None, after: float | None, told: Any) -> tuple[str, str, float]:
    return told(before), told(after), (after or 0.0) - (before if before is not None else after or 0.0)
