"""Where a coalition is going, and who drives and drags it: for people and for programs."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from rich.text import Text

from domain.drivers import Direction, Driver, Movement
from domain.effects import Effect
from domain.time import moment_of
from gateway.cli.output import direction, out, points, say, signed, table
from service.explanation_in_words import reasons_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

STILL = "Nobody moved it in the last four weeks."


def print_nothing(name: str) -> None:
    """What is said where there is nothing to show."""
    say(f"{name} has no strength yet; log an interaction, and it will.")


def print_headline(name: str, strength: float, moves: Movement) -> None:
    """Where the coalition stands, where it is going, and whether it gathers pace."""
    stands = Text.assemble((name, "bold"), f" stands at {points(strength)} of 100")
    if moves.momentum is None or moves.direction is None:
        out().print(stands + Text("; four weeks ago nobody had influence, so there is no momentum."), soft_wrap=True)
        return
    style = "" if moves.direction is Direction.STEADY else direction(moves.momentum)
    change = Text(f"{moves.direction}, {signed(moves.momentum)}", style=style)
    out().print(Text.assemble(stands, " and is ", change, " in four weeks."), soft_wrap=True)
    if moves.before is not None:
        pace = Text.assemble("Four weeks ago momentum was ", signed(moves.before), ": acceleration ")
        out().print(Text.assemble(pace, signed(moves.acceleration), "."), soft_wrap=True)


def print_movers(moves: Movement) -> None:
    """Drivers and drags, each with what their part is owed to most."""
    say()
    for label, movers in (("drivers", moves.drivers), ("drags", moves.drags)):
        if movers:
            _print(label, movers)
    if moves.momentum is not None and not moves.drivers and not moves.drags:
        say(STILL)


def _print(label: str, movers: "Sequence[Driver]") -> None:
    shown = table(label, "points", "through", right=("points",))
    for each in movers:
        reasons = ", ".join(f"{reason} {value:+.2f}" for reason, value in reasons_in_words(each))
        name = Text(each.name, overflow="ellipsis", no_wrap=True)
        shown.add_row(name, signed(each.points, 2), Text(reasons))
    out().print(shown)
    say()


def as_json(moves: Movement | None) -> dict[str, Any]:
    """The stable form for programs."""
    if moves is None:
        return {"drivers": [], "drags": []}
    return {"drivers": [_driver(each) for each in moves.drivers], "drags": [_driver(each) for each in moves.drags]}


def _driver(driver: Driver) -> dict[str, Any]:
    told = {"stakeholder": driver.name, "points": driver.points, "parts": driver.parts}
    return told | {"facts": [_fact(effect) for effect in driver.facts]}


def _fact(effect: Effect) -> dict[str, Any]:
    return {
        "id": str(UUID(effect.telling.interaction_id)),
        "kind": effect.telling.kind.value,
        "occurred_at": moment_of(effect.telling.occurred_at).isoformat(),
        "points": effect.points,
    }
