"""`groundswell belief`: what was believed of a day, what is known of it now, and what makes the difference."""

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer
from rich.text import Text

from gateway.cli import typed
from gateway.cli.opening import up_to_date
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import QUIET, out, print_json, say, signed, table
from gateway.cli.viewing import Top, day_of, instant_of, rest
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.belief import Belief
    from domain.difference import Shift
    from domain.replay import Partner
    from domain.situation import Situation
    from service.projections.entries import Entry

Day = Annotated[str, typer.Option("--on", help="The day whose end is looked at.", metavar="DATE")]
Believed = Annotated[
    str | None,
    typer.Option(help="By what was known at an instant; the end of that day if left out.", metavar="DATETIME"),
]
Known = Annotated[
    str | None,
    typer.Option(help="By what was known at a later instant; now if left out.", metavar="DATETIME"),
]

LABELS = {
    "strength": "strength",
    "momentum": "momentum",
    "chance": "chance of winning, %",
    "public_share": "public share, %",
    "health": "health",
    "readiness": "readiness",
    "members": "members",
    "stakeholders": "stakeholders",
    "alerts": "alerts",
}


def belief(
    name: Coalition,
    on: Day,
    *,
    believed: Believed = None,
    known: Known = None,
    top: Top = 10,
    as_json: AsJson = False,
) -> None:
    """What was believed of a day, beside what is known of it now, and the facts learnt since."""
    with up_to_date() as command:
        services = command.services
        day = typed.past_day(on, "--on", services.clock().date())
        instants = (
            typed.known_by(text, f"--{option}") if text else None
            for option, text in (("believed", believed), ("known", known))
        )
        found = services.situations.belief(name, day, *instants)
        learnt = services.reading.facts(name, list(found.learnt))
    if as_json:
        print_json(_as_json(found, learnt))
        return
    _print(found, learnt, top)


def _print(found: "Belief", learnt: "list[Entry]", top: int) -> None:
    _print_title(found)
    _print_figures(found)
    _print_steps(found)
    _print_people([shift for shift in found.shifts if shift.moved], top)
    _print_facts(found, learnt, top)


def _print_title(found: "Belief") -> None:
    believed, known = (instant_of(each) for each in (found.believed, found.known))
    title = Text.assemble((found.known.coalition, "bold"), (f" · {day_of(found.known)}", QUIET))
    out().print(title + Text(f", as believed on {believed} and as known on {known}\n", QUIET), soft_wrap=True)


def _print_figures(found: "Belief") -> None:
    from domain.headlines import SCALES, headlines
    from domain.whip import whip_count

    before, after = headlines(found.believed), headlines(found.known)
    shown = table("", "believed", "known", "difference", right=("believed", "known", "difference"))
    for figure, label in LABELS.items():
        decimals = 0 if figure in {"members", "stakeholders", "alerts"} else 1
        shown.add_row(label, *_cells(before[figure], after[figure], SCALES[figure], decimals))
    bands = (whip_count(each.standing.each()) for each in (found.believed, found.known))
    for was, now in zip(*bands, strict=True):
        shown.add_row(f"  {was.stance.value}", *_cells(was.heads, now.heads, 1.0, 0))
    out().print(shown)
    say()


def _cells(before: float | None, after: float | None, scale: float, decimals: int) -> list[Text]:
    levels = [Text("–" if value is None else f"{scale * value:.{decimals}f}") for value in (before, after)]
    return [*levels, signed(None if before is None or after is None else scale * (after - before), decimals)]


def _print_steps(found: "Belief") -> None:
    numbers = [(how, sum(each is how for each in found.learnt.values())) for how in found.steps]
    if not numbers:
        say("No fact was learnt since of what had happened by then.")
        return
    parts = (f"{many(number, 'fact')} {how} {found.steps[how]:+.1f}" if number else how for how, number in numbers)
    say(f"What made the difference, in points of strength: {', '.join(parts)}\n")


def _print_people(shifts: "list[Shift]", top: int) -> None:
    if not shifts:
        return
    shown = table("who stands elsewhere", "believed", "known", "support", "part", right=("support", "part"))
    for shift in shifts[:top]:
        support = " → ".join("–" if each is None else f"{100 * each.support:.0f}" for each in shift[1:3])
        shown.add_row(Text(shift.name), _stance(shift.before), _stance(shift.after), support, signed(shift.points, 2))
    out().print(shown)
    out().print(rest(min(top, len(shifts)), len(shifts)))
    say()


def _stance(partner: "Partner | None") -> str:
    from service.wording import stance_in_words

    return "not known yet" if partner is None else stance_in_words(partner)


def _print_facts(found: "Belief", learnt: "list[Entry]", top: int) -> None:
    if not learnt:
        return
    columns = ("learnt since", "recorded", "how", "kind")
    shown = table(*columns, "stakeholder", "by", whole=columns)
    for entry in learnt[-top:][::-1]:
        when = (str(entry.occurred_at.date()), str(entry.recorded_at.date()))
        how = found.learnt[entry.position]
        shown.add_row(*when, how, entry.kind, Text(entry.stakeholder or "–"), Text(entry.recorded_by))
    out().print(shown)
    out().print(rest(min(top, len(learnt)), len(learnt)))


def _as_json(found: "Belief", learnt: "list[Entry]") -> dict[str, Any]:
    from domain.changes import number
    from domain.time import moment_of

    return {
        "coalition": found.known.coalition,
        "on": day_of(found.known).isoformat(),
        "believed": {"known": moment_of(found.believed.known).isoformat(), **_side(found.believed)},
        "known": {"known": moment_of(found.known.known).isoformat(), **_side(found.known)},
        "steps": {how: number(points) for how, points in found.steps.items()},
        "shifts": [_shift(shift) for shift in found.shifts if shift.moved],
        "learnt": [_fact(entry, found.learnt[entry.position]) for entry in learnt],
    }


def _side(situation: "Situation") -> dict[str, Any]:
    from domain.headlines import headlines
    from domain.whip import whip_count

    return headlines(situation) | {"whip": [band._asdict() for band in whip_count(situation.standing.each())]}


def _shift(shift: "Shift") -> dict[str, Any]:
    return {
        "stakeholder": shift.name,
        "points": shift.points,
        "believed": _partner(shift.before),
        "known": _partner(shift.after),
    }


def _partner(partner: "Partner | None") -> dict[str, Any] | None:
    columns = ("support", "stance", "influence", "member", "away", "on_map")
    return None if partner is None else {column: getattr(partner, column) for column in columns}


def _fact(entry: "Entry", how: str) -> dict[str, Any]:
    return {
        "how": how,
        "id": str(UUID(entry.interaction_id)),
        "stakeholder": entry.stakeholder,
        "kind": entry.kind,
        "occurred_at": entry.occurred_at.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "recorded_by": entry.recorded_by,
        "position": entry.position,
    }
