"""`groundswell risk`: who is likely to depart, and why."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, FOR, QUIET, out, print_json, say, table
from gateway.cli.viewing import Known, On, Top, looked_at, moment_as_json, print_title, rest
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.reasons import Reason
    from domain.risk import Risk
    from domain.situation import Situation

Days = Annotated[int, typer.Option(help="How many days ahead to look.", min=1, max=3650, metavar="N")]

NOBODY = "Nobody is a member, so there is nobody who could depart."


def risk(
    name: Coalition, *, days: Days = 90, on: On = None, known: Known = None, top: Top = 10, as_json: AsJson = False
) -> None:
    """Who is likely to lapse or defect within the days ahead, each with the reasons.

    Each reason multiplies how often a member departs: x 1.5 makes it half as
    likely again, x 0.6 less likely by two fifths. A member without reasons
    departs as often as members of this coalition did.
    """
    from domain.departing import risk_of

    situation = looked_at(name, on, known)
    found = risk_of(situation, days)
    order = sorted(range(len(found.place)), key=lambda number: (-found.probability[number], found.place[number]))
    if as_json:
        print_json(moment_as_json(situation) | _as_json(situation, found, order))
        return
    print_title(situation, known)
    if not order:
        say(NOBODY)
        return
    _print(situation, found, order, top)


def _print(situation: "Situation", found: "Risk", order: list[int], top: int) -> None:
    expected, base = found.probability.sum(), found.base_probability[0]
    departures = (
        f"{expected:.1f} of {many(len(order), 'member')} expected to depart within {many(found.horizon, 'day')}"
    )
    say(f"{departures}; a member without reasons departs with {100 * base:.1f} %\n")
    shown = table("member", "risk", "why, and what it does to the risk", right=("risk",))
    for number in order[:top]:
        member = Text(situation.names[found.place[number]], overflow="ellipsis", no_wrap=True)
        shown.add_row(member, _percent(found, number), _told(situation, found.reasons(number)))
    out().print(shown)
    out().print(rest(min(top, len(order)), len(order)))


def _percent(found: "Risk", number: int) -> Text:
    probability, base = found.probability[number], found.base_probability[number]
    return Text(f"{100 * probability:.1f} %", AGAINST if probability > base else "")


def _told(situation: "Situation", reasons: "list[Reason]") -> Text:
    """The reasons, a line each: what makes a departure likelier, then what makes it less likely."""
    from service.risk_in_words import reason_in_words

    lines = [
        Text.assemble(
            (f"x {each.ratio:.2f}", AGAINST if each.ratio > 1 else FOR), f" {reason_in_words(each, situation)}"
        )
        for each in sorted(reasons, key=lambda each: -each.ratio)
    ]
    return Text("\n").join(lines) if lines else Text("no reasons", QUIET)


def _as_json(situation: "Situation", found: "Risk", order: list[int]) -> dict[str, Any]:
    return {
        "horizon_days": found.horizon,
        "base": float(found.base_probability[0]) if order else None,
        "expected": float(found.probability.sum()),
        "members": [_member(situation, found, number) for number in order],
    }


def _member(situation: "Situation", found: "Risk", number: int) -> dict[str, Any]:
    place = found.place[number]
    return {
        "stakeholder": situation.names[place],
        "influence": float(situation.standing.influence[place]),
        "risk": float(found.probability[number]),
        "reasons": [_reason(situation, each) for each in found.reasons(number)],
    }


def _reason(situation: "Situation", reason: "Reason") -> dict[str, Any]:
    from domain.time import day_of
    from service.risk_in_words import named

    since = day_of(reason.since) if reason.since is not None else None
    return {"ground": reason.ground, "ratio": reason.ratio, "since": since, "which": named(reason, situation)}
