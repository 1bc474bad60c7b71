"""`groundswell what-if`: what would be if something happened, beside what is."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from gateway.cli.errors import BadInput
from gateway.cli.facts import EXAMPLE, FORM, fact
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, QUIET, out, print_json, say, signed, table
from gateway.cli.viewing import Known, On, day_of, looked_at, moment_as_json, print_title, whole

if TYPE_CHECKING:
    from domain.hypotheses import Hypothesis
    from domain.situation import Situation
    from domain.whatif import Compared, Moved, WhatIf

Facts = Annotated[
    list[str],
    typer.Option("--fact", help=f"'{FORM}', such as '{EXAMPLE}'; give one for each fact.", metavar="FACT"),
]
New = Annotated[bool, typer.Option("--new", help="The stakeholders named may be new.")]


def what_if(
    name: Coalition, facts: Facts, *, new: New = False, on: On = None, known: Known = None, as_json: AsJson = False
) -> None:
    """How strength, chance of winning and health would be if something happened; nothing is recorded.

    All facts are taken together, in the order given, as if they happened
    today, or on the day looked at. What could not be recorded cannot be
    assumed: a defector does not endorse before a return.

    A fact is written NAME: KIND, DETAIL, ... The kinds are those of
    'groundswell log'. A detail is private or public, one-on-one or group,
    tone -2 to 2, influence NUMBER, bloc NAME, gave WHAT:WORTH,
    got WHAT:WORTH, due DATE, to NAME (of a counter-coalition) or stance
    STANCE. The kind is left out where only the influence or the bloc is
    another: 'Ann: influence 0.9'.
    """
    from domain.whatif import what_if

    situation = looked_at(name, on, known)
    told = [fact(text, day_of(situation)) for text in facts]
    supposed = [each.about(_recorded(situation, each.who, new=new)) for each in told]
    found = what_if(situation, supposed)
    if as_json:
        print_json(moment_as_json(situation) | _as_json(supposed, found))
    else:
        print_title(situation, known)
        _print(supposed, found)


def _recorded(situation: "Situation", who: str, *, new: bool) -> str:
    """The name as it is recorded; somebody who has no part in the coalition yet only where they may be new."""
    from domain.hypotheses import partnership_of

    profile = situation.profiles.get(partnership_of(situation, who))
    if profile is None and not new:
        close = get_close_matches(who, [each.name for each in situation.profiles.values()], n=3, cutoff=0.5)
        meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else "."
        raise BadInput(
            f"There is no stakeholder '{who}' in '{situation.coalition}'{meant} Give --new to assume somebody new."
        )
    return profile.name if profile else who


FIGURES = {
    "strength": ("strength", 100.0),
    "momentum": ("momentum", 1.0),
    "chance": ("chance of winning, %", 100.0),
    "health": ("health", 1.0),
}
"""What is told of the coalition: the label that people read, and what a figure is multiplied by for them."""


def _as_json(supposed: "list[Hypothesis]", found: "WhatIf") -> dict[str, Any]:
    return {
        "facts": [_fact(each) for each in supposed],
        **{figure: _compared(getattr(found, figure)) for figure in FIGURES},
        "obstacle": found.obstacle,
        "concerned": [_moved(each) for each in found.concerned],
        "others": [_moved(each) for each in found.others],
    }


def _print(supposed: "list[Hypothesis]", found: "WhatIf") -> None:
    from service.supposing_in_words import in_words

    for each in supposed:
        say(f"  if {in_words(each)}")
    say()
    shown = table("", "today", "then", "change", right=("today", "then", "change"))
    for figure, (label, scale) in FIGURES.items():
        shown.add_row(label, *_cells(getattr(found, figure), scale))
    out().print(shown)
    if found.obstacle:
        say(f"It could not win then: {found.obstacle}.", AGAINST)
    say()
    out().print(_people(found))
    say("Nothing was recorded.", QUIET)


def _people(found: "WhatIf") -> Table:
    """Those concerned, and quietly those who move along."""
    from service.wording import stance_in_words

    columns = ("support, % today", "then", "change", "health then", "stance then")
    shown = table("stakeholder", *columns, right=columns[:-1], whole=columns)
    for each in (*found.concerned, *found.others):
        name = Text(each.name, "" if each in found.concerned else QUIET, overflow="ellipsis", no_wrap=True)
        stance = stance_in_words(each.then) if each.then.on_map else "off the map"
        shown.add_row(name, *_cells(each.support, 100.0), whole(each.health.then), stance)
    return shown


def _cells(figure: "Compared", scale: float) -> list[Text]:
    """Today, then, and the change in the colour of its direction."""
    levels = [Text("–" if value is None else f"{scale * value:.1f}") for value in (figure.today, figure.then)]
    change = None if figure.difference is None else scale * figure.difference
    return [*levels, signed(change)]


def _fact(supposed: "Hypothesis") -> dict[str, Any]:
    from service.supposing_in_words import details

    return {"stakeholder": supposed.who, "kind": supposed.what.kind.value} | details(supposed)


def _compared(figure: "Compared") -> dict[str, float | None]:
    return {"today": figure.today, "then": figure.then, "difference": figure.difference}


def _moved(moved: "Moved") -> dict[str, Any]:
    columns = ("stance", "influence", "member", "away", "on_map")
    return {
        "stakeholder": moved.name,
        "support": _compared(moved.support),
        "health": _compared(moved.health),
        **{
            column: {"today": getattr(moved.today, column, None), "then": getattr(moved.then, column)}
            for column in columns
        },
    }
