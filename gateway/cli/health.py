"""`groundswell health`: how sound partnerships are, in all, by direction and one by one."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import QUIET, out, percent, print_json, say, table
from gateway.cli.viewing import Known, On, Top, bar, looked_at, moment_as_json, narrow, print_title, rest, whole

if TYPE_CHECKING:
    from domain.directions import Group
    from domain.health import CoalitionHealth
    from domain.situation import Situation

Stakeholder = Annotated[
    str | None, typer.Option("--stakeholder", "-s", help="Of one partnership alone, with what it was counted from.")
]

PARTS = ("support", "firmness", "engagement", "reciprocity")


def health(
    name: Coalition,
    stakeholder: Stakeholder = None,
    *,
    on: On = None,
    known: Known = None,
    top: Top = 15,
    as_json: AsJson = False,
) -> None:
    """How sound partnerships are, from 0 to 100, by parts: support, firmness, engagement, reciprocity."""
    from domain.health import health as health_of
    from gateway.cli.health_json import all_as_json, one_as_json

    situation = looked_at(name, on, known)
    told = health_of(situation)
    place = situation.place(stakeholder) if stakeholder is not None else None
    if as_json:
        shown = one_as_json(situation, told, place) if place is not None else all_as_json(situation, told)
        print_json(moment_as_json(situation) | shown)
        return
    print_title(situation, known)
    if place is not None:
        _print_one(situation, told, place)
    else:
        _print_all(situation, told, top)


def _print_one(situation: "Situation", told: "CoalitionHealth", place: int) -> None:
    from service.health_in_words import health_in_words

    words = health_in_words(situation, told, place)
    profile = situation.partners[place]
    standing_to_us = f", {profile.relationship}" if profile.relationship else ""
    score = whole(float(told.health[place]))
    out().print(Text.assemble(f"{profile.name}{standing_to_us}: health ", (score, "bold"), " of 100\n"), soft_wrap=True)
    shown = table("part", "score", "weight", "", "counted from", right=("score", "weight"), whole=("part", ""))
    for part in told.parts:
        weight = float(part.weight[place])
        score_of = float(part.score[place]) if weight > 0 else None
        cells = (whole(score_of), f"{weight:.2f}" if weight > 0 else "", bar(score_of))
        shown.add_row(part.name, *cells, Text(words[part.name], "" if weight > 0 else QUIET))
    out().print(shown)


def _print_all(situation: "Situation", told: "CoalitionHealth", top: int) -> None:
    if not situation.names:
        say("Nobody is known yet; log an interaction, and there is a health to tell.")
        return
    _print_headline(told)
    out().print(_direction_table(told))
    say()
    _print_partnerships(situation, told, top)


def _print_headline(told: "CoalitionHealth") -> None:
    whole_of_it = told.directions.whole
    if whole_of_it.health is None:
        say("Nobody on the map has influence, so the coalition as a whole has no health.\n")
        return
    missing = {part.name: part.weight * (100 - part.score) for part in whole_of_it.parts if part.score is not None}
    most = max(missing, key=lambda name: missing[name])
    line = Text.assemble("health ", (whole(whole_of_it.health), "bold"), " of 100, the mean weighted by influence; ")
    out().print(line + Text(f"most of what is missing is {most}: {missing[most]:.0f} points\n"), soft_wrap=True)


def _direction_table(told: "CoalitionHealth") -> Any:
    from gateway.cli.health_json import relationships, sides

    figures = ("heads", "influence", "health", *PARTS)
    shown = narrow(table("direction", *figures, right=figures, whole=("direction",)))
    by_relationship = [(f"  {name}", group) for name, group in relationships(told)]
    for name, group in [*sides(told), *by_relationship]:
        if group.heads:
            shown.add_row(Text(name), *_cells(group))
    return shown


def _cells(group: "Group") -> list[str]:
    return [f"{group.heads:,}", percent(group.share), whole(group.health), *(whole(each.score) for each in group.parts)]


def _print_partnerships(situation: "Situation", told: "CoalitionHealth", top: int) -> None:
    """Those through whom the coalition lacks most come first."""
    share = situation.network.mass[: len(situation.names)]
    order = sorted(range(len(share)), key=lambda place: (-share[place] * (100 - told.health[place]), place))
    figures = ("influence", "health", *PARTS)
    say("Through whom most is missing:", QUIET)
    shown = narrow(table("stakeholder", *figures, right=figures))
    for place in order[:top]:
        known = [whole(float(part.score[place]) if part.weight[place] > 0 else None) for part in told.parts]
        name = Text(situation.names[place], overflow="ellipsis", no_wrap=True)
        shown.add_row(name, percent(float(share[place])), whole(float(told.health[place])), *known)
    out().print(shown)
    out().print(rest(min(top, len(order)), len(order)))
